"""What forms offer to choose from, and what a typed ``@name`` or ``#name`` means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.domain.ids import to_hex
from lentera.projects.models import Project, Tag, Task
from lentera.projects.names import search_text
from lentera.projects.refusals import UnknownProject, UnknownTag
from lentera.projects.selectors.usable import recordable_projects
from lentera.web.pick import Option

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lentera.domain.viewer import Viewer

# A select without scripts stays usable with this many; the picker finds the others by typing.
MOST_PROJECTS, MOST_TASKS, MOST_TAGS = 100, 300, 200


def project_options(
    viewer: Viewer, *, project_id: int | None = None, task_id: int | None = None
) -> list[Option]:
    """Return projects with their open tasks as options, the chosen one always among them.

    A value is ``project`` or ``project:task``, each an id as hex digits.
    """
    projects = list(
        recordable_projects(viewer).select_related("client").order_by("name_search")[:MOST_PROJECTS]
    )
    if project_id and project_id not in {project.pk for project in projects}:
        projects += Project.objects.filter(pk=project_id).select_related("client")
    tasks: dict[int, list[Task]] = {project.pk: [] for project in projects}
    open_tasks = Task.objects.filter(
        project__in=tasks, merged_into__isnull=True, done_at__isnull=True
    )
    for task in open_tasks.order_by("name_search")[:MOST_TASKS]:
        tasks[task.project_id].append(task)
    if task_id and not any(task.pk == task_id for found in tasks.values() for task in found):
        for task in Task.objects.filter(pk=task_id, project__in=tasks):
            tasks[task.project_id].append(task)
    return [
        option
        for project in projects
        for option in _with_tasks(project, tasks[project.pk], project_id, task_id)
    ]


def tag_options(viewer: Viewer, chosen: Collection[int] = ()) -> list[Option]:
    """Return the workspace's tags as options, the chosen ones always among them."""
    own = Tag.objects.filter(workspace_id=viewer.workspace_id)
    live = own.filter(merged_into__isnull=True, archived_at__isnull=True)
    tags = {tag.pk: tag for tag in live.order_by("name_search")[:MOST_TAGS]}
    missing = set(chosen) - set(tags)
    if missing:
        tags |= {tag.pk: tag for tag in own.filter(pk__in=missing)}
    return [Option(to_hex(pk), tag.name, selected=pk in chosen) for pk, tag in tags.items()]


def project_named(viewer: Viewer, text: str) -> int:
    """Return the project a typed ``@name`` means: the same name, else the one it begins.

    Raises:
        UnknownProject: none of the viewer's begins so, or several do.
    """
    wanted = search_text(text)
    found = recordable_projects(viewer).filter(name_search__startswith=wanted)
    rows = list(found.values_list("pk", "name_search")[:50])
    exact = [pk for pk, name in rows if name == wanted]
    begins = exact or [pk for pk, _name in rows]
    if not wanted or len(begins) != 1:
        raise UnknownProject
    return begins[0]


def tags_named(viewer: Viewer, names: Iterable[str]) -> list[int]:
    """Return the tags typed ``#names`` mean: the same name, else the one it begins.

    Raises:
        UnknownTag: no tag begins so, or several do.
    """
    live = Tag.objects.filter(
        workspace_id=viewer.workspace_id, merged_into__isnull=True, archived_at__isnull=True
    )
    found = []
    for name in names:
        wanted = search_text(name)
        rows = list(
            live.filter(name_search__startswith=wanted).values_list("pk", "name_search")[:50]
        )
        begins = [pk for pk, kept in rows if kept == wanted] or [pk for pk, _kept in rows]
        if not wanted or len(begins) != 1:
            raise UnknownTag
        found.append(begins[0])
    return found


def _with_tasks(
    project: Project, tasks: list[Task], project_id: int | None, task_id: int | None
) -> list[Option]:
    client = project.client.name if project.client else ""
    value = to_hex(project.pk)
    here = project.pk == project_id
    whole = Option(value, project.name, client, project.colour, selected=here and not task_id)
    return [
        whole,
        *(
            Option(
                f"{value}:{to_hex(task.pk)}",
                f"{project.name}: {task.name}",
                client,
                project.colour,
                selected=here and task.pk == task_id,
            )
            for task in tasks
        ),
    ]
