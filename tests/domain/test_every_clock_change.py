"""Walks over the zone database: what must hold on the days when clocks change.

A sample of zones in the normal run; every zone from 1970 to 2037 with ``script/test --all``.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from lentera.domain.timespan import (
    Span,
    clip,
    clock_change_on,
    day_bounds,
    day_of,
    day_start,
    range_span,
    split_by_day,
    union_length,
)
from lentera.domain.wallclock import is_repeated, readings, to_instant

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STEP_SECONDS = 6 * 3600
DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)

# Changes at midnight, at 00:01, of half an hour, of whole days, twice around Ramadan, winter time
# as the exception, and the zones our people live in.
SAMPLE = [
    "Africa/Casablanca",
    "America/Havana",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Jakarta",
    "Asia/Kathmandu",
    "Asia/Pyongyang",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kwajalein",
]
EVERY = sorted(available_timezones())


def clock_changes(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[datetime]:
    """Yield every instant between the years at which the offset of a zone changes."""

    def offset(seconds: int) -> timedelta | None:
        return (EPOCH + timedelta(seconds=seconds)).astimezone(zone).utcoffset()

    start = int(datetime(first_year, 1, 1, tzinfo=UTC).timestamp())
    stop = int(datetime(last_year + 1, 1, 1, tzinfo=UTC).timestamp())
    known = offset(start)
    for seconds in range(start, stop, STEP_SECONDS):
        there = offset(seconds + STEP_SECONDS)
        if there != known:
            window = range(seconds, seconds + STEP_SECONDS + 1)
            change = bisect_left(window, x=True, key=lambda s: offset(s) != known)
            yield EPOCH + timedelta(seconds=window[change])
            known = there


def check_around(change: datetime, zone: ZoneInfo, day_starts_at: time) -> None:
    day = day_of(change, zone, day_starts_at)
    check_days(range_of_days(day), zone, day_starts_at)
    around = [change + step * QUARTER for step in range(-12, 13)]
    around += [change - timedelta(microseconds=1), change + timedelta(seconds=1)]
    for instant in around:
        check_round_trip(instant, zone)
        own_day = day_bounds(day_of(instant, zone, day_starts_at), zone, day_starts_at)
        assert own_day.start_at <= instant < own_day.end_at


def range_of_days(day: date) -> list[date]:
    return [day + number * DAY for number in range(-2, 3)]


def check_days(days: list[date], zone: ZoneInfo, day_starts_at: time) -> None:
    bounds = {day: day_bounds(day, zone, day_starts_at) for day in days}
    whole = range_span(days[0], days[-1], zone, day_starts_at)
    ordinary = day_start(days[2], zone, day_starts_at) - 5 * timedelta(hours=1)
    night = Span(ordinary, ordinary + timedelta(hours=33, minutes=7))
    entries = [clip(night, whole), clip(Span(night.end_at, night.end_at + DAY), whole)]
    pieces = [piece for e in entries if e for piece in split_by_day(e, zone, day_starts_at)]
    assert sum((b.length for b in bounds.values()), timedelta()) == whole.length
    assert sum((p.length for _, p in pieces), timedelta()) == sum(
        (e.length for e in entries if e), timedelta()
    )
    for day, real in bounds.items():
        assert timedelta() <= real.length
        assert (clock_change_on(day, zone, day_starts_at) or timedelta()) == real.length - DAY
        on_day = [p for d, p in pieces if d == day]
        assert sum((p.length for p in on_day), timedelta()) == union_length(on_day) <= real.length


def check_round_trip(instant: datetime, zone: ZoneInfo) -> None:
    shown = instant.astimezone(zone)
    found = readings(shown.date(), shown.time(), zone)
    assert instant in found
    assert is_repeated(instant, zone) == (len(found) == 2)
    assert to_instant(shown.date(), shown.time(), zone, 1 if shown.fold else 0) == instant


@pytest.mark.parametrize("name", SAMPLE)
def test_days_are_right_around_every_clock_change_of_the_sample(name: str) -> None:
    zone = ZoneInfo(name)

    for change in clock_changes(zone, 2006, 2026):
        for day_starts_at in (time(0), time(4), time(2, 30)):
            check_around(change, zone, day_starts_at)


@pytest.mark.all
@pytest.mark.parametrize("name", EVERY)
def test_days_are_right_around_every_clock_change_of_every_zone(name: str) -> None:
    zone = ZoneInfo(name)

    for change in clock_changes(zone, 1970, 2037):
        for day_starts_at in (time(0), time(4), time(2, 30)):
            check_around(change, zone, day_starts_at)


def test_the_walk_finds_the_changes_it_is_meant_to_check() -> None:
    berlin = list(clock_changes(ZoneInfo("Europe/Berlin"), 2026, 2026))
    samoa = list(clock_changes(ZoneInfo("Pacific/Apia"), 2011, 2011))

    assert berlin == [
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
    ]
    assert datetime(2011, 12, 30, 10, tzinfo=UTC) in samoa
    assert len(EVERY) > 500
