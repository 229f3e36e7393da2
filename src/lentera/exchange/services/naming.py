"""From the names in a file to projects, tasks and tags, each looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lentera.exchange.names import NOTHING, Named, as_tag, named
from lentera.exchange.selectors.newcomers import refuse_too_many
from lentera.projects.selectors import ProjectName, TaskName, known_projects, known_tasks
from lentera.projects.services import ensure_projects, ensure_tags, ensure_tasks
from lentera.tracking.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import Line


class Meaning(NamedTuple):
    """What the names of a line are here."""

    project_id: int | None = None
    task_id: int | None = None
    tag_ids: tuple[int, ...] = ()


class Names:
    """What the names of one file mean in the viewer's workspace.

    Projects and tasks that are missing are made by those who plan projects. For everybody else
    the name of an unknown project or task becomes a tag, so that nothing of the line is lost.
    """

    def __init__(self, viewer: Viewer, now: datetime) -> None:
        self._viewer, self._now = viewer, now
        self._meanings: dict[Named, Meaning] = {NOTHING: Meaning()}

    def learn(self, lines: Iterable[Line]) -> None:
        """Look up, or make, everything these lines name that was not met before.

        Raises:
            TooManyNames: there are more than any team has.
        """
        new = {named(line) for line in lines} - self._meanings.keys()
        if not new:
            return
        refuse_too_many(self._meanings.keys() | new)
        projects = self._projects({one.project_name for one in new if one.project})
        tasks = self._tasks({one for name in new for one in _task(name, projects)})
        words = {name: tuple(_words(name, projects, tasks)) for name in new}
        tags = ensure_tags(
            self._viewer, sorted({word for some in words.values() for word in some}), now=self._now
        )
        for name in new:
            task = next(_task(name, projects), None)
            self._meanings[name] = Meaning(
                project_id=projects.get(name.project_name) if name.project else None,
                task_id=tasks.get(task) if task else None,
                tag_ids=tuple(tags[word] for word in words[name]),
            )

    def content(self, line: Line) -> Content:
        """What the entry of this line says."""
        meaning = self._meanings[named(line)]
        return Content.of(
            description=line.description,
            project_id=meaning.project_id,
            task_id=meaning.task_id,
            tag_ids=meaning.tag_ids,
            billable=bool(line.billable),
            kind=line.kind.value,
        )

    def _projects(self, wanted: set[ProjectName]) -> dict[ProjectName, int]:
        if self._viewer.plans_projects:
            return ensure_projects(self._viewer, sorted(wanted, key=str), now=self._now)
        return known_projects(self._viewer, wanted)

    def _tasks(self, wanted: set[TaskName]) -> dict[TaskName, int]:
        if self._viewer.plans_projects:
            return ensure_tasks(self._viewer, sorted(wanted, key=str), now=self._now)
        return known_tasks(self._viewer, wanted)


def _task(name: Named, projects: dict[ProjectName, int]) -> Iterator[TaskName]:
    project_id = projects.get(name.project_name) if name.project else None
    if name.task and project_id is not None:
        yield TaskName(project_id, name.task)


def _words(
    name: Named, projects: dict[ProjectName, int], tasks: dict[TaskName, int]
) -> Iterator[str]:
    """Give the tags of a line: its own, and the names that have no place but a tag."""
    yield from name.tags
    if not name.project or name.project_name not in projects:
        yield from map(as_tag, filter(None, (name.project, name.client, name.task)))
    else:
        yield from (as_tag(one.name) for one in _task(name, projects) if one not in tasks)
