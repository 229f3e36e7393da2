"""Names and colours of what time is spent on, for rooms that show entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models.functions import Coalesce

from lentera.projects.models import Client, Project, Tag, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class ProjectLabel:
    """A project as an entry shows it. ``id`` is the one that stays when two were merged."""

    id: int
    name: str
    colour: int
    client_id: int | None
    client: str
    archived: bool


@dataclass(frozen=True, slots=True)
class Labels:
    """What ids mean to people; merged ones answer with what they were merged into."""

    projects: Mapping[int, ProjectLabel] = field(default_factory=dict)
    tasks: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    tags: Mapping[int, tuple[int, str]] = field(default_factory=dict)


def labels_of(
    *, project_ids: Iterable[int], task_ids: Iterable[int], tag_ids: Iterable[int]
) -> Labels:
    """Return the labels of what the caller's entries point to; one query a kind, none if empty.

    The ids come from entries that passed a door, so no viewer is asked for again.
    """
    return Labels(
        projects=_projects(set(project_ids)),
        tasks=_names(Task, set(task_ids)),
        tags=_names(Tag, set(tag_ids)),
    )


KINDS = {"client": Client, "project": Project, "task": Task, "tag": Tag}


def same_as(kind: str, ids: Iterable[int]) -> set[int]:
    """Return the ids together with everything that was merged into them, for filters.

    ``kind`` is one of ``KINDS``.
    """
    wanted = set(ids)
    merged = KINDS[kind].objects.filter(merged_into__in=wanted)
    return wanted | set(merged.values_list("pk", flat=True))


def _projects(ids: set[int]) -> dict[int, ProjectLabel]:
    if not ids:
        return {}
    rows = Project.objects.filter(pk__in=ids).select_related(
        "client__merged_into", "merged_into__client__merged_into"
    )
    found = {}
    for row in rows:
        project = row.merged_into or row
        client = project.client and (project.client.merged_into or project.client)
        found[row.pk] = ProjectLabel(
            id=project.pk,
            name=project.name,
            colour=project.colour,
            client_id=client.pk if client else None,
            client=client.name if client else "",
            archived=project.archived_at is not None,
        )
    return found


def _names(kind: type[Task | Tag], ids: set[int]) -> dict[int, tuple[int, str]]:
    if not ids:
        return {}
    rows = kind.objects.filter(pk__in=ids).values_list(
        "pk", Coalesce("merged_into_id", "id"), Coalesce("merged_into__name", "name")
    )
    return {pk: (stays, name) for pk, stays, name in rows}
