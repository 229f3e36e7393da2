"""Taking the last change of an entry back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import NothingToRestore, NothingToUndo
from lentera.tracking.services import recording
from lentera.tracking.services.entries import own_entry, restore_entry
from lentera.witness.selectors import latest_event, own_events

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

PLAIN = ("description", "project_id", "task_id", "billable", "zone", "kind")


@transaction.atomic
def undo_change(viewer: Viewer, *, entry_id: int, now: datetime) -> TimeEntry:
    """Give an entry the values it had before its last change; that is a change of its own.

    Raises:
        UnknownEntry: none of the viewer's.
        NothingToUndo: it was never changed.
    """
    entry = own_entry(viewer, entry_id)
    event = latest_event(viewer, entry_id, kinds=[recording.CHANGED])
    if event is None or event.before is None:
        raise NothingToUndo
    before: dict[str, Any] = event.before
    changes = {name: before[name] for name in PLAIN}
    changes["started_at"] = datetime.fromisoformat(before["started_at"])
    # A timer that was stopped since stays stopped: only one may run.
    if before["ended_at"]:
        changes["ended_at"] = datetime.fromisoformat(before["ended_at"])
    return recording.change(viewer, entry, changes, tag_ids=before["tag_ids"], now=now)


@transaction.atomic
def restore_latest(viewer: Viewer, *, now: datetime) -> list[int]:
    """Bring back everything the viewer's last deletion removed and is not back yet."""
    latest = own_events(viewer, kinds=[recording.DELETED]).first()
    if latest is None:
        raise NothingToRestore
    together = own_events(viewer, kinds=[recording.DELETED]).filter(logged_at=latest.logged_at)
    ids = list(dict.fromkeys(together.values_list("object_id", flat=True)))
    there = set(TimeEntry.objects.own(viewer).filter(pk__in=ids).values_list("pk", flat=True))
    back = [pk for pk in ids if pk not in there]
    for pk in back:
        restore_entry(viewer, entry_id=pk, now=now)
    return back
