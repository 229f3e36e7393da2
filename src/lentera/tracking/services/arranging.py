"""Rearranging entries: split, merge, duplicate, mend an overlap. The rules stand in the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.domain.mending import (
    MergeRule,
    Overlap,
    Part,
    Stretch,
    Tracked,
    decide_merge,
    decide_split,
    find_overlaps,
    propose_mend,
)
from lentera.people.services import take_turn
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import NoOverlapToMend, OnlyYouCanMend, UnknownEntry
from lentera.tracking.services import recording
from lentera.tracking.services.entries import own_entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.domain.mending import Mend
    from lentera.domain.viewer import Viewer


@transaction.atomic
def duplicate_entry(viewer: Viewer, *, entry_id: int, now: datetime) -> TimeEntry:
    """Add a second entry that says the same at the same time, to be changed afterwards.

    A running entry is duplicated up to now, because only one can run.

    Raises:
        UnknownEntry: none of the viewer's.
    """
    entry = own_entry(viewer, entry_id)
    times = Stretch(entry.started_at, entry.ended_at or max(now, entry.started_at))
    return _copy(viewer, entry, times, now=now)


@transaction.atomic
def split_entry(viewer: Viewer, *, entry_id: int, at: datetime, now: datetime) -> TimeEntry:
    """Split an entry in two at an instant inside it; returns the later part.

    No time is lost: the parts add up to what stood before. A running entry goes on running in
    its later part.

    Raises:
        UnknownEntry: none of the viewer's.
        SplitOutside: ``at`` is not strictly inside the entry.
    """
    take_turn(viewer)
    entry = own_entry(viewer, entry_id)
    earlier, later = decide_split(Stretch(entry.started_at, entry.ended_at), at=at, now=now)
    recording.change(viewer, entry, {"ended_at": earlier.ended_at}, now=now)
    return _copy(viewer, entry, later, now=now)


@transaction.atomic
def merge_entries(
    viewer: Viewer, *, entry_ids: Sequence[int], rule: MergeRule | None = None, now: datetime
) -> TimeEntry:
    """Merge entries that say the same into the earliest; the others can be brought back.

    Raises:
        UnknownEntry: one of them is not the viewer's.
        MergeNeedsTwo, MergeDifferentContent, MergeNeedsRule: see the domain.
    """
    take_turn(viewer)
    own = TimeEntry.objects.own(viewer).filter(pk__in=entry_ids).select_for_update()
    entries = {entry.pk: entry for entry in own}
    if len(entries) != len(set(entry_ids)):
        raise UnknownEntry
    parts = [
        Part(
            entry.pk,
            Stretch(entry.started_at, entry.ended_at),
            recording.content_of(entry, recording.tag_ids_of(viewer, entry.pk)),
        )
        for entry in entries.values()
    ]
    decision = decide_merge(parts, now=now, rule=rule)
    recording.remove(viewer, [entries[pk] for pk in decision.remove], now=now)
    changes = {"started_at": decision.times.started_at, "ended_at": decision.times.ended_at}
    return recording.change(viewer, entries[decision.keep], changes, now=now)


@transaction.atomic
def mend_overlap(viewer: Viewer, *, entry_id: int, other_id: int, now: datetime) -> TimeEntry:
    """Mend the overlap of two entries by the smallest change that loses no time.

    Returns the entry that changed.

    Raises:
        UnknownEntry: one of them is not the viewer's.
        NoOverlapToMend: they share no time (any more).
        OnlyYouCanMend: they have the same times, or only the person can tell which is right.
    """
    take_turn(viewer)
    entries = {pk: own_entry(viewer, pk) for pk in (entry_id, other_id)}
    mend = _mend_of(list(entries.values()), now)
    entry, times = entries[mend.entry_id], mend.becomes[0]
    changes = {"started_at": times.started_at, "ended_at": times.ended_at}
    recording.change(viewer, entry, changes, now=now)
    for more in mend.becomes[1:]:
        _copy(viewer, entry, more, now=now)
    return entry


def _mend_of(entries: Sequence[TimeEntry], now: datetime) -> Mend:
    tracked = [Tracked(entry.pk, Stretch(entry.started_at, entry.ended_at)) for entry in entries]
    overlaps: list[Overlap] = find_overlaps(tracked, now=now)
    if not overlaps:
        raise NoOverlapToMend
    mend = propose_mend(overlaps[0], now=now)
    if mend is None:
        raise OnlyYouCanMend
    return mend


def _copy(viewer: Viewer, entry: TimeEntry, times: Stretch, *, now: datetime) -> TimeEntry:
    """Add an entry that says the same at other times; what it points to was checked long ago."""
    tags = recording.tag_ids_of(viewer, entry.pk)
    copy = recording.draft(
        viewer,
        new_id(now),
        recording.content_of(entry, tags),
        started_at=times.started_at,
        ended_at=times.ended_at,
        zone=entry.zone,
        now=now,
    )
    recording.insert_all(viewer, [(copy, tags)], now=now)
    return copy
