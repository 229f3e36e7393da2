"""Which entries are still there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lentera.tracking.models import TimeEntry

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def standing_entries(viewer: Viewer, entry_ids: Sequence[int]) -> set[int]:
    """Return those of the viewer's entries that were not deleted; at most a thousand at once."""
    return set(TimeEntry.objects.own(viewer).filter(pk__in=entry_ids).values_list("pk", flat=True))


def entry_if_there(viewer: Viewer, entry_id: int | None) -> TimeEntry | None:
    """Return one of the viewer's entries, or None when it is not there (any more)."""
    return TimeEntry.objects.own(viewer).filter(pk=entry_id or 0).first()
