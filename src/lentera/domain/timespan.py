"""Spans of time and the days they fall on.

A span is half-open: it holds its start and not its end, so what touches does not overlap. A day
is a local day, from the person's day start to the next one. It has its real length: 23 or 25
hours when the clocks change, none at all where a zone left a day out of its calendar.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from lentera.domain.wallclock import check_calendar, first_instant, readings, utc

MIDNIGHT = time(0, 0)

_DAY = timedelta(days=1)
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From an instant up to, but not including, another one. Kept in UTC.

    Raises:
        ValueError: an end has no zone, or the end lies before the start.
    """

    start_at: datetime
    end_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "start_at", utc(self.start_at))
        object.__setattr__(self, "end_at", utc(self.end_at))
        if self.end_at < self.start_at:
            raise ValueError("a span cannot end before it starts")

    @property
    def length(self) -> timedelta:
        """How long the span is, in real time."""
        return self.end_at - self.start_at

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share any time; touching is not overlapping."""
        return clip(self, other) is not None


@dataclass(frozen=True, slots=True, order=True)
class DayRange:
    """Days from the first to the last, both included."""

    first_on: date
    last_on: date

    def days(self) -> Iterator[date]:
        """Yield each day of the range in order."""
        for number in range(self.first_on.toordinal(), self.last_on.toordinal() + 1):
            yield date.fromordinal(number)


def clip(span: Span, within: Span) -> Span | None:
    """Return the part of ``span`` that lies in ``within``, or None if they share no time."""
    start_at = max(span.start_at, within.start_at)
    end_at = min(span.end_at, within.end_at)
    return Span(start_at, end_at) if start_at < end_at else None


def union_length(spans: Iterable[Span]) -> timedelta:
    """Return how long at least one of the spans lasted: presence, where their sum is effort."""
    total = _NOTHING
    covered_until: datetime | None = None
    for span in sorted(spans):
        if covered_until is None or span.start_at >= covered_until:
            total += span.length
        elif span.end_at > covered_until:
            total += span.end_at - covered_until
        else:
            continue
        covered_until = span.end_at
    return total


@lru_cache(maxsize=8192)
def day_start(day: date, zone: ZoneInfo, day_starts_at: time = MIDNIGHT) -> datetime:
    """Return the first instant of a local day.

    A day start that the clocks jump over is the jump; one that happens twice is its first.

    Raises:
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    return first_instant(day, day_starts_at, zone)


def day_of(instant: datetime, zone: ZoneInfo, day_starts_at: time = MIDNIGHT) -> date:
    """Return the local day an instant belongs to.

    Zone: a person whose day starts at 04:00 is still on Monday at 03:59 on Tuesday.
    """
    shown = instant.astimezone(zone).replace(tzinfo=None)
    since_midnight = timedelta(
        hours=day_starts_at.hour, minutes=day_starts_at.minute, seconds=day_starts_at.second
    )
    day = (shown - since_midnight).date()
    # Clocks that go back over the day start show yesterday's date on a day that has begun, and a
    # day that a zone left out begins and ends at once.
    while instant >= day_start(day + _DAY, zone, day_starts_at):
        day += _DAY
    return day


def instants_on(
    day: date, wall: time, zone: ZoneInfo, day_starts_at: time = MIDNIGHT
) -> tuple[datetime, ...]:
    """Return when the clock shows a wall time during a local day: no, one or two instants.

    Zone: to a person whose day starts at 04:00, 00:30 on Monday is shown after Monday's midnight.

    Raises:
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    # The day before, too: clocks that go back at midnight show its last hour on a day that began.
    shown = (at for on in (day - _DAY, day, day + _DAY) for at in readings(on, wall, zone))
    return tuple(at for at in shown if day_of(at, zone, day_starts_at) == day)


def day_bounds(day: date, zone: ZoneInfo, day_starts_at: time = MIDNIGHT) -> Span:
    """Return a local day as a span of its real length."""
    return range_span(day, day, zone, day_starts_at)


def range_span(
    first_on: date, last_on: date, zone: ZoneInfo, day_starts_at: time = MIDNIGHT
) -> Span:
    """Return the span from the start of the first day to the end of the last."""
    return Span(
        day_start(first_on, zone, day_starts_at),
        day_start(last_on + _DAY, zone, day_starts_at),
    )


def split_by_day(
    span: Span, zone: ZoneInfo, day_starts_at: time = MIDNIGHT
) -> list[tuple[date, Span]]:
    """Return the span cut at every day start; the pieces add up to it exactly.

    A day that a zone left out has no piece. An empty span stays whole on its day.
    """
    pieces = []
    day = day_of(span.start_at, zone, day_starts_at)
    start_at = span.start_at
    next_start_at = day_start(day + _DAY, zone, day_starts_at)
    while next_start_at < span.end_at:
        if start_at < next_start_at:
            pieces.append((day, Span(start_at, next_start_at)))
        day += _DAY
        start_at = next_start_at
        next_start_at = day_start(day + _DAY, zone, day_starts_at)
    pieces.append((day, Span(start_at, span.end_at)))
    return pieces


def clock_change_on(day: date, zone: ZoneInfo, day_starts_at: time = MIDNIGHT) -> timedelta | None:
    """Return by how much the clocks make this day longer (or, negative, shorter) than 24 hours.

    None on an ordinary day. Minus 24 hours is a day that the zone left out.
    """
    change = day_bounds(day, zone, day_starts_at).length - _DAY
    return change or None


def week_bounds(day: date, week_starts_on: int = 0) -> DayRange:
    """Return the week of a day.

    Args:
        day: any day of the week.
        week_starts_on: the first weekday, 0 for Monday to 6 for Sunday.
    """
    check_calendar(day)
    first_on = day - (day.weekday() - week_starts_on) % 7 * _DAY
    return DayRange(first_on, first_on + 6 * _DAY)


def month_bounds(day: date) -> DayRange:
    """Return the calendar month of a day."""
    check_calendar(day)
    return DayRange(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def quarter_bounds(day: date) -> DayRange:
    """Return the quarter of the calendar year a day lies in."""
    check_calendar(day)
    first_month = day.month - (day.month - 1) % 3
    last_on = month_bounds(day.replace(month=first_month + 2, day=1)).last_on
    return DayRange(day.replace(month=first_month, day=1), last_on)


def year_bounds(day: date) -> DayRange:
    """Return the calendar year of a day."""
    check_calendar(day)
    return DayRange(day.replace(month=1, day=1), day.replace(month=12, day=31))
