"""From the names in a file to projects, tasks and tags, each looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.projects.selectors import NAME_LIMITS, ProjectName, TaskName, known_projects
from lentera.projects.selectors import Kind as ThingKind
from lentera.projects.services import ensure_projects, ensure_tags, ensure_tasks
from lentera.tracking.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import Line


class Names:
    """What the names of one file mean in the viewer's workspace.

    Projects and tasks that are missing are made by those who plan projects. For everybody else
    the name of an unknown project becomes a tag, so that nothing of the line is lost.
    """

    def __init__(self, viewer: Viewer, now: datetime) -> None:
        self._viewer, self._now = viewer, now
        self._projects: dict[ProjectName, int] = {}
        self._tasks: dict[TaskName, int] = {}
        self._tags: dict[str, int] = {}
        self._unknown: set[ProjectName] = set()

    def learn(self, lines: Iterable[Line]) -> None:
        """Look up, or make, everything these lines name that was not met before.

        Raises:
            NameTooLong: a name cannot be kept as it is.
        """
        lines = list(lines)
        self._learn_projects({project_of(line) for line in lines if line.project})
        tags = {tag for line in lines for tag in line.tags}
        unknown = {one.name for line in lines if (one := project_of(line)) in self._unknown}
        new_tags = {*tags, *unknown} - self._tags.keys()
        if new_tags:
            self._tags |= ensure_tags(self._viewer, sorted(new_tags), now=self._now)
        if self._viewer.plans_projects:
            self._learn_tasks(lines)

    def content(self, line: Line) -> Content:
        """What the entry of this line says."""
        project = project_of(line)
        project_id = self._projects.get(project) if line.project else None
        tags = [self._tags[tag] for tag in line.tags]
        if project in self._unknown:
            tags.append(self._tags[project.name])
        task_id = None
        if project_id and line.task:
            task_id = self._tasks.get(TaskName(project_id, line.task))
        return Content.of(
            description=line.description,
            project_id=project_id,
            task_id=task_id,
            tag_ids=tags,
            billable=bool(line.billable),
            kind=line.kind.value,
        )

    def _learn_projects(self, wanted: set[ProjectName]) -> None:
        new = sorted(wanted - self._projects.keys() - self._unknown, key=str)
        if not new:
            return
        if self._viewer.plans_projects:
            self._projects |= ensure_projects(self._viewer, new, now=self._now)
            return
        found = known_projects(self._viewer, new)
        self._projects |= found
        self._unknown |= set(new) - found.keys()

    def _learn_tasks(self, lines: list[Line]) -> None:
        wanted = {
            TaskName(self._projects[project_of(line)], line.task)
            for line in lines
            if line.task and line.project
        }
        new = sorted(wanted - self._tasks.keys(), key=str)
        if new:
            self._tasks |= ensure_tasks(self._viewer, new, now=self._now)


def project_of(line: Line) -> ProjectName:
    """The project a line names, with its client."""
    return ProjectName(line.project, line.client)


def too_long(line: Line) -> str:
    """Name the first column whose text is longer than we keep; empty if all fit."""
    columns = (
        ("Project", ThingKind.PROJECT, [line.project]),
        ("Client", ThingKind.CLIENT, [line.client]),
        ("Task", ThingKind.TASK, [line.task]),
        ("Tags", ThingKind.TAG, line.tags),
    )
    for column, kind, texts in columns:
        if any(len(text) > NAME_LIMITS[kind] for text in texts):
            return column
    return ""
