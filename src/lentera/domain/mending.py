"""Splitting and merging entries, and mending overlaps.

Overlaps are allowed: here they are only found, and a mend is proposed that moves as little as
possible and never loses time that nobody else claims.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from lentera.domain.refusals import Refusal
from lentera.domain.timespan import Span, clip, union_length
from lentera.domain.wallclock import utc

_NOTHING = timedelta()
_NEVER = datetime.max.replace(tzinfo=UTC)


class SplitOutside(Refusal):
    """The point does not lie strictly inside the entry."""

    code = "mending.split_outside"


class MergeNeedsTwo(Refusal):
    """Merging takes at least two entries."""

    code = "mending.merge_needs_two"


class MergeDifferentContent(Refusal):
    """The entries do not say the same, so one of them would be lost."""

    code = "mending.merge_different_content"


class MergeNeedsRule(Refusal):
    """There is a ``gap`` or an ``overlap``: somebody has to say what becomes of it."""

    code = "mending.merge_needs_rule"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The times of an entry; without an end it is running. Kept in UTC."""

    started_at: datetime
    ended_at: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "started_at", utc(self.started_at))
        if self.ended_at is not None:
            object.__setattr__(self, "ended_at", utc(self.ended_at))

    def span(self, now: datetime) -> Span:
        """Return the time so far; a running entry reaches up to ``now``."""
        end_at = self.ended_at or max(utc(now), self.started_at)
        return Span(self.started_at, end_at)


@dataclass(frozen=True, slots=True)
class Tracked:
    """An entry and its times."""

    entry_id: int
    times: Stretch


def decide_split(times: Stretch, *, at: datetime, now: datetime) -> tuple[Stretch, Stretch]:
    """Return the two entries a split leaves; a running entry goes on in its later part.

    Raises:
        SplitOutside: ``at`` is not strictly inside the entry (a running one may be split now).
    """
    at = utc(at)
    inside = at < times.ended_at if times.ended_at is not None else at <= utc(now)
    if not (times.started_at < at and inside):
        raise SplitOutside(at=at, started_at=times.started_at, ended_at=times.ended_at)
    return Stretch(times.started_at, at), Stretch(at, times.ended_at)


def propose_split(times: Stretch, *, now: datetime) -> datetime | None:
    """Return where to split: now while it runs, else the middle at a full minute or second.

    None if the entry is too short to be split.
    """
    span = times.span(now)
    if times.ended_at is None:
        return span.end_at if span.length else None
    middle = span.start_at + span.length / 2
    full_second = middle.replace(microsecond=0)
    proposals = (full_second.replace(second=0), full_second)
    return next((at for at in proposals if span.start_at < at < span.end_at), None)


class MergeRule(StrEnum):
    """What becomes of the gaps between merged entries."""

    FILL_GAPS = "fill_gaps"
    CLOSE_GAPS = "close_gaps"


@dataclass(frozen=True, slots=True)
class Part:
    """An entry to be merged, and what it says; parts that say the same are equal in ``content``."""

    entry_id: int
    times: Stretch
    content: Hashable


@dataclass(frozen=True, slots=True)
class MergeDecision:
    """Keep one entry with new times, remove the others; what was filled or counted once."""

    keep: int
    remove: tuple[int, ...]
    times: Stretch
    gap: timedelta
    overlap: timedelta


