from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from lentera.exchange.formats.placing import Placed, place
from lentera.exchange.formats.reading import BadLine, Line, Reason

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


@given(st.lists(st.integers(0, 600), max_size=10))
def test_lines_of_a_day_never_overlap_and_keep_their_lengths(minutes: list[int]) -> None:
    day = datetime(2024, 3, 31)
    lines = [Line(n, day, length=timedelta(minutes=each), day_only=True)
             for n, each in enumerate(minutes)]  # fmt: skip

    found = [it for it in placed_in_berlin(*lines) if isinstance(it, Placed)]

    assert [it.ended_at - it.started_at for it in found] == [line.length for line in lines]
    assert all(a.ended_at <= b.started_at for a, b in pairwise(found))
