"""What happened to one entry, and which entries were deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from lentera.domain.wallclock import is_repeated
from lentera.projects.selectors import labels_of
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import UnknownEntry
from lentera.witness.selectors import history_of, own_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.viewer import Viewer
    from lentera.projects.selectors import Labels
    from lentera.witness.models import Event

# The name of what was removed for good; with it went nobody's time.
GONE = _("removed since")
DELETED_AT_MOST = 200
KINDS = ("entry.added", "entry.changed", "entry.deleted", "entry.restored")


@dataclass(frozen=True, slots=True)
class Change:
    """One event of an entry: ``fields`` are (name, before, after), in words."""

    kind: str
    logged_at: datetime
    by_me: bool
    channel: str
    reason: str
    fields: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of an entry, where the person was; ``offset`` only if the clocks showed it twice."""

    at: datetime
    zone: str
    offset: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """An entry that was deleted and can come back."""

    entry_id: int
    deleted_at: datetime
    description: str
    project: str
    started_at: datetime
    ended_at: datetime | None
    zone: str


def entry_history(viewer: Viewer, entry_id: int) -> list[Change]:
    """Return what happened to one of the viewer's entries, oldest first.

    Raises:
        UnknownEntry: there never was such an entry of theirs.
    """
    events = list(history_of(viewer, entry_id).filter(kind__in=KINDS))
    if not events:
        raise UnknownEntry
    labels = _labels(events)
    return [
        Change(
            kind=event.kind,
            logged_at=event.logged_at,
            by_me=event.actor_id == viewer.account_id,
            channel=event.channel,
            reason=event.reason,
            fields=_fields(event, labels),
        )
        for event in events
    ]


def deleted_entries(viewer: Viewer) -> list[Deleted]:
    """Return the viewer's deleted entries that are not back, the latest first."""
    found: dict[int, Event] = {}
    events = own_events(viewer, kinds=["entry.deleted"])[: DELETED_AT_MOST * 2]
    for event in events:
        if event.object_id is not None:
            found.setdefault(event.object_id, event)
    back = TimeEntry.objects.own(viewer).filter(pk__in=found).values_list("pk", flat=True)
    gone = {pk: event for pk, event in found.items() if pk not in set(back)}
    labels = _labels(gone.values())
    return [_deleted(pk, event, labels) for pk, event in list(gone.items())[:DELETED_AT_MOST]]


def _deleted(pk: int, event: Event, labels: Labels) -> Deleted:
    kept: dict[str, Any] = event.before or {}
    project = labels.projects.get(kept["project_id"])
    return Deleted(
        entry_id=pk,
        deleted_at=event.logged_at,
        description=kept["description"],
        project=project.name if project else "",
        started_at=datetime.fromisoformat(kept["started_at"]),
        ended_at=datetime.fromisoformat(kept["ended_at"]) if kept["ended_at"] else None,
        zone=kept["zone"],
    )


def _labels(events: Sequence[Event] | Any) -> Labels:
    states = [state for event in events for state in (event.before, event.after) if state]
    return labels_of(
        project_ids={state["project_id"] for state in states if state["project_id"]},
        task_ids={state["task_id"] for state in states if state["task_id"]},
        tag_ids={tag for state in states for tag in state["tag_ids"]},
    )


def _fields(event: Event, labels: Labels) -> tuple[tuple[str, Any, Any], ...]:
    before, after = event.before or {}, event.after or {}
    names = (
        "kind",
        "started_at",
        "ended_at",
        "description",
        "project_id",
        "task_id",
        "tag_ids",
        "billable",
    )
    return tuple(
        (name, _shown(name, before, labels), _shown(name, after, labels))
        for name in names
        if before.get(name) != after.get(name)
    )


def _shown(name: str, state: dict[str, Any], labels: Labels) -> Any:
    value: Any = state.get(name)
    if value in (None, []):
        return ""
    if name in {"started_at", "ended_at"}:
        return _moment(datetime.fromisoformat(value), state["zone"])
    if name == "project_id":
        return labels.projects[value].name if value in labels.projects else GONE
    if name == "task_id":
        return labels.tasks[value][1] if value in labels.tasks else GONE
    if name == "tag_ids":
        return ", ".join(str(labels.tags[tag][1] if tag in labels.tags else GONE) for tag in value)
    return value


def _moment(at: datetime, zone: str) -> Moment:
    there = ZoneInfo(zone)
    offset = at.astimezone(there).isoformat()[-6:] if is_repeated(at, there) else ""
    return Moment(at, zone, offset)
