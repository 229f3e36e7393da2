"""Wall time and instants: what a clock on the wall shows, and when that is.

When clocks go forward some wall times never happen; when they go back some happen twice. Nobody
is guessed for: a time with no reading or with two is refused with the facts to ask about it.
"""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lentera.domain.refusals import Refusal

# Beyond these years a zone is not known well enough to count days in it.
FIRST_YEAR = 1900
LAST_YEAR = 2199

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


class UnknownZone(Refusal):
    """No zone of the zone database has this name."""

    code = "wallclock.unknown_zone"


class OutsideTheCalendar(Refusal):
    """The day lies so far away that it is surely a slip of the hand."""

    code = "wallclock.outside_the_calendar"


class NoSuchWallTime(Refusal):
    """The clocks jump over this wall time; ``next_at`` is the first instant after the jump."""

    code = "wallclock.no_such_time"


class AmbiguousWallTime(Refusal):
    """The clocks show this wall time twice, at ``first_at`` and at ``second_at``."""

    code = "wallclock.happens_twice"


def check_calendar(day: date) -> None:
    """Refuse a day that lies too far away to be meant.

    Raises:
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise OutsideTheCalendar(day_on=day, first_year=FIRST_YEAR, last_year=LAST_YEAR)


def zone_named(name: str) -> ZoneInfo:
    """Return the zone of the zone database with this name.

    Raises:
        UnknownZone: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        # "../etc" is a ValueError and the folder "America" an OSError to zoneinfo.
        raise UnknownZone(name=name) from unknown


def utc(instant: datetime) -> datetime:
    """Return the same instant in UTC, where lengths may be taken by subtraction.

    (Python subtracts two datetimes of one zone by their wall times, wrong on the days of a
    clock change.)

    Raises:
        ValueError: the datetime has no zone.
    """
    if instant.utcoffset() is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(UTC)


def readings(day: date, wall: time, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return when a clock in ``zone`` shows this wall time: no, one or two instants, in order.

    Source: PEP 495, the offset under fold 0 is smaller in a gap and larger in a repeated hour.

    Raises:
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    shown, before, after = _offsets(day, wall, zone)
    if before < after:
        return ()
    first_at = (shown - before).replace(tzinfo=UTC)
    if before == after:
        return (first_at,)
    return first_at, (shown - after).replace(tzinfo=UTC)


def to_instant(
    day: date, wall: time, zone: ZoneInfo, fold: Literal[0, 1] | None = None
) -> datetime:
    """Return the instant at which a clock in ``zone`` shows this wall time.

    Args:
        day: the calendar day, from midnight to midnight.
        wall: the time on the clock.
        zone: where the clock hangs.
        fold: which one is meant if it happens twice; not looked at otherwise.

    Raises:
        NoSuchWallTime: the clocks jump over it.
        AmbiguousWallTime: it happens twice and ``fold`` does not say which is meant.
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    found = readings(day, wall, zone)
    if not found:
        next_at = first_instant(day, wall, zone)
        raise NoSuchWallTime(day_on=day, wall=wall, zone=zone.key, next_at=next_at)
    if len(found) == 1:
        return found[0]
    if fold is None:
        first_at, second_at = found
        raise AmbiguousWallTime(
            day_on=day, wall=wall, zone=zone.key, first_at=first_at, second_at=second_at
        )
    return found[fold]


def first_instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """Return the first instant at which a clock in ``zone`` shows this wall time or a later one.

    A time that is jumped over is reached at the jump, a time that happens twice at its first.

    Raises:
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    found = readings(day, wall, zone)
    if found:
        return found[0]
    shown, before, after = _offsets(day, wall, zone)
    earliest = _seconds(shown - after)
    jump = bisect_left(
        range(earliest, _seconds(shown - before)),
        x=True,
        key=lambda seconds: _from_seconds(seconds).astimezone(zone).utcoffset() != before,
    )
    return _from_seconds(earliest + jump)


def first_time_after(instant: datetime, wall: time, zone: ZoneInfo) -> datetime:
    """Return the first instant later than ``instant`` at which the clock shows this wall time."""
    day = instant.astimezone(zone).date()
    while (found := first_instant(day, wall, zone)) <= instant:
        day += timedelta(days=1)
    return found


def is_repeated(instant: datetime, zone: ZoneInfo) -> bool:
    """Return whether a clock in ``zone`` shows the wall time of this instant twice."""
    shown = instant.astimezone(zone)
    return len(readings(shown.date(), shown.time(), zone)) == 2


def _offsets(day: date, wall: time, zone: ZoneInfo) -> tuple[datetime, timedelta, timedelta]:
    """Give the naive wall time with the offset under either fold."""
    check_calendar(day)
    shown = datetime.combine(day, wall.replace(tzinfo=None, fold=0))
    before = shown.replace(tzinfo=zone).utcoffset() or timedelta()
    after = shown.replace(tzinfo=zone, fold=1).utcoffset() or timedelta()
    return shown, before, after


def _seconds(shown: datetime) -> int:
    return -((_EPOCH - shown.replace(tzinfo=UTC)) // _SECOND)


def _from_seconds(seconds: int) -> datetime:
    return _EPOCH + seconds * _SECOND
