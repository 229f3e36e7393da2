"""Making new clients, projects, tasks and tags."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from lentera.domain.ids import new_id, new_ids
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, ProjectMember, Tag, Task
from lentera.projects.names import name_columns
from lentera.projects.selectors.drafts import template_of
from lentera.projects.selectors.hues import next_colours
from lentera.projects.selectors.known_members import check_members
from lentera.projects.services.changing import check_free_in_project, checked
from lentera.projects.services.keeping import (
    Kept,
    check_may_plan,
    facts,
    keep,
    locked,
    member_ids_of,
    one_of_a_name,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.projects.models.thing import Thing

ADDED = "added"


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a project begins with. Without a colour it gets the hue that is used least."""

    name: str
    client_id: int | None = None
    colour: int | None = None
    public: bool = True
    billable: bool = False
    template: bool = False
    note: str = ""
    member_ids: Collection[int] = ()


@transaction.atomic
def create_project(
    viewer: Viewer,
    *,
    project: NewProject,
    now: datetime,
    template_id: int | None = None,
    channel: str = "page",
) -> Kept:
    """Create a project; from a template it also gets its members and its open tasks.

    A project that is not public has at least its maker as a member.

    Raises:
        NotYoursToPlan: the viewer does not plan projects.
        UnknownClient, UnknownMember, UnknownProject: not of this workspace; the last: the template.
        NameMissing, NameTooLong, NoteTooLong, NotInThePalette, NameTaken: it cannot be kept so.
    """
    check_may_plan(viewer)
    template = template_of(viewer, template_id) if template_id is not None else None
    kept_already = member_ids_of(template) if template else []
    members = check_members(viewer, project.member_ids, kept_already, now=now)
    if not project.public and not members:
        members = [viewer.member_id]
    colour = next_colours(viewer, 1)[0] if project.colour is None else project.colour
    row = Project(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        created_at=now,
        **_columns(viewer, replace(project, colour=colour)),
    )
    with one_of_a_name(row.name):
        row.save(force_insert=True)
    rows = [ProjectMember(project=row, member_id=member_id) for member_id in members]
    ProjectMember.objects.bulk_create(rows)
    if template is not None:
        _copy_tasks(template, row, now)
    return keep(viewer, ADDED, row, after=facts(row), now=now, channel=channel)


@transaction.atomic
def create_client(
    viewer: Viewer, *, name: str, note: str = "", now: datetime, channel: str = "page"
) -> Kept:
    """Create a client.

    Raises:
        NotYoursToPlan: the viewer does not plan projects.
        NameMissing, NameTooLong, NoteTooLong, NameTaken: it cannot be kept so.
    """
    check_may_plan(viewer)
    wanted = checked(viewer, Kind.CLIENT, {"name": name, "note": note})
    row = Client(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        note=wanted["note"],
        **name_columns(wanted["name"]),
    )
    return _add(viewer, row, now=now, channel=channel)


@transaction.atomic
def create_task(
    viewer: Viewer, *, project_id: int, name: str, now: datetime, channel: str = "page"
) -> Kept:
    """Add a task to a project; a merged project's goes to the one that stays.

    Raises:
        NotYoursToPlan: the viewer does not plan projects.
        UnknownProject: not of this workspace.
        NameMissing, NameTooLong, NameTaken: it cannot be kept so.
    """
    check_may_plan(viewer)
    project = locked(viewer, Kind.PROJECT, project_id)
    stays_id = project.merged_into_id or project.pk
    wanted = checked(viewer, Kind.TASK, {"name": name})
    row = Task(id=new_id(now), project_id=stays_id, **name_columns(wanted["name"]))
    check_free_in_project(row, row.name)
    return _add(viewer, row, now=now, channel=channel)


@transaction.atomic
def create_tag(viewer: Viewer, *, name: str, now: datetime, channel: str = "page") -> Kept:
    """Create a tag; every member may.

    Raises:
        NameMissing, NameTooLong, NameTaken: it cannot be kept so.
    """
    wanted = checked(viewer, Kind.TAG, {"name": name})
    row = Tag(id=new_id(now), workspace_id=viewer.workspace_id, **name_columns(wanted["name"]))
    return _add(viewer, row, now=now, channel=channel)


def _add(viewer: Viewer, row: Thing, *, now: datetime, channel: str) -> Kept:
    with one_of_a_name(row.name):
        row.save(force_insert=True)
    return keep(viewer, ADDED, row, after=facts(row), now=now, channel=channel)


def _columns(viewer: Viewer, project: NewProject) -> dict[str, Any]:
    columns = {
        "client_id": project.client_id,
        "colour": project.colour,
        "public": project.public,
        "billable": project.billable,
        "template": project.template,
        "note": project.note,
        "name": project.name,
    }
    wanted = checked(viewer, Kind.PROJECT, columns)
    return {**wanted, **name_columns(wanted["name"])}


def _copy_tasks(template: Project, project: Project, now: datetime) -> None:
    tasks = list(Task.objects.filter(project=template, merged_into=None, done_at=None))
    ids = new_ids(now, len(tasks))
    copies = [
        Task(id=pk, project=project, billable=task.billable, **name_columns(task.name))
        for pk, task in zip(ids, tasks, strict=True)
    ]
    Task.objects.bulk_create(copies, batch_size=500)
