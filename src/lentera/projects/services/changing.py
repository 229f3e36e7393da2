"""Changing what is there: names, settings, archive; and taking a change back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, ProjectMember, Task
from lentera.projects.names import NOTE_LIMITS, clean_name, name_columns
from lentera.projects.palette import COLOURS
from lentera.projects.refusals import (
    ChangedSince,
    NameTaken,
    NoteTooLong,
    NotInThePalette,
    UnknownClient,
)
from lentera.projects.selectors.known_members import check_members
from lentera.projects.selectors.things import things
from lentera.projects.services.keeping import (
    CHANGED,
    Kept,
    check_may_plan,
    facts,
    keep,
    kept,
    kind_of,
    locked,
    one_of_a_name,
)
from lentera.witness.selectors import shared_history_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lentera.domain.viewer import Viewer
    from lentera.projects.models.thing import Thing


@transaction.atomic
def change(  # noqa: PLR0913  the thing, what changes, and the request
    viewer: Viewer,
    *,
    kind: Kind,
    thing_id: int,
    changes: Mapping[str, Any],
    now: datetime,
    channel: str = "page",
) -> Kept:
    """Change some columns of one thing; what is not named stays. Nothing different: no change.

    ``changes`` names columns (see ``keeping.COLUMNS``); for a project also ``member_ids``, from
    which people the viewer does not know of are never taken away.

    Raises:
        NotYoursToPlan: the viewer does not plan projects.
        UnknownProject, UnknownClient, UnknownTask, UnknownTag: not of this workspace.
        UnknownMember: nobody the viewer may choose.
        NameMissing, NameTooLong, NoteTooLong, NotInThePalette: a value that cannot be kept.
        NameTaken: another one of the kind has the name.
    """
    check_may_plan(viewer)
    thing = locked(viewer, kind, thing_id)
    wanted = checked(viewer, kind, changes)
    if isinstance(thing, Project) and "member_ids" in wanted:
        before = facts(thing)["member_ids"]
        wanted["member_ids"] = check_members(viewer, wanted["member_ids"], before, now=now)
    if isinstance(thing, Task) and "name" in wanted:
        check_free_in_project(thing, wanted["name"])
    return _write(viewer, thing, wanted, now=now, channel=channel)


def archive(
    viewer: Viewer, *, kind: Kind, thing_id: int, now: datetime, channel: str = "page"
) -> Kept:
    """Put a thing away (a task: done). Its time stays; it is no longer offered. Twice is once."""
    return _lay(viewer, kind, thing_id, now, now=now, channel=channel)


def unarchive(
    viewer: Viewer, *, kind: Kind, thing_id: int, now: datetime, channel: str = "page"
) -> Kept:
    """Take a thing out of the archive (a task: open again)."""
    return _lay(viewer, kind, thing_id, None, now=now, channel=channel)


@transaction.atomic
def take_back(viewer: Viewer, *, kind: Kind, thing_id: int, event_id: int, now: datetime) -> Kept:
    """Undo one change, as long as what it changed has not been changed again.

    Raises:
        ChangedSince: it has, or there is no such change.
    """
    check_may_plan(viewer)
    thing = locked(viewer, kind, thing_id)
    events = shared_history_of(viewer, thing_id).filter(kind=f"{kind}.{CHANGED}")
    event = events.filter(pk=event_id).first()
    present = facts(thing)
    if event is None or event.before is None or event.after is None:
        raise ChangedSince
    if any(present[name] != value for name, value in event.after.items()):
        raise ChangedSince
    before = {name: _value(name, value) for name, value in event.before.items()}
    return _write(viewer, thing, before, now=now, channel="page")


def checked(viewer: Viewer, kind: Kind, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values as they can be kept.

    Raises:
        NameMissing, NameTooLong, NoteTooLong, NotInThePalette, UnknownClient: one cannot.
    """
    wanted = dict(changes)
    if "name" in wanted:
        wanted["name"] = clean_name(kind, wanted["name"])
    if "note" in wanted:
        wanted["note"] = wanted["note"].replace("\x00", "").replace("\r\n", "\n").strip()
        if len(wanted["note"]) > NOTE_LIMITS[kind]:
            raise NoteTooLong(length=len(wanted["note"]), limit=NOTE_LIMITS[kind])
    if wanted.get("colour", 0) not in COLOURS:
        raise NotInThePalette
    if wanted.get("client_id") is not None:
        clients = Client.objects.filter(workspace_id=viewer.workspace_id, merged_into=None)
        if not clients.filter(pk=wanted["client_id"]).exists():
            raise UnknownClient
    return wanted


def check_free_in_project(task: Task, name: str) -> None:
    """Check that no other task has the name, in the project and in all that was merged into it.

    Raises:
        NameTaken: one has.
    """
    project_id = task.project.merged_into_id or task.project_id
    family = Task.objects.filter(
        Q(project_id=project_id) | Q(project__merged_into_id=project_id), merged_into=None
    )
    if family.exclude(pk=task.pk).filter(name_key=name_columns(name)["name_key"]).exists():
        raise NameTaken(name=name)


@transaction.atomic
def _lay(  # noqa: PLR0913  the thing, its place, and the request
    viewer: Viewer,
    kind: Kind,
    thing_id: int,
    since: datetime | None,
    *,
    now: datetime,
    channel: str,
) -> Kept:
    check_may_plan(viewer)
    thing = locked(viewer, kind, thing_id)
    column = "done_at" if kind is Kind.TASK else "archived_at"
    if bool(getattr(thing, column)) == bool(since):
        return kept(thing)
    return _write(viewer, thing, {column: since}, now=now, channel=channel)


def _write(
    viewer: Viewer, thing: Thing, wanted: Mapping[str, Any], *, now: datetime, channel: str
) -> Kept:
    before = facts(thing)
    columns = {name: value for name, value in wanted.items() if name != "member_ids"}
    for name, value in columns.items():
        setattr(thing, name, value)
    if "name" in columns:
        columns |= name_columns(columns["name"])
    with one_of_a_name(thing.name):
        if columns:
            things(viewer, kind_of(thing)).filter(pk=thing.pk).update(**columns)
    if isinstance(thing, Project) and "member_ids" in wanted:
        _put_members(thing, set(wanted["member_ids"]), set(before["member_ids"]))
    after = facts(thing)
    different = [name for name, value in after.items() if before[name] != value]
    if not different:
        return kept(thing)
    return keep(
        viewer,
        CHANGED,
        thing,
        before={name: before[name] for name in different},
        after={name: after[name] for name in different},
        now=now,
        channel=channel,
    )


def _put_members(project: Project, wanted: set[int], present: set[int]) -> None:
    ProjectMember.objects.filter(project=project, member_id__in=present - wanted).delete()
    rows = [ProjectMember(project=project, member_id=pk) for pk in sorted(wanted - present)]
    ProjectMember.objects.bulk_create(rows)


def _value(name: str, value: Any) -> Any:
    is_instant = name.endswith("_at") and value is not None
    return datetime.fromisoformat(value) if is_instant else value
