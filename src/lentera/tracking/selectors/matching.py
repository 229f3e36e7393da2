"""Which of one's own entries match what was asked for: one rule for the search and for reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Q

from lentera.domain.timespan import Span, range_span
from lentera.projects.selectors import same_as
from lentera.tracking.models import EntryTag, TimeEntry
from lentera.tracking.selectors.days import FAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lentera.domain.timespan import DayRange
    from lentera.domain.viewer import Viewer
    from lentera.tracking.querysets import EntryQuerySet


PLACES_OF_WORDS = (
    "description",
    "project__name",
    "project__merged_into__name",
    "project__client__name",
    "project__client__merged_into__name",
    "project__merged_into__client__name",
    "task__name",
    "task__merged_into__name",
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look for. Empty means anything; the ``no_…`` ask for entries without one at all.

    Several of one kind mean any of them; "without" beside some ids means these or none.
    Zone: ``first_on`` and ``last_on`` are local days, cut in each entry's own zone.
    """

    text: str = ""
    project_ids: tuple[int, ...] = ()
    client_ids: tuple[int, ...] = ()
    task_ids: tuple[int, ...] = ()
    tag_ids: tuple[int, ...] = ()
    no_project: bool = False
    no_client: bool = False
    no_task: bool = False
    no_tag: bool = False
    first_on: date | None = None
    last_on: date | None = None
    kind: str = ""
    billable: bool | None = None


def matching(viewer: Viewer, filters: Filters) -> EntryQuerySet:
    """Return the viewer's entries that match, on whatever day."""
    found = TimeEntry.objects.own(viewer)
    for word in filters.text.split():
        found = found.filter(_says(word))
    for condition in _conditions(viewer, filters):
        found = found.filter(condition)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.billable is not None:
        found = found.filter(billable=filters.billable)
    return found


def _says(word: str) -> Q:
    """Ask for a word in the description or in a name, also that of what it was merged into.

    SQLite compares letters beyond ASCII exactly, so "kafé" would not find "KAFÉ": words with such
    letters are looked for by a pattern, which both databases compare without regard to case.
    """
    how, text = ("icontains", word) if word.isascii() else ("iregex", re.escape(word))
    return Q(
        *((f"{place}__{how}", text) for place in PLACES_OF_WORDS),
        _connector=Q.OR,
    )


def matching_near(viewer: Viewer, filters: Filters, days: DayRange) -> EntryQuerySet:
    """Return the matching entries that may touch the days, in whatever zone they were made."""
    span = far_around(days)
    return matching(viewer, filters).overlapping(viewer, span.start_at, span.end_at)


def far_around(days: DayRange) -> Span:
    """Return the instants that belong to the days anywhere on earth, and some more."""
    span = range_span(days.first_on, days.last_on, ZoneInfo("UTC"))
    return Span(span.start_at - FAR, span.end_at + FAR)


def _conditions(viewer: Viewer, filters: Filters) -> Iterable[Q]:
    if filters.project_ids or filters.no_project:
        projects = same_as("project", filters.project_ids)
        yield _any("project_id", projects, none=filters.no_project)
    if filters.client_ids or filters.no_client:
        clients = same_as("client", filters.client_ids)
        # Time on a merged project belongs to the client of the one that stays.
        moved = Q(project__merged_into__isnull=False)
        yield (
            (~moved & _any("project__client_id", clients, none=filters.no_client))
            | (moved & _any("project__merged_into__client_id", clients, none=filters.no_client))
        )
    if filters.task_ids or filters.no_task:
        yield _any("task_id", same_as("task", filters.task_ids), none=filters.no_task)
    if filters.tag_ids or filters.no_tag:
        # Subqueries, not joins: an entry with two of the tags appears once, one without any is
        # there when no tag is asked for (cases.md I17).
        tagged = EntryTag.objects.own(viewer)
        wanted = tagged.filter(tag_id__in=same_as("tag", filters.tag_ids))
        condition = Q(pk__in=wanted.values("entry_id"))
        if filters.no_tag:
            condition |= ~Q(pk__in=tagged.values("entry_id"))
        yield condition


def _any(path: str, ids: Iterable[int], *, none: bool) -> Q:
    condition = Q(**{f"{path}__in": ids})
    return condition | Q(**{f"{path}__isnull": True}) if none else condition
