"""The files hold exactly what the page shows, and spreadsheets read them without harm."""

from __future__ import annotations

import csv
import io
import tracemalloc
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.ids import id_stream
from lentera.people.models import Account
from lentera.reports.files import Style, harmless, hours
from lentera.reports.grouping import By
from lentera.reports.wording import NAMES
from lentera.tracking import services as tracking
from lentera.tracking.content import Content
from lentera.tracking.services import NewEntry
from tests.cast import NOW

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.reports.conftest import Studio

FRIDAY = {"when": "day", "on": "2026-11-20"}
POINT = Style(".", ",")


@pytest.fixture
def sari(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Sari, signed in, at the moment of the cast's clock."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    client.force_login(cast.accounts["sari"])
    return client


def lines_of(answer, between: str = ",") -> list[list[str]]:
    body = b"".join(answer.streaming_content)
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=between))


def table(client: Client, **asked: object) -> list[list[str]]:
    return lines_of(client.get(reverse("reports:table"), {**FRIDAY, **asked}))


def entries(client: Client, **asked: object) -> list[list[str]]:
    return lines_of(client.get(reverse("reports:entries"), {**FRIDAY, **asked}))


def fill(studio: Studio) -> None:
    studio.add("2026-11-19T02:00", "2026-11-19T03:00", project="internal")
    studio.add("2026-11-20T02:00", "2026-11-20T03:30", project="website", task="layout")
    studio.add("2026-11-20T03:30", "2026-11-20T05:00:07", project="shop", tags=["design"])
    studio.add("2026-11-20T05:00:07", "2026-11-20T05:30", kind="break")
    studio.add("2026-11-20T06:00", "2026-11-20T06:20", tags=["design", "meeting"])


@pytest.mark.parametrize(
    "asked",
    [
        {"by": "project"},
        {"by": "client", "then": "project"},
        {"by": "tag", "then": "task", "versus": "nothing"},
        {"by": "day", "when": "week"},
        {"by": "project", "q": "nothing like it"},
        {"by": "task", "project": "none", "kind": "work"},
    ],
)
def test_the_table_file_is_the_table_of_the_page(sari: Client, studio: Studio, asked) -> None:
    fill(studio)
    page = sari.get(reverse("reports:mine"), {**FRIDAY, **asked}).context

    heading, *lines, total = table(sari, **asked)

    rows = page["rows"]
    times = heading.index("Time"), heading.index("Sum: Time")
    at = {by: heading.index(str(NAMES[By(by)])) for by in (asked["by"], asked.get("then")) if by}
    names = [
        line[at[asked["then"]]] if row.level == 2 else line[at[asked["by"]]]
        for line, row in zip(lines, rows, strict=True)
    ]
    assert names == [row.name for row in rows]
    assert [line[times[0]] or line[times[1]] for line in lines] == [row.length for row in rows]
    assert total[0].startswith("Total")
    exact = Decimal(page["report"].length // timedelta(microseconds=1)) / 3_600_000_000
    assert abs(Decimal(total[heading.index("Sum: Hours")]) - exact) < Decimal("0.0000005")


@pytest.mark.parametrize(
    "asked",
    [
        {"by": "project"},
        {"by": "project", "then": "task"},
        {"by": "client", "then": "project"},
        {"by": "project", "then": "client"},
        {"by": "day", "then": "project", "when": "week"},
    ],
)
def test_a_column_of_the_table_file_adds_up_to_the_total(
    sari: Client, studio: Studio, asked
) -> None:
    fill(studio)

    heading, *lines = table(sari, **asked)

    for name in ("Hours", "Share in per cent", "Hours before", "Difference in hours"):
        if name in heading:
            column = [line[heading.index(name)] for line in lines]
            total = Decimal(lines[-1][heading.index(f"Sum: {name}")])
            assert abs(sum(Decimal(value or 0) for value in column) - total) < Decimal("0.05")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"by": "project"}, ["Website", "Kopi"]),
        ({"by": "project", "then": "task"}, ["Website", "Kopi", "Layout"]),
        ({"by": "task", "then": "project"}, ["Layout", "Website", "Kopi"]),
        ({"by": "client", "then": "project"}, ["Kopi", "Website"]),
        ({"by": "project", "then": "client"}, ["Website", "Kopi"]),
        ({"by": "project", "then": "client", "when": "week"}, ["Internal", "Without a client"]),
        ({"by": "client", "then": "project", "when": "week"}, ["Without a client", "Internal"]),
    ],
)
def test_a_project_stands_with_its_client_in_the_file_as_on_the_page(
    sari: Client, studio: Studio, asked, found
) -> None:
    fill(studio)

    _heading, *lines = table(sari, versus="nothing", **asked)

    assert found in [line[: len(found)] for line in lines]


