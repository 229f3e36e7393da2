"""`lentera import`: real files through the real command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lentera.exchange.models import ImportRun
from lentera.tracking.models import TimeEntry
from lentera_cli.main import main
from tests.cast import Cast
from tests.exchange.documents import watson
from tests.exchange.spent import Spent, spent
from tests.exchange.tables import ClockifySettings, clockify
from tests.exchange.totals import totals_of, totals_there

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

Command = Callable[..., dict[str, int]]
AMERICAN = ClockifySettings(with_type=True)  # a whole file of such dates tells its order


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """Run the command on a file; gives what it printed."""

    def run(content: bytes, *words: str, who: str = "rina") -> dict[str, int]:
        path = tmp_path / "export.csv"
        path.write_bytes(content)
        where = ("--workspace", "Studio Kunang", "--as", f"{who}@kunang.example")
        assert main(["import", str(path), *where, *words, "--json"]) == 0
        told: dict[str, int] = json.loads(capsys.readouterr().out)
        return told

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


def of(entries: list[Spent], name: str) -> list[Spent]:
    return [one for one in entries if one.email == f"{name}@kunang.example"]
