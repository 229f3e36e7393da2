"""What is usual for this person, to propose a time they can accept or change."""

from __future__ import annotations

from datetime import timedelta
from statistics import median_low
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.domain.timespan import day_of
from lentera.tracking.models import TimeEntry

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from lentera.domain.viewer import Viewer

LOOK_BACK = timedelta(days=28)
ENOUGH_DAYS = 3


def usual_end(viewer: Viewer, *, before: datetime) -> time | None:
    """Return the wall time at which the viewer's last four weeks of days usually ended.

    None when fewer than three days are known. Zone: each entry's own. It is worked out when a
    timer was forgotten, shown to the person alone, and not kept.
    """
    rows = (
        TimeEntry.objects.own(viewer)
        .overlapping(viewer, before - LOOK_BACK, before)
        .filter(kind=TimeEntry.Kind.WORK, ended_at__lt=before)
        .values_list("started_at", "ended_at", "zone")
    )
    last: dict[date, time] = {}
    for started_at, ended_at, zone in rows.order_by("ended_at"):
        if ended_at is None:
            continue
        day = day_of(started_at, ZoneInfo(zone), viewer.day_starts_at)
        last[day] = ended_at.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0)
    return median_low(sorted(last.values())) if len(last) >= ENOUGH_DAYS else None
