from datetime import UTC, datetime, timedelta

import pytest

from lentera.exchange.formats import refusals
from lentera.exchange.formats.reading import Format, Reason
from tests.exchange.documents import icalendar
from tests.exchange.formats.reads import bad_lines, lines, placed, reading, spans, true_spans
from tests.exchange.spent import spent

ENTRIES = spent(100)
NINE = "DTSTART;TZID=Asia/Jakarta:20240314T090000\nDTEND;TZID=Asia/Jakarta:20240314T100000"


def calendar(*events: str) -> str:
    bodies = (f"BEGIN:VEVENT\nUID:{n}\n{body}\nEND:VEVENT\n" for n, body in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(bodies)}END:VCALENDAR\n".replace("\n", "\r\n")


def test_a_calendar_gives_every_event() -> None:
    content = icalendar(ENTRIES)

    found = placed(content, "Europe/Berlin")

    assert reading(content).format is Format.ICALENDAR
    assert spans(found) == true_spans(ENTRIES)
    assert {it.zone_name for it in found} == {"Asia/Jakarta"}
    assert [(it.line.description, it.line.tags) for it in found] == [
        (it.description, it.tags) for it in ENTRIES
    ]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART:20240314T020000Z", "DTEND:20240314T030000Z"),
        ("DTSTART:20240314T020000Z", "DURATION:PT1H"),
        ("DTSTART:20240314T090000", "DTEND:20240314T100000"),
        ("DTSTART;TZID=Asia/Jakarta:20240314T090000", "DTEND:20240314T030000Z"),
        ("DTSTART;TZID=SE Asia Standard Time:20240314T090000", "DURATION:PT60M"),
        ("DTSTART;TZID=/example.org/2020/Asia/Jakarta:20240314T090000", "DURATION:PT60M"),
    ],
)
def test_times_are_read_in_every_way_of_writing_them(start: str, end: str) -> None:
    (found,) = placed(calendar(f"{start}\n{end}"), "Asia/Jakarta")

    assert found.started_at == datetime(2024, 3, 14, 2, tzinfo=UTC)
    assert found.ended_at == datetime(2024, 3, 14, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("DTSTART;VALUE=DATE:20240314\nDTEND;VALUE=DATE:20240315", Reason.ALL_DAY),
        (f"{NINE}\nSTATUS:CANCELLED", Reason.CANCELLED),
        ("DTSTART:20240314T020000Z", Reason.END_MISSING),
        ("DTEND:20240314T020000Z", Reason.START_MISSING),
        ("DTSTART:soon\nDURATION:PT1H", Reason.DATE_UNREADABLE),
        ("DTSTART:18500101T000000Z\nDURATION:PT1H", Reason.DATE_OUT_OF_RANGE),
        ("DTSTART;TZID=Custom:20240314T090000\nDURATION:PT1H", Reason.ZONE_UNKNOWN),
        (f"{NINE}\nRRULE:FREQ=SECONDLY", Reason.REPEATS_TOO_OFTEN),
        (f"{NINE}\nRRULE:FREQ=DAILY;BYHOUR=1", Reason.REPEAT_UNREADABLE),
        (f"{NINE}\nSUMMARY:{'x' * 4000}", Reason.TEXT_TOO_LONG),
    ],
)
def test_an_event_that_stays_out_says_why_and_the_others_go_in(body: str, reason: Reason) -> None:
    content = calendar(body, NINE)

    assert [(it.number, it.reason) for it in bad_lines(content)] == [(3, reason)]
    assert reading(content).count == 2


def test_a_meeting_every_week_is_laid_out_up_to_the_last_day_wanted() -> None:
    content = calendar(f"{NINE}\nSUMMARY:Weekly\nRRULE:FREQ=WEEKLY")

    found = placed(content, not_after=datetime(2024, 4, 5, tzinfo=UTC))

    assert [it.started_at.day for it in found] == [14, 21, 28, 4]


def test_a_repeating_meeting_keeps_its_wall_time_over_a_clock_change() -> None:
    content = calendar(
        "DTSTART;TZID=Europe/Berlin:20240330T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2"
    )

    found = placed(content)

    assert [it.started_at.hour for it in found] == [8, 7]


def test_a_struck_out_and_a_moved_repetition_do_not_appear_twice() -> None:
    weekly = f"{NINE}\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=Asia/Jakarta:20240315T090000"
    moved = (
        "RECURRENCE-ID:20240316T020000Z\n"
        "DTSTART;TZID=Asia/Jakarta:20240316T150000\nDTEND;TZID=Asia/Jakarta:20240316T160000"
    )
    content = calendar(weekly, moved).replace("UID:1", "UID:0")

    found = placed(content)

    assert [(it.started_at.day, it.started_at.hour) for it in found] == [(14, 2), (17, 2), (16, 8)]


def test_events_outside_of_the_window_are_not_offered() -> None:
    content = calendar(NINE, NINE.replace("202403", "203001"))

    found = lines(content, not_after=datetime(2024, 12, 1, tzinfo=UTC))

    assert [line.started.year for line in found] == [2024]


def test_a_meeting_without_end_stops_with_a_word() -> None:
    content = calendar(f"{NINE}\nRRULE:FREQ=DAILY")

    (wrong,) = bad_lines(content)

    assert (wrong.number, wrong.reason) == (3, Reason.REPEATS_TOO_OFTEN)


def test_every_repetition_has_a_mark_of_its_own() -> None:
    found = placed(calendar(f"{NINE}\nRRULE:FREQ=DAILY;COUNT=9"))

    assert len({it.fingerprint for it in found}) == 9


def test_a_zone_of_the_file_is_never_run() -> None:
    """A VTIMEZONE may hold an endless rule; ours is taken by its name."""
    bomb = (
        "BEGIN:VTIMEZONE\r\nTZID:Bomb\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\nTZOFFSETFROM:+0100\r\n"
        "TZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    event = "DTSTART;TZID=Bomb:20240314T090000\nDURATION:PT1H"
    content = calendar(event).replace("BEGIN:VEVENT", f"{bomb}BEGIN:VEVENT")

    assert [it.reason for it in bad_lines(content)] == [Reason.ZONE_UNKNOWN]


def test_a_calendar_cut_off_is_refused() -> None:
    with pytest.raises(refusals.CalendarNotReadable):
        reading(calendar(NINE).replace("END:VEVENT\r\n", ""))


def test_calendars_with_rules_that_never_come_true_end_in_time() -> None:
    never = f"{NINE.replace('2024', '1981')}\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"

    with pytest.raises(refusals.CalendarRepeatsTooOften):
        reading(calendar(*[never] * 30))
    assert reading(calendar(never), not_after=datetime(2025, 1, 1, tzinfo=UTC)).count == 0


def test_lines_far_in_the_future_do_not_break_the_window() -> None:
    content = calendar("DTSTART:20991231T230000Z\nDURATION:PT1H")

    assert lines(content)[0].length == timedelta(hours=1)
