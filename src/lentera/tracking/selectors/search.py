"""Finding one's own entries again: text, project, tag, days, kind; paged by keyset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, Sum

from lentera.domain.ids import from_hex, to_hex
from lentera.domain.timespan import day_bounds
from lentera.projects.selectors import same_as
from lentera.tracking.models import EntryTag, TimeEntry
from lentera.tracking.selectors.lines import EntryLine, lines_of

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.tracking.querysets import EntryQuerySet

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look for. Empty means anything; ``no_project`` and ``no_tag`` ask for none at all.

    Zone: ``first_on`` and ``last_on`` are local days in the viewer's present zone.
    """

    text: str = ""
    project_ids: tuple[int, ...] = ()
    tag_ids: tuple[int, ...] = ()
    no_project: bool = False
    no_tag: bool = False
    first_on: date | None = None
    last_on: date | None = None
    kind: str = ""
    billable: bool | None = None


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
    matching = _matching(viewer, filters)
    length = ExpressionWrapper(F("ended_at") - F("started_at"), output_field=DurationField())
    sums = matching.aggregate(count=Count("id"), length=Sum(length))
    page = list(_after(matching, cursor).newest_first()[: PAGE + 1])
    more = len(page) > PAGE
    page = page[:PAGE]
    return Found(
        lines=lines_of(viewer, page),
        count=sums["count"],
        length=sums["length"] or timedelta(0),
        next_cursor=_cursor(page[-1]) if more else "",
    )


def _matching(viewer: Viewer, filters: Filters) -> EntryQuerySet:
    found = TimeEntry.objects.own(viewer)
    for word in filters.text.split():
        found = found.filter(
            Q(description__icontains=word)
            | Q(project__name__icontains=word)
            | Q(project__client__name__icontains=word)
            | Q(task__name__icontains=word)
        )
    if filters.no_project:
        found = found.filter(project__isnull=True)
    elif filters.project_ids:
        found = found.filter(project_id__in=same_as("project", filters.project_ids))
    # A subquery, not a join: entries with two of the tags appear once, those without any are
    # there when no tag is asked for (cases.md I17).
    tagged = EntryTag.objects.own(viewer)
    if filters.no_tag:
        found = found.exclude(pk__in=tagged.values("entry_id"))
    elif filters.tag_ids:
        wanted = tagged.filter(tag_id__in=same_as("tag", filters.tag_ids))
        found = found.filter(pk__in=wanted.values("entry_id"))
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.billable is not None:
        found = found.filter(billable=filters.billable)
    return _in_days(viewer, found, filters)


def _in_days(viewer: Viewer, found: EntryQuerySet, filters: Filters) -> EntryQuerySet:
    zone = ZoneInfo(viewer.zone)
    if filters.first_on:
        start_at = day_bounds(filters.first_on, zone, viewer.day_starts_at).start_at
        found = found.filter(Q(ended_at__gt=start_at) | Q(ended_at__isnull=True))
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
