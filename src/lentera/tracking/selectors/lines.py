"""Entries as other rooms and pages see them: frozen, with the names of what they point to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lentera.projects.selectors import Labels, ProjectLabel, labels_of
from lentera.tracking.content import Content
from lentera.tracking.models import EntryTag, TimeEntry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of the viewer, with the names and colours of what it points to.

    ``perhaps_ended_at`` is another end to propose, for a timer that ran on unnoticed.
    ``project`` and ``tags`` answer with what stays where two were merged; ``tags`` are without
    repeats and in order of name, ``tags_in_order`` in that of the content's ids.
    """

    id: int
    started_at: datetime
    ended_at: datetime | None
    perhaps_ended_at: datetime | None
    zone: str
    description: str
    content: Content
    project: ProjectLabel | None
    task: str
    tags: tuple[str, ...]
    tags_in_order: tuple[str, ...]
    version: int

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


@dataclass(frozen=True, slots=True)
class Kept:
    """What a favourite points to, so that its names come in the same questions."""

    project_ids: frozenset[int] = frozenset()
    task_ids: frozenset[int] = frozenset()
    tag_ids: frozenset[int] = frozenset()


def lines_of(viewer: Viewer, entries: Iterable[TimeEntry]) -> list[EntryLine]:
    """Return entries with their names: four queries more, however many entries."""
    lines, _labels = lines_and_labels(viewer, entries, Kept())
    return lines


def lines_and_labels(
    viewer: Viewer, entries: Iterable[TimeEntry], also: Kept
) -> tuple[list[EntryLine], Labels]:
    """Return entries with their names, and the names of what else is asked for."""
    entries = list(entries)
    tags: dict[int, list[int]] = defaultdict(list)
    rows = EntryTag.objects.on(viewer, [entry.pk for entry in entries])
    for entry_id, tag_id in rows.values_list("entry_id", "tag_id"):
        tags[entry_id].append(tag_id)
    labels = labels_of(
        project_ids=also.project_ids | {entry.project_id for entry in entries if entry.project_id},
        task_ids=also.task_ids | {entry.task_id for entry in entries if entry.task_id},
        tag_ids=also.tag_ids | {tag for tags_of_one in tags.values() for tag in tags_of_one},
    )
    return [_line(entry, sorted(tags[entry.pk]), labels) for entry in entries], labels


def _line(entry: TimeEntry, tag_ids: list[int], labels: Labels) -> EntryLine:
    names = tuple(labels.tags[tag][1] for tag in tag_ids)
    return EntryLine(
        id=entry.pk,
        started_at=entry.started_at,
        ended_at=entry.ended_at,
        perhaps_ended_at=entry.perhaps_ended_at,
        zone=entry.zone,
        description=entry.description,
        content=Content.of(
            description=entry.description,
            project_id=entry.project_id,
            task_id=entry.task_id,
            tag_ids=tag_ids,
            billable=entry.billable,
            kind=entry.kind,
        ),
        project=labels.projects.get(entry.project_id) if entry.project_id else None,
        task=labels.tasks[entry.task_id][1] if entry.task_id else "",
        tags=tuple(sorted(set(names))),
        tags_in_order=names,
        version=entry.version,
    )


def line_of(viewer: Viewer, entry: TimeEntry) -> EntryLine:
    """Return one entry with its names."""
    return lines_of(viewer, [entry])[0]


def running_line(viewer: Viewer) -> EntryLine | None:
    """The viewer's running timer, if there is one."""
    entry = TimeEntry.objects.own(viewer).running().first()
    return line_of(viewer, entry) if entry else None
