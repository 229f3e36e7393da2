from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.exchange.formats.placing import Placed, place
from lentera.exchange.formats.reading import BadLine, Line, Reason, Remark
from tests.exchange.formats.reads import placed

BERLIN = ZoneInfo("Europe/Berlin")


def placed_in_berlin(*lines: Line | BadLine) -> list[Placed | BadLine]:
    return list(place(lines, lambda _: BERLIN))


def only(found: list[Placed | BadLine]) -> Placed:
    (one,) = found
    assert isinstance(one, Placed)
    return one


def test_a_wall_time_is_read_in_the_zone_given() -> None:
    line = Line(1, datetime(2024, 3, 14, 9), datetime(2024, 3, 14, 10))

    found = only(placed_in_berlin(line))

    assert (found.started_at, found.zone_name) == (
        datetime(2024, 3, 14, 8, tzinfo=UTC),
        "Europe/Berlin",
    )


def test_the_zone_of_the_file_wins() -> None:
    line = Line(1, datetime(2024, 3, 14, 9), length=timedelta(hours=1), zone_name="Asia/Jakarta")

    found = only(placed_in_berlin(line))

    assert (found.started_at.hour, found.zone_name) == (2, "Asia/Jakarta")


def test_a_night_with_a_clock_change_has_its_real_length() -> None:
    line = Line(1, datetime(2024, 3, 31, 0, 30), datetime(2024, 3, 31, 3, 30))

    found = only(placed_in_berlin(line))

    assert found.ended_at - found.started_at == timedelta(hours=2)


def test_the_length_tells_which_of_two_equal_hours_was_meant() -> None:
    start, end = datetime(2024, 10, 27, 2, 30), datetime(2024, 10, 27, 2, 45)
    lines = [Line(1, start, end, timedelta(minutes=minutes)) for minutes in (15, 75)]

    short, long = (only(placed_in_berlin(line)) for line in lines)

    assert short.ended_at - short.started_at == timedelta(minutes=15)
    assert long.ended_at - long.started_at == timedelta(minutes=75)


def test_an_end_that_looks_earlier_lies_in_the_second_of_two_equal_hours() -> None:
    line = Line(1, datetime(2024, 10, 27, 2, 50), datetime(2024, 10, 27, 2, 10))

    found = only(placed_in_berlin(line))

    assert found.ended_at - found.started_at == timedelta(minutes=20)


def test_a_length_that_contradicts_the_clock_does_not_move_it() -> None:
    line = Line(1, datetime(2024, 3, 14, 9), datetime(2024, 3, 14, 9, 50), timedelta(hours=1))

    found = only(placed_in_berlin(line))

    assert found.ended_at - found.started_at == timedelta(minutes=50)


def test_what_ends_before_it_starts_or_never_ends_is_reported() -> None:
    day = datetime(2024, 3, 14, 9)
    lines = [Line(1, day, day - timedelta(hours=1)), Line(2, day, day + timedelta(days=40))]

    found = placed_in_berlin(*lines)

    assert [(it.number, it.reason) for it in found if isinstance(it, BadLine)] == [
        (1, Reason.ENDS_BEFORE_START),
        (2, Reason.TOO_LONG),
    ]


def test_a_bad_line_stays_a_bad_line() -> None:
    wrong = BadLine(3, "Start", "x", Reason.TIME_UNREADABLE)

    assert placed_in_berlin(wrong) == [wrong]


