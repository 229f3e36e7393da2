"""`lentera import`: real files through the real command."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from lentera.exchange.models import ImportRun
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import delete_entries, merge_entries
from lentera.web import clock
from lentera_cli.main import main
from tests.cast import Cast
from tests.exchange.documents import activitywatch, watson
from tests.exchange.spent import Spent, spent
from tests.exchange.tables import ClockifySettings, clockify
from tests.exchange.totals import totals_of, totals_there

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

Command = Callable[..., dict[str, Any]]
AMERICAN = ClockifySettings(with_type=True)  # a whole file of such dates tells its order


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Run the command on a file; gives what it printed."""

    def run(content: bytes, *words: str, who: str = "rina") -> dict[str, Any]:
        path = tmp_path / "export.csv"
        path.write_bytes(content)
        where = ("--workspace", "Studio Kunang", "--as", f"{who}@kunang.example")
        assert main(["import", str(path), *where, *words, "--json"]) == 0
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        return told

    return run


class Said(NamedTuple):
    """What the command said to a person."""

    status: int
    out: str
    error: str


@pytest.fixture
def plain(cast: Cast, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Said]:
    """Run the command on a file as people do; gives its status and its words."""

    def run(content: bytes, *words: str) -> Said:
        path = tmp_path / "export.csv"
        path.write_bytes(content)
        where = ("--workspace", "Studio Kunang", "--as", "rina@kunang.example")
        status = main(["import", str(path), *where, *words])
        return Said(status, *capsys.readouterr())

    return run


def counts(told: dict[str, int]) -> tuple[int, int, int, int]:
    return told["read"], told["created"], told["skipped"], told["failed"]


def test_ten_thousand_lines_of_clockify_add_up_and_come_in_once(
    cast: Cast, command: Command
) -> None:
    entries = spent(10_000)
    file = clockify(entries, AMERICAN)

    first, second = command(file), command(file)

    assert counts(first) == (10_000, 10_000, 0, 0)
    assert counts(second) == (10_000, 0, 10_000, 0)
    assert totals_there(cast.viewer("rina")) == totals_of(entries)


def test_a_file_of_watson_adds_up_and_comes_in_once(cast: Cast, command: Command) -> None:
    entries = [one for one in spent(2_000) if not one.is_break]
    count = len(entries)

    first, second = command(watson(entries)), command(watson(entries))

    assert counts(first) == (count, count, 0, 0)
    assert counts(second) == (count, 0, count, 0)
    assert totals_there(cast.viewer("rina")) == totals_of(entries)


def test_a_dry_run_tells_what_would_come_in(cast: Cast, command: Command) -> None:
    command(clockify(spent(100), AMERICAN))

    told = command(clockify(spent(150), AMERICAN), "--dry-run")

    assert counts(told) == (150, 50, 100, 0)
    assert TimeEntry.objects.own(cast.viewer("rina")).count() == 100


def test_with_a_list_of_people_everybody_gets_their_own(
    cast: Cast, command: Command, tmp_path: Path
) -> None:
    entries = spent(300, people=3)
    bad = b'"Website","","Odd","","Sari","","sari@kunang.example"' + b',"x"' * 8 + b"\n"
    people = tmp_path / "people.csv"
    people.write_text(
        "".join(f"{n}@kunang.example,{n}@kunang.example\n" for n in ("sari", "rina", "bayu"))
    )

    told = command(clockify(entries, AMERICAN) + bad, "--map-people", str(people))

    assert counts(told) == (301, 300, 0, 1)
    for name in ("rina", "bayu"):
        assert totals_there(cast.viewer(name)) == totals_of(of(entries, name))
    assert totals_there(cast.viewer("sari"))["all"] == totals_of(of(entries, "sari"))["all"]


def test_the_zone_of_the_command_is_where_clock_times_are_read(
    cast: Cast, command: Command
) -> None:
    command(b"Date,Start,End\n2026-11-02,09:00,10:00\n", "--zone", "Asia/Jayapura", who="jonas")

    [entry] = TimeEntry.objects.own(cast.viewer("jonas"))
    assert (entry.started_at.hour, entry.zone) == (0, "Asia/Jayapura")
    assert [run.zone for run in ImportRun.objects.own(cast.viewer("jonas"))] == ["Asia/Jayapura"]


def test_the_same_file_read_in_another_zone_comes_in_once(cast: Cast, command: Command) -> None:
    file = clockify(spent(50), AMERICAN)
    command(file, "--zone", "Asia/Jakarta")

    again = command(file, "--zone", "America/New_York")

    assert counts(again) == (50, 0, 50, 0)
    assert totals_there(cast.viewer("rina")) == totals_of(spent(50))


