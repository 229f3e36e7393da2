"""Which projects, clients, tasks and tags a file would bring that are not there yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lentera.exchange.names import MAX_NAMES, Named, as_tag
from lentera.exchange.refusals import TooManyNames
from lentera.projects.selectors import (
    ProjectName,
    TaskName,
    known_clients,
    known_projects,
    known_tags,
    known_tasks,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Names that are not there yet; ``as_tags`` are those that become tags instead.

    Only who plans projects makes projects, clients and tasks; and a client or a task without a
    project has no place of its own.
    """

    projects: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    as_tags: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything would be made."""
        return any((self.projects, self.clients, self.tasks, self.tags))

    @property
    def own_tags(self) -> tuple[str, ...]:
        """The new tags that are tags in the file, too."""
        instead = {as_tag(name) for name in self.as_tags}
        return tuple(tag for tag in self.tags if tag not in instead)


def newcomers(viewer: Viewer, names: set[Named]) -> Newcomers:
    """Return what these names would make in the viewer's workspace.

    Raises:
        TooManyNames: there are more than any team has.
    """
    refuse_too_many(names)
    projects = {one.project_name for one in names if one.project}
    known = known_projects(viewer, projects)
    homeless = set(_homeless(viewer, names, known))
    tags = {tag for one in names for tag in one.tags} | {as_tag(name) for name in homeless}
    there = known_tags(viewer, tags)
    missing: set[ProjectName] = set()
    tasks: set[tuple[ProjectName, str]] = set()
    if viewer.plans_projects:
        missing = projects - known.keys()
        tasks = _new_tasks(viewer, names, known)
    clients = {one.client for one in missing if one.client}
    return Newcomers(
        projects=_sorted(one.name for one in missing),
        clients=_sorted(clients - known_clients(viewer, clients).keys()),
        tasks=_sorted(task for _, task in tasks),
        tags=_sorted(tags - there.keys()),
        as_tags=_sorted(homeless),
    )


def refuse_too_many(names: set[Named]) -> None:
    """Refuse a file that names more things than any team has.

    Raises:
        TooManyNames: it does.
    """
    count = (
        len({one.project_name for one in names})
        + len({(one.project_name, one.task) for one in names})
        + len({tag for one in names for tag in one.tags})
    )
    if count > MAX_NAMES:
        raise TooManyNames(limit=MAX_NAMES)


def _homeless(viewer: Viewer, names: set[Named], known: dict[ProjectName, int]) -> Iterable[str]:
    """Give the names that have no place but a tag."""
    tasks = {} if viewer.plans_projects else known_tasks(viewer, _tasks(names, known))
    for one in names:
        project_id = known.get(one.project_name) if one.project else None
        stays = bool(one.project) and (viewer.plans_projects or project_id is not None)
        if not stays:
            yield from filter(None, (one.project, one.client, one.task))
        elif _is_unknown(one, project_id, tasks) and not viewer.plans_projects:
            yield one.task


def _is_unknown(one: Named, project_id: int | None, tasks: dict[TaskName, int]) -> bool:
    return bool(one.task) and TaskName(project_id or 0, one.task) not in tasks


def _tasks(names: set[Named], known: dict[ProjectName, int]) -> set[TaskName]:
    return {
        TaskName(known[one.project_name], one.task)
        for one in names
        if one.task and one.project and one.project_name in known
    }


def _new_tasks(
    viewer: Viewer, names: set[Named], known: dict[ProjectName, int]
) -> set[tuple[ProjectName, str]]:
    there = known_tasks(viewer, _tasks(names, known))
    return {
        (one.project_name, one.task)
        for one in names
        if one.task
        and one.project
        and TaskName(known.get(one.project_name, 0), one.task) not in there
    }


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=str.casefold))
