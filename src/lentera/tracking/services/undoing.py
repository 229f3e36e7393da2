"""Taking one deed back, with all that belonged to it, and nothing that came after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from lentera.people.services import take_turn
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import ChangedSince, NothingToUndo
from lentera.tracking.services import recording
from lentera.tracking.services.entries import restore_entry
from lentera.tracking.services.keeping import content_kept, still_there
from lentera.witness.selectors import latest_event, own_events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Event

    Deed = dict[int, Event]
    Facts = Mapping[str, Any]

PLAIN = ("description", "project_id", "task_id", "billable", "kind")
TIMES = ("started_at", "ended_at")
PLACE = frozenset({"project_id", "task_id"})
# What a break does not have: it can be put back only if the entry is still of that kind.
OF_WORK = PLACE | {"billable", "tag_ids"}


@dataclass(frozen=True, slots=True)
class Undone:
    """The entries that changed; of those that were changed again since, the descriptions."""

    entry_ids: list[int]
    left: list[str]


@transaction.atomic
def undo_deed(viewer: Viewer, *, entry_id: int, sequence: int, now: datetime) -> Undone:
    """Take back one deed: a change, a deletion, a merge, a split, a bulk edit.

    Only what the deed changed is put back; other fields keep what they say by now. Of many entries
    changed or deleted at once those are left that were changed again; a merge or a split is taken
    back whole or not at all. To take back is a deed of its own: it can be taken back again.

    Args:
        viewer: whose time it is.
        entry_id: one of the deed's entries.
        sequence: the last event of the deed.
        now: the present.

    Raises:
        NothingToUndo: there was no such deed with this entry.
        ChangedSince: the same was changed again since, so taking back would lose that.
    """
    take_turn(viewer)
    deed = _deed_up_to(viewer, sequence)
    if entry_id not in deed:
        raise NothingToUndo
    rows = TimeEntry.objects.own(viewer).filter(pk__in=deed).select_for_update()
    there = {entry.pk: entry for entry in rows}
    left = {pk for pk, event in deed.items() if _is_overtaken(viewer, event, there.get(pk))}
    kinds = {event.kind for event in deed.values()}
    in_parts = kinds in ({recording.CHANGED}, {recording.DELETED})
    if left and (len(left) == len(deed) or not in_parts):
        raise ChangedSince
    # The newest first: a merge removed the others before it changed the one that stays.
    for pk, event in deed.items():
        if pk not in left:
            _take_back(viewer, event, there.get(pk), now)
    return Undone(sorted(deed.keys() - left), [_words(deed[pk]) for pk in sorted(left)])


def _deed_up_to(viewer: Viewer, sequence: int) -> Deed:
    """Return the events that were kept together, up to this last one, newest first.

    Events of one deed follow one another without a gap and were logged at one instant.
    """
    deed: Deed = {}
    events = own_events(viewer, kinds=recording.KINDS)
    last = events.filter(sequence=sequence).first()
    if last is None:
        return deed
    for number, event in enumerate(
        events.filter(sequence__lte=sequence, logged_at=last.logged_at).iterator()
    ):
        pk = event.object_id
        if pk is None or pk in deed or event.sequence != sequence - number:
            break
        deed[pk] = event
    return deed


def _is_overtaken(viewer: Viewer, event: Event, entry: TimeEntry | None) -> bool:
    """Return whether something newer stands where the event put something."""
    if event.kind == recording.DELETED:
        latest = latest_event(viewer, event.object_id or 0, kinds=[recording.DELETED])
        return entry is not None or latest != event
    if entry is None:
        return True
    present = recording.facts(entry, recording.tag_ids_of(viewer, entry.pk))
    after: Facts = event.after or {}
    if event.before is None:
        return any(present[name] != value for name, value in after.items() if name != "version")
    names = _changed(event.before, after)
    watched = names | (PLACE if names & PLACE else set()) | ({"kind"} if names & OF_WORK else set())
    if any(present[name] != after[name] for name in watched):
        return True
    started_at, ended_at = ((event.before if n in names else present)[n] for n in TIMES)
    return ended_at is not None and ended_at <= started_at


def _changed(before: Facts, after: Facts) -> set[str]:
    return {name for name in before if name != "version" and before[name] != after[name]}


def _take_back(viewer: Viewer, event: Event, entry: TimeEntry | None, now: datetime) -> None:
    if entry is None:
        restore_entry(viewer, entry_id=event.object_id or 0, now=now)
        return
    if event.before is None:
        recording.remove(viewer, [entry], now=now)
        return
    before: Facts = event.before
    names = _changed(before, event.after or {})
    content = still_there(content_kept(before))
    changes: dict[str, Any] = {name: getattr(content, name) for name in PLAIN if name in names}
    changes |= {name: _instant(before[name]) for name in TIMES if name in names}
    if "zone" in names:
        changes["zone"] = before["zone"]
    if "ended_at" in names and changes["ended_at"] is None and _another_runs(viewer, entry):
        # Only one may run: a timer that was stopped since keeps its times.
        changes = {name: value for name, value in changes.items() if name not in TIMES}
    tag_ids = content.tag_ids if "tag_ids" in names else None
    recording.change(viewer, entry, changes, tag_ids=tag_ids, now=now)


def _instant(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None


def _another_runs(viewer: Viewer, entry: TimeEntry) -> bool:
    return TimeEntry.objects.own(viewer).running().exclude(pk=entry.pk).exists()


def _words(event: Event) -> str:
    kept: Facts = event.after or event.before or {}
    return str(kept["description"])
