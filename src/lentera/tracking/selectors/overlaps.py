"""Entries that share time: allowed, shown, and mended with one click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lentera.domain.mending import Stretch, Tracked, first_overlaps, propose_mend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from lentera.tracking.selectors.lines import EntryLine


@dataclass(frozen=True, slots=True)
class Shared:
    """Another entry that shares ``length`` with this; ``mendable`` if one click parts them.

    With ``same`` the two have the same start and end, so one of them is one too many.
    """

    other_id: int
    other: str
    length: timedelta
    mendable: bool
    same: bool


def overlaps_in(lines: Sequence[EntryLine], *, now: datetime) -> dict[int, Shared]:
    """Return for each entry that overlaps another of the list the first such other.

    Only the later one of a pair is named, so that a page tells each overlap once.
    """
    words = {line.id: line.description for line in lines}
    tracked = [Tracked(line.id, Stretch(line.started_at, line.ended_at)) for line in lines]
    found: dict[int, Shared] = {}
    for overlap in first_overlaps(tracked, now=now):
        first, second = overlap.first.entry_id, overlap.second.entry_id
        mendable = propose_mend(overlap, now=now) is not None
        same = overlap.first.times == overlap.second.times
        found[second] = Shared(first, words[first], overlap.shared.length, mendable, same)
    return found
