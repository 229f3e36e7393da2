"""Rearranging entries: split, merge, duplicate, move to another day, mend an overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.domain.timespan import Span
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import CannotMerge, NoOverlapToMend, SplitOutside, UnknownEntry
from lentera.tracking.services import recording
from lentera.tracking.services.entries import own_entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def duplicate_entry(viewer: Viewer, *, entry_id: int, now: datetime) -> TimeEntry:
    """Add a second entry that says the same at the same time, to be changed afterwards.

    A running entry is duplicated up to now, because only one can run.
    """
    entry = own_entry(viewer, entry_id)
    return recording.insert(
        viewer,
        content=recording.content_of(entry, recording.tag_ids_of(viewer, entry.pk)),
        started_at=entry.started_at,
        ended_at=entry.ended_at or now,
        zone=entry.zone,
        now=now,
    )


@transaction.atomic
def split_entry(viewer: Viewer, *, entry_id: int, at: datetime, now: datetime) -> TimeEntry:
    """Split an entry in two at an instant inside it; returns the later part.

    No time is lost: the parts add up to what stood before. A running entry goes on running in
    its later part.

    Raises:
        SplitOutside: ``at`` is not strictly inside the entry.
    """
    entry = own_entry(viewer, entry_id)
    ended_at = entry.ended_at
    if not entry.started_at < at < (ended_at or now):
        raise SplitOutside(at=at)
    content = recording.content_of(entry, recording.tag_ids_of(viewer, entry.pk))
    recording.change(viewer, entry, {"ended_at": at}, now=now)
    later = recording.draft(
        viewer,
        new_id(now),
        content,
        started_at=at,
        ended_at=ended_at,
        zone=entry.zone,
        now=now,
    )
    recording.insert_all(viewer, [(later, content.tag_ids)], now=now)
    return later


@transaction.atomic
def merge_entries(viewer: Viewer, *, entry_ids: Sequence[int], now: datetime) -> TimeEntry:
    """Merge entries into the earliest: from the first start to the last end.

    Time between them becomes part of the entry, time they share is counted once; the page says
    both before it asks. The others are deleted and can be brought back.

    Raises:
        UnknownEntry: one of them is not the viewer's.
        CannotMerge: fewer than two, or work and breaks mixed.
    """
    entries = list(
        TimeEntry.objects.own(viewer)
        .filter(pk__in=entry_ids)
        .order_by("started_at", "id")
        .select_for_update()
    )
    if len(entries) != len(set(entry_ids)):
        raise UnknownEntry
    if len(entries) < 2 or len({entry.kind for entry in entries}) > 1:
        raise CannotMerge
    first, rest = entries[0], entries[1:]
    ends = [entry.ended_at for entry in entries]
    ended_at = None if None in ends else max(end for end in ends if end)
    tags = {tag for entry in entries for tag in recording.tag_ids_of(viewer, entry.pk)}
    recording.remove(viewer, rest, now=now)
    return recording.change(viewer, first, {"ended_at": ended_at}, tag_ids=sorted(tags), now=now)


@transaction.atomic
def mend_overlap(viewer: Viewer, *, entry_id: int, other_id: int, now: datetime) -> list[TimeEntry]:
    """Mend the overlap of two entries: the earlier one ends where the later one begins.

    If the later one lies inside the earlier one, the earlier one is split around it, so that the
    time before and after stays. Returns the entries that changed or came into being.

    Raises:
        NoOverlapToMend: they share no time (any more).
    """
    pair = sorted(
        (own_entry(viewer, entry_id), own_entry(viewer, other_id)),
        key=lambda entry: (entry.started_at, entry.pk),
    )
    earlier, later = pair
    ends = [entry.ended_at or now for entry in pair]
    spans = [
        Span(entry.started_at, max(end, entry.started_at))
        for entry, end in zip(pair, ends, strict=True)
    ]
    if not spans[0].overlaps(spans[1]):
        raise NoOverlapToMend
    if later.ended_at is not None and (earlier.ended_at is None or ends[1] < ends[0]):
        after = split_entry(viewer, entry_id=earlier.pk, at=later.ended_at, now=now)
        earlier = own_entry(viewer, earlier.pk)
        return [_end_at(viewer, earlier, later.started_at, now), after]
    return [_end_at(viewer, earlier, later.started_at, now)]


def _end_at(viewer: Viewer, entry: TimeEntry, at: datetime, now: datetime) -> TimeEntry:
    # Two that begin together: nothing would be left of the earlier one, so it goes (and can come
    # back from its history).
    if at == entry.started_at:
        recording.remove(viewer, [entry], now=now, reason="overlap")
        return entry
    return recording.change(viewer, entry, {"ended_at": at}, now=now)
