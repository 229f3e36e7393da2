"""The ledger read from its beginning, by which tables are compared with it or made again.

For the server's own checks, which show nothing of it to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lentera.witness.models import Event

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Told:
    """What one event says about one thing."""

    sequence: int
    kind: str
    workspace_id: int
    subject_id: int | None
    object_id: int | None
    channel: str
    logged_at: datetime
    after: Mapping[str, Any] | None
    before: Mapping[str, Any] | None = None


def told(kinds: Collection[str]) -> Iterator[Told]:
    """Yield every event of these kinds, of everybody, oldest first; erased ones say nothing."""
    yield from map(_told, Event.objects.in_order(kinds))


def sequences_about(object_ids: Collection[int], kinds: Collection[str]) -> list[int]:
    """Return where events of things stand that say something yet, for those who empty them."""
    return Event.objects.about(object_ids, kinds)


def told_of_member(member_id: int, kinds: Collection[str]) -> Iterator[Told]:
    """Yield events of these kinds about one member, oldest first; none that were erased."""
    yield from map(_told, Event.objects.of_member(member_id, kinds).iterator())


def _told(event: Event) -> Told:
    return Told(
        event.sequence,
        event.kind,
        event.workspace_id,
        event.subject_id,
        event.object_id,
        event.channel,
        event.logged_at,
        event.after,
        event.before,
    )
