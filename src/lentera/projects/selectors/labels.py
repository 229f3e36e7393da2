"""Names and colours of what time is spent on, for rooms that show entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from django.db.models import Q
from django.db.models.functions import Coalesce

from lentera.projects.kinds import Kind
from lentera.projects.models import Project
from lentera.projects.selectors.things import all_of

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

    The ids come from entries that passed a door, so no viewer is asked for again: people can read
    their own past also where a project is not theirs any more.
    """
    return Labels(
        projects=_projects(set(project_ids)),
        tasks=_names(Kind.TASK, set(task_ids)),
        tags=_names(Kind.TAG, set(tag_ids)),
    )


def client_names(ids: Iterable[int]) -> dict[int, str]:
    """Return the names of clients; merged ones answer with what they were merged into."""
    return {pk: name for pk, (_, name) in _names(Kind.CLIENT, set(ids)).items()}


def same_as(kind: str, ids: Iterable[int]) -> set[int]:
    """Return the ids with everything that is the same thing by a merge, for filters over entries.

    Args:
        kind: "project", "client", "task" or "tag".
        ids: any of the merged ones, or the one that stays.
    """
    wanted = set(ids)
    if not wanted:
        return set()
    rows = all_of(Kind(kind))
    stay = rows.filter(pk__in=wanted).values_list(Coalesce("merged_into_id", "id"))
    return wanted | set(
        rows.filter(Q(pk__in=stay) | Q(merged_into__in=stay)).values_list("pk", flat=True)
    )


def _projects(ids: set[int]) -> dict[int, ProjectLabel]:
    if not ids:
        return {}
    rows = Project.objects.filter(pk__in=ids).select_related(
        "client__merged_into", "merged_into__client__merged_into"
    )
    return {row.pk: label_of(cast("Project", row.merged_into or row)) for row in rows}


def label_of(project: Project) -> ProjectLabel:
    """Return the label of a project that is not merged; ask with its client selected."""
    client = project.client and (project.client.merged_into or project.client)
    return ProjectLabel(
        id=project.pk,
        name=project.name,
        colour=project.colour,
        client_id=client.pk if client else None,
        client=client.name if client else "",
        archived=project.archived_at is not None,
    )


def _names(kind: Kind, ids: set[int]) -> dict[int, tuple[int, str]]:
    if not ids:
        return {}
    rows = all_of(kind).filter(pk__in=ids)
    named = rows.values_list(
        "pk", Coalesce("merged_into_id", "id"), Coalesce("merged_into__name", "name")
    )
    return {pk: (stays, name) for pk, stays, name in named}