def test_the_columns_file_is_the_numbers_of_the_page(sari: Client, studio: Studio) -> None:
    fill(studio)
    asked = {"when": "week", "on": "2026-11-20"}
    page = sari.get(reverse("reports:mine"), asked)

    heading, *lines = lines_of(sari.get(reverse("reports:columns"), asked))

    drawn = page.context["columns"]
    names = [part.name for part in drawn[0].parts]
    assert heading == ["First day", "Last day", *names, "Hours", "Time"]
    assert "These numbers as CSV" in page.content.decode()
    assert len(lines) == len(drawn) == 7
    assert lines[3][:2] == ["2026-11-19", "2026-11-19"]
    assert [line[-1] for line in lines] == [column.text or "0:00" for column in drawn]
    hours_of_days = sum(Decimal(line[-2]) for line in lines)
    assert round(hours_of_days * 3600) == page.context["report"].length // timedelta(seconds=1)
    for line in lines:
        assert abs(sum(map(Decimal, line[2:-2])) - Decimal(line[-2])) < Decimal("0.00001")


def test_the_file_compares_where_the_page_does(sari: Client, studio: Studio) -> None:
    fill(studio)

    heading, *lines, total = table(sari)
    plain = table(sari, versus="nothing")

    assert heading[5:7] == ["Hours before", "Difference in hours"]
    assert lines[-1][:7] == ["Internal", "", "0", "0:00", "0.00", "1", "-1"]
    assert total[heading.index("Sum: Hours before")] == "1"
    assert len(plain[0]) == 2 + 3 + 3


@pytest.mark.engines
def test_i9_the_entries_file_holds_all_that_matches_and_the_page_says_how_many(
    sari: Client, studio: Studio
) -> None:
    fill(studio)
    page = sari.get(reverse("reports:mine"), FRIDAY)

    heading, *lines = entries(sari)
    filtered = entries(sari, project="none", kind="work")

    assert page.context["report"].entries == len(lines) == 4
    assert "All 4 entries as CSV" in page.content.decode()
    assert lines[1][heading.index("Project")] == "Shop"
    assert len(filtered) == 2


@pytest.mark.engines
def test_the_hours_of_the_entries_add_up_to_the_page(sari: Client, studio: Studio) -> None:
    # From Thursday 22:00 to Friday 02:00 in Jakarta: two hours of it are Friday's.
    studio.add("2026-11-19T15:00", "2026-11-19T19:00", project="website")
    studio.add("2026-11-20T03:30", "2026-11-20T05:00:07", project="shop")
    report = sari.get(reverse("reports:mine"), FRIDAY).context["report"]

    heading, *lines = entries(sari)

    place = heading.index("Hours in these days")
    total = sum(Decimal(line[place]) for line in lines)
    assert round(total * 3600) == report.length // timedelta(seconds=1) == 3 * 3600 + 30 * 60 + 7
    assert lines[0][:4] == ["2026-11-19", "22:00:00", "2026-11-20", "02:00:00"]


def test_z2_times_in_the_file_are_those_of_the_entrys_own_zone(
    sari: Client, studio: Studio
) -> None:
    studio.add("2026-11-20T08:00", "2026-11-20T09:00", zone="Europe/Berlin")

    _heading, line = entries(sari)

    assert line[1:5] == ["09:00:00", "2026-11-20", "10:00:00", "Europe/Berlin"]


