"""What the pages list: projects, the tasks of one, clients, tags."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from lentera.projects.kinds import Kind
from lentera.projects.models import Project, Task
from lentera.projects.names import search_text
from lentera.projects.palette import COLOURS
from lentera.projects.selectors.labels import label_of
from lentera.projects.selectors.offers import found, of_stays
from lentera.projects.selectors.things import things, visible_clients, visible_projects

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from lentera.domain.viewer import Viewer

ON_ONE_PAGE = 50


class State(StrEnum):
    """Which of them a list shows; the value stands in addresses."""

    RUNNING = ""
    ARCHIVED = "archived"
    TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project of the list."""

    id: int
    name: str
    colour: int
    client: str
    public: bool
    billable: bool
    template: bool
    archived_at: datetime | None
    open_tasks: int

    @property
    def colour_name(self) -> _StrPromise:
        """The colour in words: it never stands alone."""
        return COLOURS[self.colour]


@dataclass(frozen=True, slots=True)
class ThingLine:
    """One task, tag or client of a list; ``laid_at`` is when it was archived (a task: done)."""

    id: int
    name: str
    laid_at: datetime | None
    note: str = ""
    projects: int = 0


def project_lines(
    viewer: Viewer,
    *,
    find: str = "",
    state: State = State.RUNNING,
    client_id: int | None = None,
    page: str = "",
) -> Page[Any]:
    """Return one page of the projects the viewer may know of, as lines."""
    rows = found(
        visible_projects(viewer).alias(client_search=of_stays("client", "name_search")),
        search_text(find),
        "client_search",
    )
    rows = rows.filter(archived_at__isnull=state is not State.ARCHIVED)
    if state is not State.ARCHIVED:
        rows = rows.filter(template=state is State.TEMPLATES)
    if client_id is not None:
        rows = rows.filter(Q(client_id=client_id) | Q(client__merged_into_id=client_id))
    paged = _page(rows.select_related("client__merged_into"), page)
    open_tasks = _open_tasks_of([row.pk for row in paged.object_list])
    paged.object_list = [_project_line(row, open_tasks) for row in paged.object_list]
    return paged


def task_lines(project_id: int, *, find: str = "", done: bool = False, page: str = "") -> Page[Any]:
    """Return one page of the tasks of a project and of what was merged into it."""
    tasks = Task.objects.filter(
        Q(project_id=project_id) | Q(project__merged_into_id=project_id),
        merged_into__isnull=True,
        done_at__isnull=not done,
    )
    paged = _page(found(tasks, search_text(find)), page)
    paged.object_list = [ThingLine(row.pk, row.name, row.done_at) for row in paged.object_list]
    return paged


def client_lines(
    viewer: Viewer, *, find: str = "", archived: bool = False, page: str = ""
) -> Page[Any]:
    """Return one page of the clients the viewer may know of, with how many projects each has."""
    clients = visible_clients(viewer).filter(archived_at__isnull=not archived)
    paged = _page(found(clients, search_text(find)), page)
    counts = _projects_of(viewer, [row.pk for row in paged.object_list])
    paged.object_list = [
        ThingLine(row.pk, row.name, row.archived_at, row.note, counts.get(row.pk, 0))
        for row in paged.object_list
    ]
    return paged


def tag_lines(
    viewer: Viewer, *, find: str = "", archived: bool = False, page: str = ""
) -> Page[Any]:
    """Return one page of the workspace's tags."""
    tags = things(viewer, Kind.TAG).filter(merged_into__isnull=True)
    tags = tags.filter(Q(archived_at__isnull=not archived))
    paged = _page(found(tags, search_text(find)), page)
    paged.object_list = [ThingLine(row.pk, row.name, row.archived_at) for row in paged.object_list]
    return paged


def _project_line(row: Project, open_tasks: Mapping[int, int]) -> ProjectLine:
    label = label_of(row)
    return ProjectLine(
        id=row.pk,
        name=row.name,
        colour=row.colour,
        client=label.client,
        public=row.public,
        billable=row.billable,
        template=row.template,
        archived_at=row.archived_at,
        open_tasks=open_tasks.get(row.pk, 0),
    )


def _open_tasks_of(project_ids: list[int]) -> dict[int, int]:
    tasks = Task.objects.filter(
        Q(project_id__in=project_ids) | Q(project__merged_into__in=project_ids),
        merged_into__isnull=True,
        done_at__isnull=True,
    )
    stays = tasks.annotate(stays=Coalesce("project__merged_into_id", "project_id"))
    return dict(stays.order_by().values_list("stays").annotate(count=Count("pk")))


def _projects_of(viewer: Viewer, client_ids: list[int]) -> dict[int, int]:
    running = visible_projects(viewer).filter(archived_at__isnull=True, template=False)
    stays = running.annotate(stays=Coalesce("client__merged_into_id", "client_id"))
    counted = stays.filter(stays__in=client_ids).order_by().values_list("stays")
    return dict(counted.annotate(count=Count("pk")))


def _page(rows: QuerySet[Any, Any], number: str) -> Page[Any]:
    return Paginator(rows, ON_ONE_PAGE).get_page(number)
