"""What a merge will do, said before it is done. No time is counted here: nobody's is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext

from lentera.domain.ids import to_hex
from lentera.projects.kinds import Kind
from lentera.projects.models import Project, Task
from lentera.projects.names import search_text
from lentera.projects.refusals import CannotMerge
from lentera.projects.selectors.labels import label_of
from lentera.projects.selectors.offers import found
from lentera.projects.selectors.things import UNKNOWN, things
from lentera.web.pick import Option

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.projects.models.thing import Thing

AT_MOST = 50


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What will be. Of projects: the tasks that come along, and those that become one."""

    kind: Kind
    thing: Thing
    into: Thing
    tasks: int = 0
    same_tasks: tuple[str, ...] = ()
    projects: int = 0
    members_only: bool = False
    archived: bool = False


def merge_preview(viewer: Viewer, kind: Kind, *, thing_id: int, into_id: int) -> MergePreview:
    """Return what merging the first into the second will do.

    Raises:
        UnknownProject, UnknownClient, UnknownTask, UnknownTag: not of this workspace.
        CannotMerge: the two cannot be one.
    """
    thing = one_of(viewer, kind, thing_id)
    into = merge_targets(viewer, kind, thing).filter(pk=into_id).first()
    if into is None:
        if things(viewer, kind).filter(pk=into_id).exists():
            raise CannotMerge
        raise UNKNOWN[kind]
    is_project = kind is Kind.PROJECT
    return MergePreview(
        kind=kind,
        thing=thing,
        into=into,
        tasks=tasks_of(thing.pk).count() if is_project else 0,
        same_tasks=tuple(task.name for task, _ in same_named_tasks(thing.pk, into.pk))
        if is_project
        else (),
        projects=_projects_of_client(thing.pk) if kind is Kind.CLIENT else 0,
        members_only=isinstance(into, Project) and not into.public,
        archived=bool(getattr(into, "done_at" if kind is Kind.TASK else "archived_at")),
    )


def one_of(viewer: Viewer, kind: Kind, thing_id: int) -> Thing:
    """Return one thing of the workspace that is not merged.

    Raises:
        UnknownProject, UnknownClient, UnknownTask, UnknownTag: not of this workspace.
        CannotMerge: it is merged already.
    """
    thing = things(viewer, kind).filter(pk=thing_id).first()
    if thing is None:
        raise UNKNOWN[kind]
    if thing.merged_into_id is not None:
        raise CannotMerge
    return thing


def merge_targets(viewer: Viewer, kind: Kind, thing: Thing) -> QuerySet[Thing]:
    """Return what the thing can be merged into."""
    others = things(viewer, kind).filter(merged_into__isnull=True).exclude(pk=thing.pk)
    if isinstance(thing, Project):
        return others.filter(Q(template=thing.template))
    if isinstance(thing, Task):
        project_id = thing.project.merged_into_id or thing.project_id
        return others.filter(Q(project_id=project_id) | Q(project__merged_into_id=project_id))
    return others


def target_options(
    viewer: Viewer, kind: Kind, thing: Thing, *, text: str = "", chosen: int | None = None
) -> list[Option]:
    """Return the best of them for what was typed as options; archived ones say so."""
    rows = found(merge_targets(viewer, kind, thing), search_text(text))
    if kind is Kind.PROJECT:
        rows = rows.select_related("client__merged_into")
    targets = list(rows[:AT_MOST])
    if chosen and all(row.pk != chosen for row in targets):
        targets += list(rows.filter(pk=chosen))
    return [_target(row, chosen) for row in targets]


def tasks_of(project_id: int) -> QuerySet[Task]:
    """Return the tasks that stay, of a project and of what was merged into it."""
    family = Q(project_id=project_id) | Q(project__merged_into_id=project_id)
    # Of several with one name in a family, the project's own is taken: it comes last.
    return Task.objects.filter(family, merged_into=None).order_by(
        F("project__merged_into").asc(nulls_last=True), "pk"
    )


def same_named_tasks(project_id: int, into_id: int) -> list[tuple[Task, Task]]:
    """Return the pairs of tasks that become one when the first project is merged."""
    there = {task.name_key: task for task in tasks_of(into_id)}
    here = tasks_of(project_id)
    return [(task, there[task.name_key]) for task in here if task.name_key in there]


def _projects_of_client(client_id: int) -> int:
    family = Q(client_id=client_id) | Q(client__merged_into_id=client_id)
    return Project.objects.filter(family, merged_into__isnull=True).count()


def _target(row: Thing, chosen: int | None) -> Option:
    archived = gettext("archived") if getattr(row, "archived_at", None) else ""
    if isinstance(row, Project):
        label = label_of(row)
        note = label.client or archived
        return Option(to_hex(row.pk), row.name, note, row.colour, selected=row.pk == chosen)
    return Option(to_hex(row.pk), row.name, archived, selected=row.pk == chosen)
