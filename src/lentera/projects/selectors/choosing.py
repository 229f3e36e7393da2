"""What forms offer before anything is typed, and what a typed ``@name`` or ``#name`` means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from lentera.domain.ids import from_hex, to_hex
from lentera.projects.kinds import Kind
from lentera.projects.models import Project, Tag
from lentera.projects.names import search_text
from lentera.projects.refusals import UnknownProject, UnknownTag
from lentera.projects.selectors.labels import labels_of
from lentera.projects.selectors.offers import offered_projects, offered_tags, offered_tasks
from lentera.projects.selectors.picking import value_of
from lentera.projects.selectors.things import things, visible_clients, visible_projects
from lentera.projects.selectors.usable import recordable_projects
from lentera.web.pick import Option

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer
    from lentera.projects.models.thing import Thing

# A select without scripts stays usable with this many; the picker finds the others by typing.
MOST_PROJECTS, MOST_TASKS, MOST_TAGS, MOST_CLIENTS = 100, 300, 200, 200


def project_options(
    viewer: Viewer, *, project_id: int | None = None, task_id: int | None = None
) -> list[Option]:
    """Return projects with their open tasks as options, the chosen one always among them.

    A value is ``project`` or ``project:task``, each an id as hex digits.
    """
    projects = list(offered_projects(viewer).order_by("name_search", "pk")[:MOST_PROJECTS])
    tasks = defaultdict(list)
    rows = offered_tasks(viewer, of=[project["pk"] for project in projects])
    for task in rows.order_by("name_search", "pk")[:MOST_TASKS]:
        tasks[task["of_id"]].append(task)
    options = []
    for project in projects:
        pk, name, client = project["pk"], project["name"], project["client_name"]
        colour = project["colour"]
        options.append(Option(value_of(pk), name, client, colour))
        options += [
            Option(value_of(pk, task["pk"]), f"{name}: {task['name']}", client, colour)
            for task in tasks[pk]
        ]
    chosen = value_of(project_id, task_id) if project_id else ""
    if project_id and all(option.value != chosen for option in options):
        options += _chosen(viewer, project_id, task_id)
    return [replace(one, selected=True) if one.value == chosen else one for one in options]


def tag_options(viewer: Viewer, chosen: Collection[int] = ()) -> list[Option]:
    """Return the workspace's tags as options, the chosen ones always among them."""
    offered = offered_tags(viewer).order_by("name_search", "pk")[:MOST_TAGS]
    tags = dict(offered.values_list("pk", "name"))
    missing = set(chosen) - tags.keys()
    if missing:
        own = Tag.objects.filter(workspace_id=viewer.workspace_id, pk__in=missing)
        names = labels_of(project_ids=(), task_ids=(), tag_ids=own.values_list("pk", flat=True))
        tags |= {pk: name for pk, (_stays, name) in names.tags.items()}
    return [Option(to_hex(pk), name, selected=pk in chosen) for pk, name in tags.items()]


def client_options(viewer: Viewer, chosen: int | None = None) -> list[Option]:
    """Return the clients the viewer may know of as options, the chosen one always among them."""
    clients = visible_clients(viewer)
    offered = clients.filter(archived_at__isnull=True).order_by("name_search", "pk")
    names = dict(offered.values_list("pk", "name")[:MOST_CLIENTS])
    if chosen and chosen not in names:
        names |= dict(clients.filter(pk=chosen).values_list("pk", "name"))
    return [Option(to_hex(pk), name, selected=pk == chosen) for pk, name in names.items()]


def template_options(viewer: Viewer) -> list[Option]:
    """Return the workspace's templates as options."""
    templates = visible_projects(viewer).filter(template=True, archived_at__isnull=True)
    rows = templates.order_by("name_search", "pk").values_list("pk", "name", "colour")
    return [Option(to_hex(pk), name, colour=colour) for pk, name, colour in rows[:MOST_PROJECTS]]


def id_or_none(value: object) -> int | None:
    """Return the id in a form's value, if it is one."""
    try:
        return from_hex(str(value)) if value else None
    except ValueError:
        return None


def project_named(viewer: Viewer, text: str) -> int:
    """Return the project a typed ``@name`` means: the same name, else the one it begins.

    Raises:
        UnknownProject: none of the viewer's begins so, or several do.
    """
    meant = _meant(recordable_projects(viewer), text)
    if meant is None:
        raise UnknownProject
    return meant


def tags_named(viewer: Viewer, names: Iterable[str]) -> list[int]:
    """Return the tags typed ``#names`` mean: the same name, else the one it begins.

    Raises:
        UnknownTag: no tag begins so, or several do.
    """
    tags = []
    for name in names:
        meant = _meant(offered_tags(viewer), name)
        if meant is None:
            raise UnknownTag
        tags.append(meant)
    return tags


def _meant(rows: QuerySet[Thing] | QuerySet[Project] | QuerySet[Tag], text: str) -> int | None:
    wanted = search_text(text)
    if not wanted:
        return None
    begin = list(
        rows.filter(name_search__startswith=wanted)
        .order_by("name_search")
        .values_list("pk", "name_search")[:50]
    )
    same = [pk for pk, name in begin if name == wanted]
    meant = same or [pk for pk, _ in begin]
    return meant[0] if len(meant) == 1 else None


def _chosen(viewer: Viewer, project_id: int, task_id: int | None) -> list[Option]:
    """Return what an entry has although it is no longer offered: archived, merged, done."""
    ours = things(viewer, Kind.PROJECT).filter(pk=project_id)
    tasks = things(viewer, Kind.TASK).filter(pk=task_id or 0)
    labels = labels_of(
        project_ids=ours.values_list("pk", flat=True),
        task_ids=tasks.values_list("pk", flat=True),
        tag_ids=(),
    )
    project, task = labels.projects.get(project_id), labels.tasks.get(task_id or 0)
    if project is None:
        return []
    name = f"{project.name}: {task[1]}" if task else project.name
    return [Option(value_of(project_id, task_id), name, project.client, project.colour)]
