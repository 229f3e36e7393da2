"""One project, client, task or tag with what its page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, ProjectMember, Task
from lentera.projects.names import key_of
from lentera.projects.palette import COLOURS
from lentera.projects.refusals import UnknownProject
from lentera.projects.selectors.alone import only_the_viewer_recorded
from lentera.projects.selectors.known_members import known_members
from lentera.projects.selectors.labels import ProjectLabel, label_of
from lentera.projects.selectors.things import UNKNOWN, things, visible_projects

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from lentera.domain.viewer import Viewer
    from lentera.projects.models.thing import Thing


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """A project as its page shows it.

    ``people`` are names the viewer may know, ``others`` how many more may record here; ``own`` says
    that it could be deleted (see ``alone``).
    """

    project: Project
    label: ProjectLabel
    colour_name: _StrPromise
    people: tuple[str, ...]
    others: int
    merged: tuple[Thing, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class ThingPage:
    """A client, task or tag as its page shows it; ``project`` is a task's."""

    kind: Kind
    id: int
    name: str
    note: str
    laid_at: datetime | None
    merged: tuple[Thing, ...]
    own: bool
    project: Project | None = None


def project_page(viewer: Viewer, project_id: int, *, now: datetime) -> ProjectPage:
    """Return a project whose name the viewer may know; a merged one's address leads on.

    Raises:
        UnknownProject: there is none, or they may not know.
    """
    project = visible_project(viewer, project_id)
    ids = set(ProjectMember.objects.filter(project=project).values_list("member_id", flat=True))
    known = {one.member_id: one.name for one in known_members(viewer, now=now)} if ids else {}
    return ProjectPage(
        project=project,
        label=label_of(project),
        colour_name=COLOURS[project.colour],
        people=tuple(name for pk, name in known.items() if pk in ids),
        others=len(ids - known.keys()),
        merged=_merged_into(viewer, Kind.PROJECT, project.pk),
        own=viewer.plans_projects and only_the_viewer_recorded(viewer, Kind.PROJECT, project.pk),
    )


def visible_project(viewer: Viewer, project_id: int) -> Project:
    """Return a project whose name the viewer may know; of a merged one, the one that stays.

    Raises:
        UnknownProject: there is none, or they may not know.
    """
    merged_into = Project.objects.filter(pk=project_id).values("merged_into")
    found = visible_projects(viewer).filter(Q(pk=project_id) | Q(pk__in=merged_into))
    project = found.select_related("client__merged_into").first()
    if project is None:
        raise UnknownProject
    return project


def thing_page(viewer: Viewer, kind: Kind, thing_id: int) -> ThingPage:
    """Return a client, task or tag of the workspace, for those who plan.

    Raises:
        UnknownClient, UnknownTask, UnknownTag: there is none of this id.
    """
    thing = stays(viewer, kind, thing_id)
    task = thing if isinstance(thing, Task) else None
    return ThingPage(
        kind=kind,
        id=thing.pk,
        name=thing.name,
        note=thing.note if isinstance(thing, Client) else "",
        laid_at=getattr(thing, "done_at" if task else "archived_at"),
        merged=_merged_into(viewer, kind, thing.pk),
        own=only_the_viewer_recorded(viewer, kind, thing.pk),
        project=visible_project(viewer, task.project_id) if task else None,
    )


def stays(viewer: Viewer, kind: Kind, thing_id: int) -> Thing:
    """Return a thing of the workspace; of a merged one, the one that stays.

    Raises:
        UnknownProject, UnknownClient, UnknownTask, UnknownTag: there is none of this id.
    """
    thing = things(viewer, kind).filter(pk=thing_id).select_related("merged_into").first()
    if thing is None:
        raise UNKNOWN[kind]
    return thing.merged_into or thing


def name_is_taken(
    viewer: Viewer,
    kind: Kind,
    name: str,
    *,
    but_not: int | None = None,
    within: int | None = None,
) -> bool:
    """Return whether another one has the name, so that a form says it beside its field.

    Args:
        viewer: whose workspace is looked at.
        kind: of these.
        name: as it was typed.
        but_not: the one that shall have the name.
        within: of a project its client, of a task its project.
    """
    same = things(viewer, kind).filter(name_key=key_of(name), merged_into__isnull=True)
    if kind is Kind.PROJECT:
        same = same.filter(Q(client_id=within))
    if kind is Kind.TASK:
        same = same.filter(Q(project_id=within) | Q(project__merged_into_id=within))
    return same.exclude(pk=but_not or 0).exists()


def _merged_into(viewer: Viewer, kind: Kind, thing_id: int) -> tuple[Thing, ...]:
    if not viewer.plans_projects:
        return ()
    merged = things(viewer, kind).filter(merged_into_id=thing_id)
    return tuple(merged.select_related("merged_directly_into").order_by("name_search", "pk"))