@given(
    start=st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)),
    minutes=st.integers(0, 40_000),
)
def test_a_length_in_the_file_is_the_length_that_comes_out(start: datetime, minutes: int) -> None:
    wall = start.replace(second=0, microsecond=0)
    at = wall.replace(tzinfo=BERLIN).astimezone(UTC)
    end = (at + timedelta(minutes=minutes)).astimezone(BERLIN).replace(tzinfo=None)
    line = Line(1, at.astimezone(BERLIN).replace(tzinfo=None), end, timedelta(minutes=minutes))

    found = only(placed_in_berlin(line))

    assert found.ended_at - found.started_at == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("start", "end", "length", "remark"),
    [
        ("09:00:00", "10:00:00", "05:00:00", Remark.LENGTH_DIFFERS),
        ("09:03:00", "10:01:00", "01:00:00", Remark.LENGTH_DIFFERS),  # rounded by the exporter
        ("09:00:00", "09:59:30", "01:00:00", Remark.LENGTH_DIFFERS),  # so little, but every day
        ("09:00:10", "10:00:40", "1:00", None),  # cut to minutes, and no more is known
        ("09:00:10", "10:01:20", "1:00", Remark.LENGTH_DIFFERS),
        ("09:00:00", "10:20:00", "1.33", None),  # hours with two decimals
        ("09:00:00", "10:20:00", "5.00", Remark.LENGTH_DIFFERS),
        ("09:00", "09:10", "0.16", None),  # all three are cut
        ("09:00", "10:00", "1h", None),
        ("09:00", "10:00", "PT4500S", Remark.LENGTH_DIFFERS),
        ("09:00:00", "10:00:00", "01:00:00", None),
    ],
)
def test_a_length_that_contradicts_the_clock_times_is_remarked(
    start: str, end: str, length: str, remark: Remark | None
) -> None:
    (found,) = placed(f"Date,Start,End,Duration\n2026-03-02,{start},{end},{length}\n")

    assert found.remark is remark
    assert (found.told == found.length) is (remark is None)


def test_the_clock_times_are_taken_and_the_length_of_the_file_is_kept_beside() -> None:
    (found,) = placed("Date,Start,End,Duration\n2026-03-02,09:00,10:00,05:00:00\n")

    assert (found.length, found.told) == (timedelta(hours=1), timedelta(hours=5))


DAY = datetime(2024, 6, 22)


def days_lines(*hours: float, day: datetime = DAY) -> list[Placed]:
    lines = [Line(n, day, length=timedelta(hours=each), day_only=True)
             for n, each in enumerate(hours)]  # fmt: skip
    return [it for it in placed_in_berlin(*lines) if isinstance(it, Placed)]


def own_days(found: list[Placed]) -> set[date]:
    last = timedelta(microseconds=1)
    ends = [max(it.started_at, it.ended_at - last) for it in found]
    return {at.astimezone(BERLIN).date() for at in [*(it.started_at for it in found), *ends]}


def test_a_full_day_takes_nothing_from_the_next_one_and_says_so() -> None:
    found = days_lines(25, 1.25, 8, 9, 9)

    assert [it.remark for it in found] == [
        Remark.LONGER_THAN_DAY,
        None,
        None,
        None,  # before nine
        Remark.DAY_IS_FULL,
    ]
    assert own_days(found[1:]) == {DAY.date()}
    assert found[0].started_at.astimezone(BERLIN).replace(tzinfo=None) == DAY


@given(st.lists(st.floats(0, 10), max_size=10).filter(lambda hours: sum(hours) <= 15))
def test_lines_of_a_day_never_overlap_and_keep_their_lengths(hours: list[float]) -> None:
    found = days_lines(*hours, day=datetime(2024, 3, 31))

    assert [it.length for it in found] == [timedelta(hours=each) for each in hours]
    assert all(a.ended_at <= b.started_at for a, b in pairwise(found))


@given(st.lists(st.floats(0, 24), max_size=10))
def test_lines_of_a_day_stay_on_it_however_many_there_are(hours: list[float]) -> None:
    found = days_lines(*hours)

    assert [it.length for it in found] == [timedelta(hours=each) for each in hours]
    assert own_days(found) <= {DAY.date()}
    free = sorted((it for it in found if it.remark is None and it.length), key=starts)
    assert all(a.ended_at <= b.started_at for a, b in pairwise(free))


def starts(one: Placed) -> datetime:
    return one.started_at
