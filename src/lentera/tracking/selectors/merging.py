"""What merging entries would do, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from lentera.domain.mending import MergeRule, Part, Stretch, decide_merge
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import UnknownEntry
from lentera.tracking.selectors.lines import EntryLine, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class MergePreview:
    """The entries in order, and the time between them and in common."""

    lines: list[EntryLine]
    gap: timedelta
    overlap: timedelta


def merge_preview(viewer: Viewer, entry_ids: Sequence[int], *, now: datetime) -> MergePreview:
    """Say what merging these entries would fill or count once.

    Raises:
        UnknownEntry: one of them is not the viewer's.
        MergeNeedsTwo, MergeDifferentContent: see the domain.
    """
    own = TimeEntry.objects.own(viewer).filter(pk__in=entry_ids).order_by("started_at", "id")
    lines = lines_of(viewer, own)
    if len(lines) != len(set(entry_ids)):
        raise UnknownEntry
    parts = [Part(line.id, Stretch(line.started_at, line.ended_at), line.content) for line in lines]
    decision = decide_merge(parts, now=now, rule=MergeRule.FILL_GAPS)
    return MergePreview(lines, decision.gap, decision.overlap)
