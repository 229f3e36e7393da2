"""Finding one's own entries again: text, project, tag, days, kind; paged by keyset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Sum

from lentera.domain.ids import from_hex, to_hex
from lentera.domain.timespan import day_bounds
from lentera.tracking.selectors.lines import EntryLine, lines_of
from lentera.tracking.selectors.matching import Filters, matching

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.tracking.models import TimeEntry
    from lentera.tracking.querysets import EntryQuerySet

PAGE = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, and what all of it adds up to.

    ``length`` is the sum of finished entries, each whole (search does not cut at days);
    ``next_cursor`` asks for the following page and is empty on the last one.
    """

    lines: list[EntryLine]
    count: int
    length: timedelta
    next_cursor: str = ""


def find_entries(viewer: Viewer, filters: Filters, *, cursor: str = "") -> Found:
    """Return one page of the viewer's entries that match, newest first.

    A cursor that cannot be read begins at the newest.
    """
    found = _in_days(viewer, matching(viewer, filters), filters)
    length = ExpressionWrapper(F("ended_at") - F("started_at"), output_field=DurationField())
    sums = found.aggregate(count=Count("id"), length=Sum(length))
    page = list(_after(found, cursor).newest_first()[: PAGE + 1])
    more = len(page) > PAGE
    page = page[:PAGE]
    return Found(
        lines=lines_of(viewer, page),
        count=sums["count"],
        length=sums["length"] or timedelta(0),
        next_cursor=_cursor(page[-1]) if more else "",
    )


def _in_days(viewer: Viewer, found: EntryQuerySet, filters: Filters) -> EntryQuerySet:
    zone = ZoneInfo(viewer.zone)
    if filters.first_on:
        start_at = day_bounds(filters.first_on, zone, viewer.day_starts_at).start_at
        found = found.until_after(viewer, start_at)
    if filters.last_on:
        end_at = day_bounds(filters.last_on, zone, viewer.day_starts_at).end_at
        found = found.filter(started_at__lt=end_at)
    return found


def _after(found: EntryQuerySet, cursor: str) -> EntryQuerySet:
    try:
        moment, entry = cursor.split("-")
        started_at = datetime.fromtimestamp(int(moment) / 1000, tz=ZoneInfo("UTC"))
        entry_id = from_hex(entry)
    except (ValueError, OverflowError, OSError):
        return found
    return found.filter(Q(started_at__lt=started_at) | Q(started_at=started_at, id__lt=entry_id))


def _cursor(entry: TimeEntry) -> str:
    return f"{round(entry.started_at.timestamp() * 1000)}-{to_hex(entry.pk)}"