def test_a_running_timer_has_no_end_and_counts_up_to_now(sari: Client, studio: Studio) -> None:
    at = NOW - timedelta(minutes=90)
    tracking.start_timer(studio.sari, content=Content.of(), at=at, now=NOW)

    _heading, line = lines_of(sari.get(reverse("reports:entries"), {"when": "day"}))

    assert (line[2:4], line[-2:]) == (["", ""], ["1.5", "1:30"])


def test_a_spreadsheet_carries_nothing_out(sari: Client, studio: Studio) -> None:
    for minute, text in enumerate(('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "Plan")):
        studio.add(f"2026-11-20T02:{minute:02}", f"2026-11-20T03:{minute:02}", description=text)

    heading, *lines = entries(sari)

    place = heading.index("Description")
    texts = [line[place] for line in lines]
    assert texts == ['\'=HYPERLINK("http://x")', "'+1", "'-1", "'@SUM(A1)", "Plan"]


@given(st.text(max_size=20))
def test_no_text_is_a_formula_and_none_is_lost(text: str) -> None:
    written = harmless(text)

    assert written in {text, f"'{text}"}
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.integers(-(10**9), 10**9))
def test_hours_are_exact_to_the_second(seconds: int) -> None:
    written = hours(timedelta(seconds=seconds), POINT)

    assert round(Decimal(written) * 3600) == seconds
    assert "E" not in written


def test_in_indonesian_the_file_is_indonesian(sari: Client, studio: Studio) -> None:
    fill(studio)
    Account.objects.filter(email="sari@kunang.example").update(language="id")

    answer = sari.get(reverse("reports:table"), {**FRIDAY, "versus": "nothing"})

    heading, *lines, total = lines_of(answer, between=";")
    assert heading[:5] == ["Proyek", "Klien", "Jam", "Waktu", "Bagian dalam persen"]
    assert lines[1][:4] == ["Website", "Kopi", "1,5", "1:30"]
    assert total[0] == "Jumlah"


def test_the_files_are_named_by_their_days(sari: Client) -> None:
    answer = sari.get(reverse("reports:entries"), {"when": "week", "on": "2026-11-20"})

    name = "lentera-entries-2026-11-16-2026-11-22.csv"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_two_people_never_meet_in_a_file(sari: Client, studio: Studio, cast: Cast) -> None:
    studio.add("2026-11-20T02:00", "2026-11-20T03:00", project="shop", who=cast.viewer("rina"))
    studio.add("2026-11-20T02:00", "2026-11-20T03:00", project="website")

    found = [line for line in [*entries(sari), *table(sari)] if "Shop" in line]

    assert len(entries(sari)) == 2
    assert found == []


def test_i6_a_long_file_streams_in_memory_that_does_not_grow(sari: Client, studio: Studio) -> None:
    peaks = [peak_of(sari, studio, begins, 4500) for begins in (2020, 2021)]
    both = sari.get(
        reverse("reports:entries"),
        {"when": "own", "first": "2020-01-01", "last": "2021-12-31"},
    )

    lines, peak = drain(both)

    assert lines == 9001
    assert peak < max(peaks) * 1.15


def peak_of(client: Client, studio: Studio, year: int, count: int) -> int:
    begins = datetime(year, 3, 1, tzinfo=UTC)
    new = [
        NewEntry(
            content=Content.of(description=f"Piece {number}"),
            started_at=begins + number * timedelta(minutes=30),
            ended_at=begins + number * timedelta(minutes=30) + timedelta(minutes=20),
            zone="Asia/Jakarta",
        )
        for number in range(count)
    ]
    tracking.add_entries(studio.sari, new, ids=id_stream(NOW), now=NOW)
    answer = client.get(reverse("reports:entries"), {"when": "year", "on": f"{year}-01-01"})
    lines, peak = drain(answer)
    assert lines == count + 1
    return peak


def drain(answer) -> tuple[int, int]:
    tracemalloc.start()
    lines = sum(portion.count(b"\r\n") for portion in answer.streaming_content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return lines, peak
