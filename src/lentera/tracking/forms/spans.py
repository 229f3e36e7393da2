"""From clock times that were typed to the instants they can mean, in nights of a clock change too.

Zone: a day is the person's own, from their day start on (decision 23).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from lentera.domain.timespan import instants_on
from lentera.domain.wallclock import readings

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

A_DAY = timedelta(days=1)
MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)

Times = tuple[datetime, datetime]


def since_midnight(wall: time) -> timedelta:
    """Return how far a clock time is from midnight, on an ordinary day."""
    return datetime.combine(MIDNIGHT, wall, UTC) - MIDNIGHT


def clock_of(clock: timedelta) -> time:
    """Return the clock time so far from midnight; 24:00 is shown as midnight."""
    return (MIDNIGHT + clock % A_DAY).time()


def shown_on(on: date, clock: timedelta, zone: ZoneInfo) -> list[datetime]:
    """Return the instants at which the clock shows a time on a date; 24:00 is the next midnight."""
    return list(readings(on + clock // A_DAY * A_DAY, clock_of(clock), zone))


def ends_after(
    start_at: datetime, clock: timedelta, zone: ZoneInfo, *, nights: int = 0
) -> list[datetime]:
    """Return the ends that are meant: the next time the clock shows it, or some nights later.

    Two instants where the clocks show it twice; none where they jump over it.
    """
    shown = start_at.astimezone(zone)
    on = shown.date() + nights * A_DAY
    same_day = shown_on(on, clock, zone)
    later = [at for at in same_day if at > start_at]
    jumped = not same_day and (nights or clock > since_midnight(shown.time()))
    return later if later or jumped else shown_on(on + A_DAY, clock, zone)


@dataclass(frozen=True, slots=True)
class TypedSpan:
    """Two or all three of start, end and length, on a day."""

    day: date
    start: time | None
    end: timedelta | None
    length: timedelta | None

    def meant(self, zone: ZoneInfo, day_starts_at: time) -> list[Times]:
        """Return the spans that start and end, or one of them with the length, can mean."""
        length = self.length or timedelta(0)
        if self.start is None:
            return [(at - length, at) for at in self._ends(zone, day_starts_at)]
        starts = instants_on(self.day, self.start, zone, day_starts_at)
        if self.end is None:
            return [(at, at + length) for at in starts]
        return [(at, to) for at in starts for to in ends_after(at, self.end, zone)]

    def start_is_jumped(self, zone: ZoneInfo, day_starts_at: time) -> bool:
        """Whether the clocks jump over the start."""
        return self.start is not None and not instants_on(self.day, self.start, zone, day_starts_at)

    def _ends(self, zone: ZoneInfo, day_starts_at: time) -> list[datetime]:
        if self.end is None or self.end == A_DAY:
            return shown_on(self.day, A_DAY, zone)
        return list(instants_on(self.day, clock_of(self.end), zone, day_starts_at))
