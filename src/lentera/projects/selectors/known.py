"""From names to what they mean: for imports and the API, thousands at a time.

A name is looked for without regard to case; the name of a merged thing leads to the one that
stays. A project's name without a client's means the only project of that name, if there is one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import F, OrderBy, Q
from django.db.models.functions import Coalesce

from lentera.projects.kinds import Kind
from lentera.projects.models import Project, Task
from lentera.projects.models.thing import Thing
from lentera.projects.names import key_of, tidy
from lentera.projects.refusals import UnknownProject
from lentera.projects.selectors.things import things, visible_clients, visible_projects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer

Row = TypeVar("Row", bound=Thing)
# Below what both databases take as parameters of one statement.
AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A project as files name it; ``client`` may be empty."""

    name: str
    client: str = ""


@dataclass(frozen=True, slots=True)
class TaskName:
    """A task as files name it, of a project that is known already."""

    project_id: int
    name: str


def known_clients(viewer: Viewer, names: Iterable[str]) -> dict[str, int]:
    """Return the ids of the clients with these names; names that mean nothing are left out."""
    visible = visible_clients(viewer).values("pk")
    clients = things(viewer, Kind.CLIENT)
    return _known(clients.filter(Q(pk__in=visible) | Q(merged_into__in=visible)), names)


def known_tags(viewer: Viewer, names: Iterable[str]) -> dict[str, int]:
    """Return the ids of the tags with these names; names that mean nothing are left out."""
    return _known(things(viewer, Kind.TAG), names)


def known_projects(viewer: Viewer, wanted: Iterable[ProjectName]) -> dict[ProjectName, int]:
    """Return the ids of the projects that are meant; what is not there is left out.

    Archived projects are found, and of the others those whose name the viewer may know.
    """
    wanted = set(wanted)
    clients = known_clients(viewer, {one.client for one in wanted if tidy(one.client)})
    by_client: dict[tuple[str, int | None], int] = {}
    by_name: dict[str, set[int]] = defaultdict(set)
    for key, client_id, stays in _project_rows(viewer, {key_of(one.name) for one in wanted}):
        by_client[key, client_id] = stays
        by_name[key].add(stays)
    found = {}
    for one in wanted:
        key = key_of(one.name)
        if tidy(one.client):
            meant = by_client.get((key, clients[one.client])) if one.client in clients else None
        else:
            alone = next(iter(by_name[key])) if len(by_name[key]) == 1 else None
            meant = by_client.get((key, None), alone)
        if meant is not None:
            found[one] = meant
    return found


def known_tasks(viewer: Viewer, wanted: Iterable[TaskName]) -> dict[TaskName, int]:
    """Return the ids of the tasks that are meant; what is not there is left out."""
    wanted = set(wanted)
    projects = _stays_of_known(viewer, {one.project_id for one in wanted})
    stays = Coalesce("project__merged_into_id", "project_id")
    visible = visible_projects(viewer).values("pk")
    found: dict[tuple[int, str], int] = {}
    for keys in _portions({key_of(one.name) for one in wanted}):
        tasks = Task.objects.annotate(of=stays).filter(
            Q(project__in=visible) | Q(project__merged_into__in=visible), name_key__in=keys
        )
        rows = _live_last(tasks).values_list("of", "name_key", Coalesce("merged_into_id", "id"))
        found |= {(of, key): task_id for of, key, task_id in rows}
    meant = {one: found.get((projects.get(one.project_id, 0), key_of(one.name))) for one in wanted}
    return {one: task_id for one, task_id in meant.items() if task_id is not None}


def stays_of(viewer: Viewer, project_ids: Iterable[int]) -> dict[int, int]:
    """Return for each project the one it was merged into, or itself.

    Raises:
        UnknownProject: one is not of this workspace, or not the viewer's to know.
    """
    wanted = set(project_ids)
    found = _stays_of_known(viewer, wanted)
    if wanted - found.keys():
        raise UnknownProject
    return found


def _stays_of_known(viewer: Viewer, project_ids: set[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    ids = sorted(project_ids)
    for start in range(0, len(ids), AT_ONCE):
        rows = _known_rows(viewer).filter(pk__in=ids[start : start + AT_ONCE])
        found |= dict(rows.values_list("pk", Coalesce("merged_into_id", "id")))
    return found


def _known_rows(viewer: Viewer) -> QuerySet[Project]:
    visible = visible_projects(viewer).values("pk")
    return Project.objects.filter(
        Q(pk__in=visible) | Q(merged_into__in=visible), workspace_id=viewer.workspace_id
    )


def _project_rows(viewer: Viewer, keys: set[str]) -> Iterator[tuple[str, int | None, int]]:
    client = Coalesce("client__merged_into_id", "client_id")
    for portion in _portions(keys):
        rows = _known_rows(viewer).filter(name_key__in=portion)
        # Where a merge of clients left two of one name, the one that had this client before wins.
        rows = _live_last(rows, F("client__merged_into").asc(nulls_last=True))
        yield from rows.values_list("name_key", client, Coalesce("merged_into_id", "id"))


def _known(rows: QuerySet[Thing], names: Iterable[str]) -> dict[str, int]:
    keys = {name: key_of(name) for name in set(names)}
    found: dict[str, int] = {}
    for portion in _portions(set(keys.values())):
        some = _live_last(rows.filter(name_key__in=portion))
        found |= dict(some.values_list("name_key", Coalesce("merged_into_id", "id")))
    return {name: found[key] for name, key in keys.items() if key in found}


def _live_last(rows: QuerySet[Row], *then: OrderBy) -> QuerySet[Row]:
    return rows.order_by(F("merged_into").asc(nulls_last=True), *then, "pk")


def _portions(keys: set[str]) -> Iterator[list[str]]:
    in_order = sorted(keys)
    for start in range(0, len(in_order), AT_ONCE):
        yield in_order[start : start + AT_ONCE]
