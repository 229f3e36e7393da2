"""Where a length without clock times lies on its day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.domain.timespan import day_bounds, day_of
from lentera.domain.wallclock import first_instant
from lentera.tracking.models import TimeEntry

if TYPE_CHECKING:
    from datetime import date

    from lentera.domain.viewer import Viewer

# Where a length on an empty past day begins; the echo says so before it is saved.
BEGINS = time(9, 0)


def place_length(
    viewer: Viewer, day: date, length: timedelta, *, now: datetime
) -> tuple[datetime, datetime]:
    """Give a length on a day its times: today it ends now, else it follows the day's last entry.

    Zone: ``day`` is a local day of the viewer's present zone. Without any entry on that day it
    begins at nine.

    Raises:
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    zone = ZoneInfo(viewer.zone)
    if day == day_of(now, zone, viewer.day_starts_at):
        return now - length, now
    start_at = _last_end_of(viewer, day) or first_instant(day, BEGINS, zone)
    return start_at, start_at + length


def _last_end_of(viewer: Viewer, day: date) -> datetime | None:
    span = day_bounds(day, ZoneInfo(viewer.zone), viewer.day_starts_at)
    touching = TimeEntry.objects.own(viewer).overlapping(viewer, span.start_at, span.end_at)
    on_day = touching.filter(ended_at__lt=span.end_at)
    return on_day.order_by("-ended_at").values_list("ended_at", flat=True).first()