def decide_merge(
    parts: Iterable[Part], *, now: datetime, rule: MergeRule | None = None
) -> MergeDecision:
    """Decide what entries become when they are made one; the earliest is kept.

    Time they share is counted once. Filling gaps makes one entry from the first start to the
    last end; closing them keeps the length, so that the end comes earlier (or, while one runs,
    the start later).

    Args:
        parts: the entries; one that is named twice counts once.
        now: the present, up to which a running entry reaches.
        rule: what becomes of gaps; may be left out if the entries only touch.

    Raises:
        MergeNeedsTwo: there are fewer than two.
        MergeDifferentContent: they do not say the same.
        MergeNeedsRule: there is a gap or an overlap and no rule.
    """
    entries = {part.entry_id: part for part in parts}
    if len(entries) < 2:
        raise MergeNeedsTwo
    if len({part.content for part in entries.values()}) > 1:
        raise MergeDifferentContent
    ordered = sorted(entries.values(), key=lambda part: (part.times.started_at, part.entry_id))
    spans = [part.times.span(now) for part in ordered]
    whole = Span(spans[0].start_at, max(span.end_at for span in spans))
    covered = union_length(spans)
    gap = whole.length - covered
    overlap = sum((span.length for span in spans), _NOTHING) - covered
    if (gap or overlap) and rule is None:
        raise MergeNeedsRule(gap=gap, overlap=overlap)
    closed = gap if rule is MergeRule.CLOSE_GAPS else _NOTHING
    if any(part.times.ended_at is None for part in ordered):
        times = Stretch(whole.start_at + closed)
    else:
        times = Stretch(whole.start_at, whole.end_at - closed)
    first, *others = (part.entry_id for part in ordered)
    return MergeDecision(first, tuple(others), times, gap, overlap)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two entries that share time; ``first`` began first."""

    first: Tracked
    second: Tracked
    shared: Span


def find_overlaps(entries: Iterable[Tracked], *, now: datetime) -> list[Overlap]:
    """Return every pair of entries that shares time, in the order of the later starts.

    An entry never overlaps itself, touching is not overlapping, and a running entry reaches up
    to ``now``.
    """
    spans = {entry: entry.times.span(now) for entry in entries}
    found: list[Overlap] = []
    still_open: list[Tracked] = []
    for entry in sorted(spans, key=lambda entry: (entry.times.started_at, entry.entry_id)):
        still_open = [other for other in still_open if spans[other].end_at > spans[entry].start_at]
        found += (
            Overlap(other, entry, shared)
            for other in still_open
            if other.entry_id != entry.entry_id and (shared := clip(spans[other], spans[entry]))
        )
        still_open.append(entry)
    return found


def first_overlaps(entries: Iterable[Tracked], *, now: datetime) -> list[Overlap]:
    """Return for each entry that shares time with an earlier one the first such pair.

    The pairs are those of ``find_overlaps``, found without looking at all of them: of those that
    began before and still last, the one in front is the first.
    """
    spans = {entry: span for entry in entries if (span := entry.times.span(now)).length}
    found: list[Overlap] = []
    still_open: deque[Tracked] = deque()
    for entry in sorted(spans, key=lambda entry: (entry.times.started_at, entry.entry_id)):
        while still_open and spans[still_open[0]].end_at <= spans[entry].start_at:
            still_open.popleft()
        if still_open and (shared := clip(spans[still_open[0]], spans[entry])):
            found.append(Overlap(still_open[0], entry, shared))
        still_open.append(entry)
    return found


def overlaps_of(entry: Tracked, others: Sequence[Tracked], *, now: datetime) -> list[Tracked]:
    """Return those of the others that share time with an entry; it never collides with itself."""
    span = entry.times.span(now)
    return [
        other
        for other in others
        if other.entry_id != entry.entry_id and span.overlaps(other.times.span(now))
    ]


class Edge(StrEnum):
    """Which edge of an entry a mend moves."""

    END = "end"
    START = "start"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Mend:
    """How one entry changes so that an overlap is gone; two stretches stand around the other."""

    entry_id: int
    moves: Edge
    becomes: tuple[Stretch, ...]


def propose_mend(overlap: Overlap, *, now: datetime) -> Mend | None:
    """Return the smallest change that ends an overlap without losing time.

    ::

        first   |=======|            |=======|          |============|
        second       |=====|         |===|                  |====|
        mended  |====|                   |===|          |===|    |===|
                END of the first     START of the       AROUND: the first
                                     longer one         becomes two

    None if the two have the same times (one of them is one too many, and only the person knows
    which), or if a running entry would have to begin in the future.
    """
    first, second = overlap.first, overlap.second
    first_end, second_end = (entry.times.ended_at or _NEVER for entry in (first, second))
    if first.times == second.times:
        return None
    if first.times.started_at == second.times.started_at:
        longer = first if first_end > second_end else second
        later = Stretch(min(first_end, second_end), longer.times.ended_at)
        mend = Mend(longer.entry_id, Edge.START, (later,))
    elif first_end <= second_end:
        earlier = Stretch(first.times.started_at, second.times.started_at)
        mend = Mend(first.entry_id, Edge.END, (earlier,))
    else:
        before = Stretch(first.times.started_at, second.times.started_at)
        after = Stretch(second_end, first.times.ended_at)
        mend = Mend(first.entry_id, Edge.AROUND, (before, after))
    last = mend.becomes[-1]
    return None if last.ended_at is None and last.started_at > utc(now) else mend
