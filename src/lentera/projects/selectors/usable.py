"""What a person may record time on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from lentera.projects.models import Project, Tag, Task
from lentera.projects.refusals import ProjectArchived, UnknownProject, UnknownTag, UnknownTask
from lentera.projects.selectors.things import open_to

if TYPE_CHECKING:
    from collections.abc import Collection

    from lentera.domain.viewer import Viewer


def recordable_projects(viewer: Viewer) -> QuerySet[Project]:
    """Projects the viewer may choose: public ones and those they are a member of.

    Archived, merged and template projects are not among them.
    """
    return _known_projects(viewer).filter(archived_at__isnull=True)


def check_usable(
    viewer: Viewer, *, project_id: int | None, task_id: int | None, tag_ids: Collection[int]
) -> None:
    """Check that the viewer may record on this combination; one query for each kind that is set.

    A merged project, task or tag is as usable as the one it was merged into. Done tasks and
    archived tags are no longer offered, but what already carries them can be taken up again.

    Raises:
        UnknownProject: not of this workspace, or not the viewer's to record on.
        ProjectArchived: its time stays, but no new time goes there.
        UnknownTask: not a task of that project.
        UnknownTag: not a tag of this workspace.
    """
    project = _known_project(viewer, project_id) if project_id is not None else None
    if project is not None and project.archived_at is not None:
        raise ProjectArchived(name=project.name)
    if task_id is not None and not (project and _tasks_of(project).filter(pk=task_id).exists()):
        raise UnknownTask
    if tag_ids:
        wanted = set(tag_ids)
        known = Tag.objects.filter(workspace_id=viewer.workspace_id, pk__in=wanted)
        if known.count() != len(wanted):
            raise UnknownTag


def _known_projects(viewer: Viewer) -> QuerySet[Project]:
    return Project.objects.filter(
        open_to(viewer),
        workspace_id=viewer.workspace_id,
        merged_into__isnull=True,
        template=False,
    )


def _known_project(viewer: Viewer, project_id: int) -> Project:
    merged_into = Project.objects.filter(pk=project_id).values("merged_into")
    found = _known_projects(viewer).filter(Q(pk=project_id) | Q(pk__in=merged_into)).first()
    if found is None:
        raise UnknownProject
    return found


def _tasks_of(project: Project) -> QuerySet[Task]:
    return Task.objects.filter(Q(project=project) | Q(project__merged_into=project))
