"""Questions about what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from lentera.witness.models import Event
from lentera.witness.payload import payload_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer

PORTION = 1000


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """One event about the viewer, as the ledger commits to it; hexadecimal digits."""

    sequence: int
    payload: Mapping[str, Any]
    salt: str | None
    commitment: str


def history_of(viewer: Viewer, object_id: int) -> QuerySet[Event]:
    """All events of one thing of the viewer's own, oldest first."""
    return Event.objects.own(viewer).filter(object_id=object_id).order_by("sequence")


def shared_history_of(viewer: Viewer, object_id: int) -> QuerySet[Event]:
    """All events of one thing that is nobody's own, such as a project, oldest first."""
    return Event.objects.of_thing(viewer, object_id).order_by("sequence")


def latest_event(viewer: Viewer, object_id: int, *, kinds: Sequence[str]) -> Event | None:
    """The newest event of these kinds about one thing of the viewer's own."""
    return history_of(viewer, object_id).filter(kind__in=kinds).last()


def own_events(viewer: Viewer, *, kinds: Sequence[str]) -> QuerySet[Event]:
    """The viewer's own events of these kinds, newest first."""
    return Event.objects.own(viewer).filter(kind__in=kinds).order_by("-sequence")


def own_ledger(viewer: Viewer) -> Iterator[OwnEvent]:
    """Yield everything the ledger keeps about the viewer, oldest first.

    Whoever has payload and salt can show that they belong to the leaf. What somebody else did
    names that person: it is told without them, and so without the salt.
    """
    for event in Event.objects.own(viewer).order_by("sequence").iterator(PORTION):
        payload = dict(cast("Mapping[str, Any]", payload_of(vars(event))))
        own = event.actor_id in (None, viewer.account_id)
        salt = bytes(event.salt).hex() if own and event.salt is not None else None
        if not own:
            del payload["actor"]
        yield OwnEvent(event.sequence, payload, salt, bytes(event.commitment).hex())
