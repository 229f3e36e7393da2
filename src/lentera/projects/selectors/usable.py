"""What a person may record time on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Q, QuerySet

from lentera.projects.models import Project, Task
from lentera.projects.refusals import ProjectArchived, UnknownProject, UnknownTag, UnknownTask
from lentera.projects.selectors.things import open_to

if TYPE_CHECKING:
    from collections.abc import Collection

    from lentera.domain.viewer import Viewer

# Every start of a timer asks these, so they are written by hand
# (docs/explanation/performance.md). The first says what `_known_projects` says, of the one that
# stays where two were merged.
KNOWN_PROJECT = """
    SELECT project.id, project.name, project.archived_at IS NOT NULL
    FROM projects_project AS asked
    JOIN projects_project AS project ON project.id = COALESCE(asked.merged_into_id, asked.id)
    WHERE asked.id = %s AND project.workspace_id = %s AND NOT project.template
        AND (project.public OR EXISTS (
            SELECT 1 FROM projects_projectmember AS mine
            WHERE mine.project_id = project.id AND mine.member_id = %s))
"""
KNOWN_TAGS = "SELECT COUNT(*) FROM projects_tag WHERE workspace_id = %s AND id IN ({places})"


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
    if project is not None and project.archived:
        raise ProjectArchived(name=project.name)
    if task_id is not None and not (project and _tasks_of(project.id).filter(pk=task_id).exists()):
        raise UnknownTask
    if tag_ids:
        _check_tags(viewer, set(tag_ids))


@dataclass(frozen=True, slots=True)
class _Known:
    """The project that stays of the one that was asked for."""

    id: int
    name: str
    archived: bool


def _known_projects(viewer: Viewer) -> QuerySet[Project]:
    return Project.objects.filter(
        open_to(viewer),
        workspace_id=viewer.workspace_id,
        merged_into__isnull=True,
        template=False,
    )


def _known_project(viewer: Viewer, project_id: int) -> _Known:
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_PROJECT, [project_id, viewer.workspace_id, viewer.member_id])
        row = cursor.fetchone()
    if row is None:
        raise UnknownProject
    return _Known(row[0], row[1], bool(row[2]))


def _check_tags(viewer: Viewer, tag_ids: set[int]) -> None:
    places = ", ".join(["%s"] * len(tag_ids))
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_TAGS.format(places=places), [viewer.workspace_id, *tag_ids])
        (known,) = cursor.fetchone()
    if known != len(tag_ids):
        raise UnknownTag


def _tasks_of(project_id: int) -> QuerySet[Task]:
    return Task.objects.filter(Q(project_id=project_id) | Q(project__merged_into_id=project_id))
