"""Lines that know their day and not their clock time: laid on free time of that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from lentera.exchange.formats.reading import NOTHING, Line, Remark

DAY_BEGINS = timedelta(hours=9)
A_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Day:
    """One day of one person: from when to when it lasts, and between what it is taken."""

    begins: datetime
    ends: datetime
    first: datetime
    last: datetime


class Days:
    """Lays lines of one person and day one after another, in the order of the file.

    From nine o'clock on; when the day is full up to midnight, before nine, back towards the
    midnight before. What then finds no room overlaps and stays on its day all the same, so that
    no day of a report takes time from another one.
    """

    def __init__(self) -> None:
        self._days: dict[tuple[str, datetime, str], _Day] = {}

    def lay(self, line: Line, zone: ZoneInfo) -> tuple[datetime, datetime, Remark | None]:
        """Return from when to when a line goes (UTC), and what should be said about it."""
        length = line.length or NOTHING
        key = line.person.key, line.started, zone.key
        day = self._days.get(key)
        if day is None:
            day = self._days[key] = _day(line.started, zone)
        if day.last + length <= day.ends:
            start, day.last = day.last, day.last + length
            return start, day.last, None
        if day.first - length >= day.begins:
            day.first -= length
            return day.first, day.first + length, None
        if length > day.ends - day.begins:
            return day.begins, day.begins + length, Remark.LONGER_THAN_DAY
        return day.ends - length, day.ends, Remark.DAY_IS_FULL


def _day(midnight: datetime, zone: ZoneInfo) -> _Day:
    begins, nine, ends = (
        (midnight + since).replace(tzinfo=zone).astimezone(UTC)
        for since in (NOTHING, DAY_BEGINS, A_DAY)
    )
    return _Day(begins, ends, nine, nine)
