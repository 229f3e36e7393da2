"""Taking the last thing back that was done with an entry, with all that belonged to the deed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from lentera.people.services import take_turn
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import EditedElsewhere, NothingToUndo
from lentera.tracking.services import recording
from lentera.tracking.services.entries import own_entry, restore_entry
from lentera.tracking.services.keeping import content_kept, still_there
from lentera.witness.selectors import latest_event, own_events

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Event

PLAIN = ("description", "project_id", "task_id", "billable", "kind")


@transaction.atomic
def undo_deed(viewer: Viewer, *, entry_id: int, now: datetime) -> list[int]:
    """Take back the last deed with an entry: a change, a deletion, a merge, a split, a bulk edit.

    Everything the deed did is taken back together, and that is a deed of its own: what it did can
    be taken back again. Returns the entries that changed.

    Raises:
        NothingToUndo: nothing of that id was ever changed or deleted.
        EditedElsewhere: something of it changed since, so taking back would lose that.
    """
    take_turn(viewer)
    latest = latest_event(viewer, entry_id, kinds=recording.KINDS)
    if latest is None:
        raise NothingToUndo
    deed = _deed_of(viewer, latest)
    since = own_events(viewer, kinds=recording.KINDS).filter(
        object_id__in=deed, sequence__gt=max(event.pk for event in deed.values())
    )
    if since.exists():
        raise EditedElsewhere
    # The newest first: a merge removed the others before it changed the one that stays.
    for event in deed.values():
        _take_back(viewer, event, now)
    return sorted(deed)


def _deed_of(viewer: Viewer, latest: Event) -> dict[int, Event]:
    """Return the events that were kept together with this one, newest first; one of each entry."""
    deed: dict[int, Event] = {}
    for event in own_events(viewer, kinds=recording.KINDS).filter(logged_at=latest.logged_at):
        if latest.object_id in deed and event.object_id in deed:
            break
        deed.setdefault(event.object_id, event)
    return deed


def _take_back(viewer: Viewer, event: Event, now: datetime) -> None:
    if event.kind == recording.DELETED:
        restore_entry(viewer, entry_id=event.object_id, now=now)
        return
    entry = own_entry(viewer, event.object_id)
    if event.before is None:
        recording.remove(viewer, [entry], now=now)
        return
    before: dict[str, Any] = event.before
    content = still_there(content_kept(before))
    changes: dict[str, Any] = {name: getattr(content, name) for name in PLAIN}
    changes["zone"] = before["zone"]
    changes["started_at"] = datetime.fromisoformat(before["started_at"])
    changes["ended_at"] = before["ended_at"] and datetime.fromisoformat(before["ended_at"])
    if changes["ended_at"] is None and _another_runs(viewer, entry):
        # Only one may run: a timer that was stopped since keeps its times.
        del changes["started_at"], changes["ended_at"]
    recording.change(viewer, entry, changes, tag_ids=content.tag_ids, now=now)


def _another_runs(viewer: Viewer, entry: TimeEntry) -> bool:
    return TimeEntry.objects.own(viewer).running().exclude(pk=entry.pk).exists()
