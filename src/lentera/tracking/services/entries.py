"""Adding, changing, deleting and bringing back entries."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from lentera.domain import timer
from lentera.people.services import take_turn
from lentera.projects.selectors import check_usable
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import EditedElsewhere, NothingToRestore, UnknownEntry
from lentera.tracking.services import recording
from lentera.tracking.services.keeping import content_kept, still_there
from lentera.witness.selectors import latest_event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.viewer import Viewer
    from lentera.tracking.content import Content


@transaction.atomic
def add_entry(  # noqa: PLR0913  an entry is all of this
    viewer: Viewer,
    *,
    content: Content,
    started_at: datetime,
    ended_at: datetime,
    now: datetime,
    zone: str = "",
    channel: str = "page",
) -> TimeEntry:
    """Add a finished entry. Overlaps are allowed and shown afterwards.

    Zone: ``zone`` is where the time was spent; the viewer's own when not given.
    """
    span = timer.check_span(started_at, ended_at, now=now)
    return recording.insert(
        viewer,
        content=content,
        started_at=span.start_at,
        ended_at=span.end_at,
        zone=zone or viewer.zone,
        now=now,
        channel=channel,
    )


def own_entry(viewer: Viewer, entry_id: int) -> TimeEntry:
    """Return one of the viewer's entries, locked for change.

    Raises:
        UnknownEntry: it is none of theirs.
    """
    entry = TimeEntry.objects.own(viewer).filter(pk=entry_id).select_for_update().first()
    if entry is None:
        raise UnknownEntry
    return entry


@transaction.atomic
def edit_entry(  # noqa: PLR0913  the entry, what changes, and the request
    viewer: Viewer,
    *,
    entry_id: int,
    changes: dict[str, Any],
    tag_ids: Sequence[int] | None = None,
    version: int | None = None,
    now: datetime,
    channel: str = "page",
    reason: str = "",
) -> TimeEntry:
    """Change some fields of an entry; fields that are not named stay as they are.

    Raises:
        UnknownEntry: none of the viewer's.
        EditedElsewhere: ``version`` is given and is not the present one.
    """
    entry = own_entry(viewer, entry_id)
    if version is not None and version != entry.version:
        raise EditedElsewhere
    changes = dict(changes)
    if "project_id" in changes and changes["project_id"] != entry.project_id:
        changes.setdefault("task_id", None)
    _check_changed_times(entry, changes, now)
    _check_changed_content(viewer, entry, changes, tag_ids)
    return recording.change(
        viewer, entry, changes, tag_ids=tag_ids, now=now, channel=channel, reason=reason
    )


def _check_changed_times(entry: TimeEntry, changes: dict[str, Any], now: datetime) -> None:
    started_at = changes.get("started_at", entry.started_at)
    ended_at = changes.get("ended_at", entry.ended_at)
    if (started_at, ended_at) == (entry.started_at, entry.ended_at):
        return
    if ended_at is None:
        timer.check_since(started_at, now=now)
    else:
        timer.check_span(started_at, ended_at, now=now)


def _check_changed_content(
    viewer: Viewer, entry: TimeEntry, changes: dict[str, Any], tag_ids: Sequence[int] | None
) -> None:
    # Only what is new is checked: an entry on a project that was archived since stays editable.
    project_id = changes.get("project_id", entry.project_id)
    task_id = changes.get("task_id", entry.task_id)
    if (project_id, task_id) != (entry.project_id, entry.task_id):
        check_usable(viewer, project_id=project_id, task_id=task_id, tag_ids=())
    if tag_ids:
        new_tags = set(tag_ids) - set(recording.tag_ids_of(viewer, entry.pk))
        check_usable(viewer, project_id=None, task_id=None, tag_ids=new_tags)


@transaction.atomic
def delete_entry(viewer: Viewer, *, entry_id: int, now: datetime, reason: str = "") -> None:
    """Delete one entry of the viewer; it can be brought back.

    Raises:
        UnknownEntry: none of the viewer's, or deleted already.
    """
    recording.remove(viewer, [own_entry(viewer, entry_id)], now=now, reason=reason)


@transaction.atomic
def delete_entries(
    viewer: Viewer,
    *,
    entry_ids: Sequence[int],
    now: datetime,
    channel: str = "page",
    reason: str = "",
) -> list[int]:
    """Delete entries of the viewer; returns those that were there. Each can be brought back."""
    entries = list(TimeEntry.objects.own(viewer).filter(pk__in=entry_ids).select_for_update())
    recording.remove(viewer, entries, now=now, channel=channel, reason=reason)
    return [entry.pk for entry in entries]


@transaction.atomic
def delete_unchanged(
    viewer: Viewer, *, entry_ids: Sequence[int], now: datetime, channel: str
) -> list[int]:
    """Delete those of the viewer's entries that were never changed since they were added."""
    gone: list[int] = []
    for start in range(0, len(entry_ids), 500):
        some = TimeEntry.objects.own(viewer).filter(
            pk__in=entry_ids[start : start + 500], version=1
        )
        entries = list(some.select_for_update())
        recording.remove(viewer, entries, now=now, channel=channel)
        gone += [entry.pk for entry in entries]
    return gone


@transaction.atomic
def restore_entry(viewer: Viewer, *, entry_id: int, now: datetime) -> TimeEntry:
    """Bring a deleted entry back as it was, under the same id.

    An entry that was running when it was put out comes back stopped if another one runs by now. A
    project, task or tag that was removed for good meanwhile stays off.

    Raises:
        UnknownEntry: nothing of that id was ever deleted.
        NothingToRestore: the entry stands.
    """
    take_turn(viewer)
    if TimeEntry.objects.own(viewer).filter(pk=entry_id).exists():
        raise NothingToRestore
    event = latest_event(viewer, entry_id, kinds=[recording.DELETED])
    if event is None or event.before is None:
        raise UnknownEntry
    kept = event.before
    ended_at = datetime.fromisoformat(kept["ended_at"]) if kept["ended_at"] else None
    if ended_at is None and TimeEntry.objects.own(viewer).running().exists():
        ended_at = event.logged_at
    content = still_there(content_kept(kept))
    entry = recording.draft(
        viewer,
        entry_id,
        content,
        started_at=datetime.fromisoformat(kept["started_at"]),
        ended_at=ended_at,
        zone=kept["zone"],
        now=now,
    )
    entry.version = kept["version"] + 1
    recording.insert_all(viewer, [(entry, content.tag_ids)], now=now, kind=recording.RESTORED)
    return entry
