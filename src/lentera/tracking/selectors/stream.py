"""One's own entries one after another, for exports: memory stays the same for any number."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Q

from lentera.domain.timespan import day_start
from lentera.tracking.selectors.lines import lines_of
from lentera.tracking.selectors.matching import matching_near

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lentera.domain.timespan import DayRange
    from lentera.domain.viewer import Viewer
    from lentera.tracking.selectors.lines import EntryLine
    from lentera.tracking.selectors.matching import Filters

AT_ONCE = 2000
A_DAY = timedelta(days=1)
NOTHING = timedelta(0)


def entry_stream(
    viewer: Viewer, filters: Filters, days: DayRange, *, now: datetime
) -> Iterator[tuple[EntryLine, timedelta]]:
    """Yield the viewer's matching entries of the days, oldest first, each with its part in them.

    The parts add up to what ``sums`` says for the same days. Each portion is a question of its
    own, so no transaction stays open while somebody reads slowly.

    Zone: each entry's own.
    """
    entries = matching_near(viewer, filters, days).order_by("started_at", "pk").defer("created_at")
    after = Q()
    while portion := list(entries.filter(after)[:AT_ONCE]):
        parts = ((line, _part(line, days, viewer, now)) for line in lines_of(viewer, portion))
        yield from ((line, part) for line, part in parts if part is not None)
        last = portion[-1]
        later = Q(started_at__gt=last.started_at) | Q(pk__gt=last.pk)
        after = Q(started_at__gte=last.started_at) & later


def _part(line: EntryLine, days: DayRange, viewer: Viewer, now: datetime) -> timedelta | None:
    begins_at = day_start(days.first_on, ZoneInfo(line.zone), viewer.day_starts_at)
    ends_at = day_start(days.last_on + A_DAY, ZoneInfo(line.zone), viewer.day_starts_at)
    length = line.length(now)
    if not length:
        return length if begins_at <= line.started_at < ends_at else None
    part = min(line.started_at + length, ends_at) - max(line.started_at, begins_at)
    return part if part > NOTHING else None
