"""Finding one's own entries again: text, project, tag, days, kind; paged by keyset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Sum

from lentera.domain.ids import from_hex, to_hex
from lentera.domain.timespan import day_of, day_start
from lentera.domain.wallclock import check_calendar
from lentera.tracking.models import TimeEntry
from lentera.tracking.selectors.days import FAR
from lentera.tracking.selectors.lines import EntryLine, lines_of
from lentera.tracking.selectors.matching import Filters, matching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.viewer import Viewer
    from lentera.tracking.querysets import EntryQuerySet

PAGE = 50
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """Entries that began on one of the person's days, where they were then."""

    day: date
    lines: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, and what all of it adds up to.

    ``length`` is the sum of finished entries, each whole (search does not cut at days);
    ``next_cursor`` asks for the following page and is empty on the last one.
    """

    lines: list[EntryLine]
    days: tuple[FoundDay, ...]
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
    lines = lines_of(viewer, page)
    return Found(
        lines=lines,
        days=_by_day(viewer, lines),
        count=sums["count"],
        length=sums["length"] or timedelta(0),
        next_cursor=_cursor(page[-1]) if more else "",
    )


def _in_days(viewer: Viewer, found: EntryQuerySet, filters: Filters) -> EntryQuerySet:
    """Keep what touches the days, each entry's cut in its own zone (decision 23).

    Only near the edges does the zone matter, and there only those zones that have entries there.
    """
    day_start_of = partial(day_start, day_starts_at=viewer.day_starts_at)
    if filters.first_on:
        near_at = _utc_midnight(filters.first_on)
        inside = Q(ended_at__isnull=True) | Q(ended_at__gt=near_at + FAR)
        for zone in _zones_around(viewer, near_at):
            starts_at = day_start_of(filters.first_on, ZoneInfo(zone))
            inside |= Q(zone=zone, ended_at__gt=starts_at)
        found = found.until_after(viewer, near_at - FAR).filter(inside)
    if filters.last_on:
        next_on = filters.last_on + A_DAY
        near_at = _utc_midnight(next_on)
        inside = Q(started_at__lt=near_at - FAR)
        for zone in _zones_around(viewer, near_at):
            inside |= Q(zone=zone, started_at__lt=day_start_of(next_on, ZoneInfo(zone)))
        found = found.filter(inside, started_at__lt=near_at + FAR)
    return found


def _zones_around(viewer: Viewer, at: datetime) -> set[str]:
    near = TimeEntry.objects.own(viewer).overlapping(viewer, at - FAR, at + FAR)
    return set(near.values_list("zone", flat=True))


def _utc_midnight(day: date) -> datetime:
    check_calendar(day)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _by_day(viewer: Viewer, lines: Sequence[EntryLine]) -> tuple[FoundDay, ...]:
    def day_begun(line: EntryLine) -> date:
        return day_of(line.started_at, ZoneInfo(line.zone), viewer.day_starts_at)

    return tuple(FoundDay(day, tuple(group)) for day, group in groupby(lines, key=day_begun))


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
