"""Where every question about one of the four kinds begins: inside the viewer's workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, ProjectMember, Tag, Task
from lentera.projects.models.thing import Thing
from lentera.projects.refusals import UnknownClient, UnknownProject, UnknownTag, UnknownTask

if TYPE_CHECKING:
    from lentera.domain.refusals import Refusal
    from lentera.domain.viewer import Viewer

MODELS: dict[Kind, type[Thing]] = {
    Kind.CLIENT: Client,
    Kind.PROJECT: Project,
    Kind.TASK: Task,
    Kind.TAG: Tag,
}
UNKNOWN: dict[Kind, type[Refusal]] = {
    Kind.CLIENT: UnknownClient,
    Kind.PROJECT: UnknownProject,
    Kind.TASK: UnknownTask,
    Kind.TAG: UnknownTag,
}


def all_of(kind: Kind) -> QuerySet[Thing]:
    """Return every row of a kind, of every workspace: the caller narrows it at once."""
    return QuerySet(MODELS[kind])


def things(viewer: Viewer, kind: Kind) -> QuerySet[Thing]:
    """Return all of a kind in the viewer's workspace, merged and archived ones included."""
    path = "project__workspace_id" if kind is Kind.TASK else "workspace_id"
    return all_of(kind).filter(Q(**{path: viewer.workspace_id}))


def visible_projects(viewer: Viewer) -> QuerySet[Project]:
    """Projects whose name the viewer may know: those who plan know all, others their own.

    Archived ones and templates are among them, merged ones are not.
    """
    live = Project.objects.filter(workspace_id=viewer.workspace_id, merged_into__isnull=True)
    if viewer.plans_projects:
        return live
    return live.filter(open_to(viewer), template=False)


def visible_clients(viewer: Viewer) -> QuerySet[Client]:
    """Clients whose name the viewer may know: those who plan know all, others their projects'."""
    live = Client.objects.filter(workspace_id=viewer.workspace_id, merged_into__isnull=True)
    if viewer.plans_projects:
        return live
    of_projects = visible_projects(viewer).filter(
        Q(client_id=OuterRef("pk")) | Q(client__merged_into_id=OuterRef("pk"))
    )
    return live.filter(Exists(of_projects))


def open_to(viewer: Viewer) -> Q:
    """Return the condition of a project on which the viewer may record: public, or a member's."""
    mine = ProjectMember.objects.filter(project=OuterRef("pk"), member_id=viewer.member_id)
    return Q(public=True) | Q(Exists(mine))
