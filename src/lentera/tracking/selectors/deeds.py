"""Which deed just happened, so that its message takes back this one and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.witness.selectors import own_events

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer

KINDS = ("entry.added", "entry.changed", "entry.deleted", "entry.restored")


def deed_with(viewer: Viewer, entry_ids: Sequence[int], *, now: datetime) -> tuple[int, int] | None:
    """Return an entry of the deed that happened now, and the sequence of the deed's last event.

    None when nothing of these entries became different.
    """
    events = own_events(viewer, kinds=KINDS).filter(object_id__in=entry_ids, logged_at=now)
    last = events.first()
    return (last.object_id, last.sequence) if last and last.object_id else None