def test_what_the_file_adds_up_to_and_what_came_in_is_told_where_it_differs(
    cast: Cast, command: Command
) -> None:
    table = (
        b"Date,Start,End,Duration\n2026-11-02,09:00,10:00,05:00:00\n2026-11-03,9:00,10:00,1:00\n"
    )

    told = command(table)

    assert (told["file_seconds"], told["here_seconds"]) == (6 * 3600, 2 * 3600)
    assert told["remark_counts"] == {"length_differs": 1}
    assert told["remarks"] == [
        {"line": 2, "remark": "length_differs", "file_seconds": 18_000, "here_seconds": 3_600}
    ]
    assert totals_there(cast.viewer("rina"))["all"] == timedelta(hours=2)


def test_a_difference_is_told_in_words_too(cast: Cast, plain: Callable[..., Said]) -> None:
    table = b"Date,Start,End,Duration\n2026-11-02,09:00,10:00,05:00:00\n"

    said = plain(table)

    assert said.status == 0
    assert "The lengths in the file add up to 5:00:00, and here to 1:00:00" in said.out
    assert "line 2: 5:00:00 in the file, 1:00:00 here: The file states another length" in said.out


def test_what_was_deleted_since_is_counted_and_exactly_that_comes_back(
    cast: Cast, command: Command, plain: Callable[..., Said]
) -> None:
    viewer, file = cast.viewer("rina"), clockify(spent(20), AMERICAN)
    command(file)
    ids = list(TimeEntry.objects.own(viewer).order_by("started_at").values_list("pk", flat=True))
    delete_entries(viewer, entry_ids=ids[:3], now=clock.now())

    hint = plain(file)
    dry = command(file, "--dry-run", "--bring-back")
    told = command(file, "--bring-back")
    again = command(file, "--bring-back")

    assert "3 of those skipped were deleted since they came in." in hint.out
    assert "--bring-back" in hint.out
    assert (dry["deleted_since"], dry["brought_back"]) == (3, 0)
    assert (told["created"], told["deleted_since"], told["brought_back"]) == (0, 3, 3)
    assert (again["deleted_since"], again["brought_back"]) == (0, 0)
    assert totals_there(viewer) == totals_of(spent(20))
    assert set(TimeEntry.objects.own(viewer).values_list("pk", flat=True)) == set(ids)


def test_what_a_merge_took_in_was_not_deleted(cast: Cast, command: Command) -> None:
    viewer = cast.viewer("rina")
    table = (
        b"Date,Start,End,Description\n2026-11-02,09:00,10:00,Call\n2026-11-02,10:00,11:00,Call\n"
    )
    command(table)
    ids = list(TimeEntry.objects.own(viewer).values_list("pk", flat=True))
    merge_entries(viewer, entry_ids=ids, now=clock.now())

    told = command(table, "--bring-back")

    assert (told["skipped"], told["deleted_since"], told["brought_back"]) == (2, 0, 0)
    assert totals_there(viewer)["all"] == timedelta(hours=2)


def test_lengths_in_whole_numbers_are_asked_in_words_and_answered(
    cast: Cast, command: Command, plain: Callable[..., Said]
) -> None:
    table = b"Date,Duration,Description\n2026-11-02,90,Call\n"

    asked = plain(table)
    command(table, "--length-unit", "minutes")

    assert asked.status == 2
    assert "line 2: 90 is 90 minutes  --length-unit minutes" in asked.error
    assert totals_there(cast.viewer("rina"))["all"] == timedelta(minutes=90)


def test_of_what_a_computer_saw_only_what_is_named_comes_in(
    cast: Cast, command: Command, plain: Callable[..., Said]
) -> None:
    entries = [one for one in spent(60) if not one.is_break]
    log = activitywatch(entries)
    named = {one.project for one in entries if one.project}

    asked = plain(log)
    told = command(log, "--activity", min(named))

    assert asked.status == 2
    assert "Say what of it you want to keep:" in asked.error
    assert all(f"--activity {shlex.quote(name)}" in asked.error for name in named)
    assert told["created"] > 0
    there = TimeEntry.objects.own(cast.viewer("rina"))
    assert {entry.description for entry in there} == {min(named)}


def test_columns_nobody_knows_are_explained(plain: Callable[..., Said]) -> None:
    said = plain(b"alpha,beta\n1,2\n")

    assert said.status == 2
    assert "Name the columns in the first line, for example Date, Start, End" in said.error


def of(entries: list[Spent], name: str) -> list[Spent]:
    return [one for one in entries if one.email == f"{name}@kunang.example"]
