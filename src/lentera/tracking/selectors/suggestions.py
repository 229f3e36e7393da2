"""What the person may want to pick up again: from their own past only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from lentera.projects.selectors import Labels, ProjectLabel
from lentera.tracking.content import Content
from lentera.tracking.models import Favourite, TimeEntry
from lentera.tracking.selectors.lines import EntryLine, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lentera.domain.viewer import Viewer

# The last 250 entries of the last 60 days are plenty to recognise a habit.
PAST_ENTRIES, PAST_DAYS = 250, timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A combination to start from. ``entry_id`` is the newest entry with it, if there is one."""

    content: Content
    project: ProjectLabel | None
    task: str
    tags: tuple[str, ...]
    entry_id: int | None = None
    favourite_id: int | None = None


def recents(lines: Sequence[EntryLine], *, count: int) -> list[Suggestion]:
    """Return the last different things of these entries that can be started again.

    What runs now is left out, and so is what takes no new time because it was archived.
    """
    work = [
        line for line in lines if not line.is_break and not (line.project and line.project.archived)
    ]
    return _distinct(work, {line.content for line in work if line.running})[:count]


def before_break(lines: Sequence[EntryLine], running: EntryLine | None) -> EntryLine | None:
    """Return the work that the running break came after, of these entries (newest first)."""
    if running is None or not running.is_break:
        return None
    return next(
        (one for one in lines if not one.is_break and one.started_at <= running.started_at), None
    )


def suggestions(viewer: Viewer, text: str, *, count: int, now: datetime) -> list[Suggestion]:
    """Return past combinations whose words begin with what was typed, newest first.

    Every typed word must begin a word of the description, project, client, task or a tag.
    """
    wanted = text.casefold().split()
    found = []
    for one in _distinct(_past(viewer, now), set()):
        words = _words(one)
        if all(any(word.startswith(part) for word in words) for part in wanted):
            found.append(one)
    return found[:count]


def favourites_of(rows: Sequence[Favourite], labels: Labels) -> list[Suggestion]:
    """Return favourites with the names of what they point to."""
    return [
        Suggestion(
            content=Content.of(
                description=row.description,
                project_id=row.project_id,
                task_id=row.task_id,
                tag_ids=row.tag_ids,
                billable=row.billable,
            ),
            project=labels.projects.get(row.project_id) if row.project_id else None,
            task=labels.tasks[row.task_id][1] if row.task_id else "",
            tags=tuple(sorted(labels.tags[tag][1] for tag in row.tag_ids if tag in labels.tags)),
            favourite_id=row.pk,
        )
        for row in rows
    ]


def _past(viewer: Viewer, now: datetime) -> list[EntryLine]:
    own = TimeEntry.objects.own(viewer).filter(kind=TimeEntry.Kind.WORK)
    recent = own.filter(started_at__gt=now - PAST_DAYS).newest_first()[:PAST_ENTRIES]
    return lines_of(viewer, recent)


def _distinct(lines: Iterable[EntryLine], skip: set[Content]) -> list[Suggestion]:
    seen = set(skip)
    found = []
    for line in lines:
        if line.content in seen or line.running or not (line.description or line.project):
            continue
        seen.add(line.content)
        found.append(Suggestion(line.content, line.project, line.task, line.tags, line.id))
    return found


def _words(one: Suggestion) -> list[str]:
    parts = [one.content.description, one.task, *one.tags]
    if one.project:
        parts += [one.project.name, one.project.client]
    return " ".join(parts).casefold().split()
