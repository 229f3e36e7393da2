from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from lentera.exchange.formats.fingerprint import fingerprint
from lentera.exchange.formats.reading import Kind, Line, Person
from tests.exchange.formats.reads import placed
from tests.exchange.spent import Spent, spent
from tests.exchange.tables import ClockifySettings, clockify, clockify_import, harvest, toggl

ENTRIES = spent(100)
START, END = datetime(2024, 3, 14, 9), datetime(2024, 3, 14, 10)
LINE = Line(1, START, END, description="Sketch", project="Web", tags=("a", "b"))


def marks(content: bytes) -> list[tuple[str, int]]:
    return [(it.fingerprint, it.occurrence) for it in placed(content)]


def mark_of(line: Line) -> str:
    return fingerprint(line, line.started, line.ended or line.started)


def test_the_same_file_gives_the_same_marks() -> None:
    assert marks(clockify(ENTRIES)) == marks(clockify(ENTRIES))


def test_other_account_settings_give_the_same_marks() -> None:
    other = ClockifySettings(dates="%Y-%m-%d", twelve_hours=False, delimiter=";", bom=True)

    assert marks(clockify(ENTRIES)) == marks(clockify(ENTRIES, other))


def test_a_longer_export_holds_the_marks_of_the_shorter_one() -> None:
    shorter, longer = marks(toggl(ENTRIES[:40])), marks(toggl(ENTRIES))

    assert longer[:40] == shorter


def test_a_day_with_hours_is_known_again_wherever_it_was_put() -> None:
    shorter, longer = marks(harvest(ENTRIES[1:40])), marks(harvest(ENTRIES[:40]))

    assert set(shorter) <= set(longer)


def test_equal_lines_are_numbered() -> None:
    twice = marks(toggl([ENTRIES[0], ENTRIES[1], ENTRIES[0], ENTRIES[0]]))

    assert [occurrence for _, occurrence in twice] == [1, 1, 2, 3]
    assert len(set(twice)) == 4


@pytest.mark.parametrize(
    "change",
    [
        {"started": START + timedelta(seconds=1)},
        {"ended": END + timedelta(seconds=1)},
        {"description": "Sketch 2"},
        {"project": "App"},
        {"client": "Kopi"},
        {"task": "Draft"},
        {"tags": ("a",)},
        {"tags": ("a b",)},
        {"billable": False},
        {"kind": Kind.BREAK},
        {"person": Person(name="Sari")},
        {"foreign_id": "x"},
        {"description": "", "project": "SketchWeb"},
    ],
)
def test_whatever_is_told_differently_is_another_line(change: dict[str, object]) -> None:
    assert mark_of(replace(LINE, **change)) != mark_of(LINE)


@pytest.mark.parametrize("change", [{"number": 7}, {"tags": ("b", "a")}])
def test_place_and_order_of_tags_do_not_count(change: dict[str, object]) -> None:
    assert mark_of(replace(LINE, **change)) == mark_of(LINE)


@pytest.mark.parametrize("make", [clockify, toggl, harvest, clockify_import])
def test_a_file_that_names_no_zone_is_known_again_in_whatever_zone_it_is_read(
    make: Callable[[Sequence[Spent]], bytes],
) -> None:
    here, there = (
        [(it.fingerprint, it.occurrence) for it in placed(make(ENTRIES), zone)]
        for zone in ("Asia/Jakarta", "America/New_York")
    )

    assert here == there


def test_a_zone_that_the_file_names_is_part_of_what_it_says() -> None:
    event = "BEGIN:VEVENT\r\nDTSTART;TZID={0}:20260302T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"
    both = event.format("Asia/Jakarta") + event.format("Europe/Berlin")
    calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{both}END:VCALENDAR\r\n"

    assert [occurrence for _, occurrence in marks(calendar.encode())] == [1, 1]


def test_the_same_instant_is_the_same_whatever_offset_it_is_written_with() -> None:
    plain = "Start,End\n2026-03-02T09:00:00+07:00,2026-03-02T10:00:00+07:00\n"
    utc = "Start,End\n2026-03-02T02:00:00Z,2026-03-02T03:00:00Z\n"

    assert marks(plain.encode()) == marks(utc.encode())


def test_letters_written_in_two_ways_are_the_same_letters() -> None:
    assert mark_of(replace(LINE, project="Café")) == mark_of(replace(LINE, project="Cafe\u0301"))


def test_the_mark_never_changes_between_versions() -> None:
    (found,) = placed(toggl(ENTRIES[:1]))

    assert found.fingerprint == "955e764eab33c87cfa44a246fc382368"
