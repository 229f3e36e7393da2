"""What a person may record time on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from lentera.projects.models import Project, ProjectMember, Tag, Task
from lentera.projects.refusals import ProjectArchived, UnknownProject, UnknownTag, UnknownTask

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

    Raises:
        UnknownProject: not of this workspace, or not the viewer's to record on.
        ProjectArchived: its time stays, but no new time goes there.
        UnknownTask: not a task of that project.
        UnknownTag: not a tag of this workspace.
    """
    if project_id is not None:
        project = _known_projects(viewer).filter(pk=project_id).first()
        if project is None:
            raise UnknownProject
        if project.archived_at is not None:
            raise ProjectArchived(name=project.name)
    if task_id is not None:
        task = Task.objects.filter(pk=task_id, project_id=project_id)
        if project_id is None or not task.exists():
            raise UnknownTask
    if tag_ids:
        wanted = set(tag_ids)
        known = Tag.objects.filter(workspace_id=viewer.workspace_id, pk__in=wanted)
        if known.count() != len(wanted):
            raise UnknownTag


def _known_projects(viewer: Viewer) -> QuerySet[Project]:
    mine = ProjectMember.objects.filter(project=OuterRef("pk"), member_id=viewer.member_id)
    return Project.objects.filter(
        Q(public=True) | Exists(mine),
        workspace_id=viewer.workspace_id,
        merged_into__isnull=True,
        template=False,
    )
