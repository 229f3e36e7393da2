"""Which entries are still there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from lentera.tracking.models import TimeEntry
from lentera.witness.selectors import own_events

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def standing_entries(viewer: Viewer, entry_ids: Sequence[int]) -> set[int]:
    """Return those of the viewer's entries that were not deleted; at most a thousand at once."""
    return set(TimeEntry.objects.own(viewer).filter(pk__in=entry_ids).values_list("pk", flat=True))


def deleted_alone(viewer: Viewer, entry_ids: Collection[int]) -> set[int]:
    """Return those of the viewer's deleted entries whose time no other entry took over.

    What a merge removes, or taking a split back, lives on in the entry that was changed in the
    same deed. At most a thousand at once.
    """
    deleted = own_events(viewer, kinds=["entry.deleted"]).filter(object_id__in=entry_ids)
    latest: dict[int, datetime] = {}
    for entry_id, logged_at in deleted.values_list("object_id", "logged_at"):
        latest.setdefault(int(entry_id or 0), logged_at)
    changed = own_events(viewer, kinds=["entry.changed"]).filter(logged_at__in=latest.values())
    deeds = set(changed.values_list("logged_at", flat=True))
    return {entry_id for entry_id, logged_at in latest.items() if logged_at not in deeds}


def entry_if_there(viewer: Viewer, entry_id: int | None) -> TimeEntry | None:
    """Return one of the viewer's entries, or None when it is not there (any more)."""
    return TimeEntry.objects.own(viewer).filter(pk=entry_id or 0).first()
