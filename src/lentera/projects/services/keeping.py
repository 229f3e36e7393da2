"""The one write path of this room: who may, what changed, and the witness's record of it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, ProjectMember, Tag, Task
from lentera.projects.refusals import NameTaken, NotYoursToPlan
from lentera.projects.selectors.things import UNKNOWN, things
from lentera.witness.selectors import shared_history_of
from lentera.witness.services import Happening, record_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.projects.models.thing import Thing

CHANGED = "changed"
# What can be changed and undone again, by kind. ``member_ids`` are a project's rows of members.
COLUMNS = {
    Kind.CLIENT: ("name", "note", "archived_at"),
    Kind.PROJECT: (
        "name",
        "client_id",
        "colour",
        "public",
        "billable",
        "template",
        "note",
        "archived_at",
    ),
    Kind.TASK: ("name", "billable", "done_at"),
    Kind.TAG: ("name", "archived_at"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A thing after a deed.

    ``event_id`` is what the deed is taken back by, None where nothing changed; ``colour`` is a
    project's, ``project_id`` a task's.
    """

    id: int
    name: str
    event_id: int | None = None
    colour: int = 0
    project_id: int | None = None


def kept(thing: Thing, event_id: int | None = None) -> Kept:
    """Return what is told of a thing after a deed."""
    colour = thing.colour if isinstance(thing, Project) else 0
    project_id = thing.project_id if isinstance(thing, Task) else None
    return Kept(thing.pk, thing.name, event_id, colour, project_id)


def kind_of(thing: Thing) -> Kind:
    """Return the kind of a row."""
    return {Client: Kind.CLIENT, Project: Kind.PROJECT, Task: Kind.TASK, Tag: Kind.TAG}[type(thing)]


def check_may_plan(viewer: Viewer) -> None:
    """Let only those who plan projects go on.

    Raises:
        NotYoursToPlan: the viewer is none of them.
    """
    if not viewer.plans_projects:
        raise NotYoursToPlan


def locked(viewer: Viewer, kind: Kind, thing_id: int) -> Thing:
    """Return one thing of the viewer's workspace, locked for change.

    Raises:
        UnknownProject, UnknownClient, UnknownTask, UnknownTag: there is none of this id.
    """
    found = things(viewer, kind).filter(pk=thing_id).select_for_update(of=("self",)).first()
    if found is None:
        raise UNKNOWN[kind]
    return found


@contextmanager
def one_of_a_name(name: str) -> Iterator[None]:
    """Let the database's constraint on names speak, in words.

    Raises:
        NameTaken: another one of the kind has this name.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        raise NameTaken(name=name) from fault


def facts(thing: Thing) -> dict[str, Any]:
    """Return what can be changed of a thing, as the witness keeps it: plain values."""
    members = {"member_ids": member_ids_of(thing)} if isinstance(thing, Project) else {}
    return new_facts(thing) | members


def new_facts(thing: Thing) -> dict[str, Any]:
    """Return the same of a thing that cannot have members yet, without a query."""
    values = {name: getattr(thing, name) for name in COLUMNS[kind_of(thing)]}
    plain = {name: _plain(value) for name, value in values.items()}
    return plain | ({"project_id": thing.project_id} if isinstance(thing, Task) else {})


def member_ids_of(project: Project) -> list[int]:
    """Return who may record on the project where it is not public, in order."""
    rows = ProjectMember.objects.filter(project=project)
    return sorted(rows.values_list("member_id", flat=True))


def keep(  # noqa: PLR0913  the deed and what is known of it
    viewer: Viewer,
    deed: str,
    thing: Thing,
    *,
    now: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    channel: str = "page",
) -> Kept:
    """Record one deed with the witness, in the transaction of the caller."""
    happening = Happening(f"{kind_of(thing)}.{deed}", thing.pk, before, after)
    keep_all(viewer, [happening], now=now, channel=channel)
    event = shared_history_of(viewer, thing.pk).last()
    return kept(thing, event.pk if event else None)


def keep_all(
    viewer: Viewer, happenings: Iterable[Happening], *, now: datetime, channel: str
) -> None:
    """Record many deeds. Projects and their like are nobody's own: no subject."""
    record_all(
        happenings,
        workspace_id=viewer.workspace_id,
        subject_id=None,
        actor_id=viewer.account_id,
        now=now,
        channel=channel,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
