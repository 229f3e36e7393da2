"""Entries as other rooms and pages see them: frozen, with the names of what they point to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.projects.selectors import ProjectLabel, labels_of
from lentera.tracking.content import Content
from lentera.tracking.models import EntryTag, TimeEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, timedelta

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of the viewer, with the names and colours of what it points to.

    ``project`` and ``tags`` answer with what stays where two were merged.
    """

    id: int
    started_at: datetime
    ended_at: datetime | None
    zone: str
    description: str
    content: Content
    project: ProjectLabel | None
    task: str
    tags: tuple[str, ...]
    version: int

    @property
    def local_day(self) -> date:
        """The calendar day on which it began, where the person was then."""
        return self.started_at.astimezone(ZoneInfo(self.zone)).date()

    @property
    def running(self) -> bool:
        """Whether the timer of this entry runs."""
        return self.ended_at is None

    @property
    def is_break(self) -> bool:
        """Whether this is a break."""
        return self.content.kind == "break"

    @property
    def colour(self) -> int:
        """The hue of its project; grey without one."""
        return self.project.colour if self.project else 0

    def length(self, now: datetime) -> timedelta:
        """How long it is; up to ``now`` while it runs."""
        return (self.ended_at or max(now, self.started_at)) - self.started_at


def lines_of(viewer: Viewer, entries: Iterable[TimeEntry]) -> list[EntryLine]:
    """Return entries with their names: four queries more, however many entries."""
    entries = list(entries)
    if not entries:
        return []
    tags: dict[int, list[int]] = defaultdict(list)
    rows = EntryTag.objects.own(viewer).filter(entry_id__in=[entry.pk for entry in entries])
    for entry_id, tag_id in rows.values_list("entry_id", "tag_id"):
        tags[entry_id].append(tag_id)
    labels = labels_of(
        project_ids={entry.project_id for entry in entries if entry.project_id},
        task_ids={entry.task_id for entry in entries if entry.task_id},
        tag_ids={tag for tags_of_one in tags.values() for tag in tags_of_one},
    )
    return [
        EntryLine(
            id=entry.pk,
            started_at=entry.started_at,
            ended_at=entry.ended_at,
            zone=entry.zone,
            description=entry.description,
            content=Content.of(
                description=entry.description,
                project_id=entry.project_id,
                task_id=entry.task_id,
                tag_ids=tags[entry.pk],
                billable=entry.billable,
                kind=entry.kind,
            ),
            project=labels.projects.get(entry.project_id) if entry.project_id else None,
            task=labels.tasks[entry.task_id][1] if entry.task_id else "",
            tags=tuple(sorted({labels.tags[tag][1] for tag in tags[entry.pk]})),
            version=entry.version,
        )
        for entry in entries
    ]


def line_of(viewer: Viewer, entry: TimeEntry) -> EntryLine:
    """Return one entry with its names."""
    return lines_of(viewer, [entry])[0]


def running_line(viewer: Viewer) -> EntryLine | None:
    """The viewer's running timer, if there is one."""
    entry = TimeEntry.objects.own(viewer).running().first()
    return line_of(viewer, entry) if entry else None
