"""Adds entries up: whole milliseconds in, one pass, no objects made for single entries.

A year of one person can be a hundred thousand entries. Most lie within one stretch of days; only
those that touch its edge are cut.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

# The end of an entry that has none yet: an instant before all others.
RUNNING = -(2**62)
WORK = "work"


class Row(NamedTuple):
    """One entry as it comes from the database; instants are milliseconds since 1970."""

    start: int
    end: int
    zone: str
    kind: str
    project_id: int | None
    task_id: int | None
    billable: bool
    entry_id: int


class Sum(NamedTuple):
    """What the entries of one sort add up to within one stretch of days."""

    place: int
    kind: str
    project_id: int | None
    task_id: int | None
    billable: bool
    tag_ids: tuple[int, ...]
    milliseconds: int


class Tally(NamedTuple):
    """All sums; the stretches of work, one by one; how many entries, and whether one runs."""

    sums: list[Sum]
    worked: list[tuple[int, int]]
    entries: int
    running: bool


def tally(
    rows: Iterable[Row],
    edges_in: Callable[[str], Sequence[int]],
    tags: Mapping[int, tuple[int, ...]],
    *,
    now: int,
) -> Tally:
    """Add rows up, each cut at the edges of its own zone; what lies outside them is left out.

    Units: milliseconds. Zone: ``edges_in`` gives the starts of the stretches in a zone, in order,
    and the end of the last one.
    """
    found: defaultdict[tuple[object, ...], int] = defaultdict(int)
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    count, running = 0, False
    here, low, high, place = "", 0, 0, 0
    for start, end, zone, kind, project_id, task_id, billable, entry_id in rows:
        tag_ids = tags[entry_id] if tags and entry_id in tags else ()
        if zone == here and low <= start <= end <= high and start < high:
            count += 1
            found[place, kind, project_id, task_id, billable, tag_ids] += end - start
            spans[kind].append((start, end))
            continue
        edges = edges_in(zone)
        pieces = cut(start, max(start, now if end == RUNNING else end), edges)
        for number, begins, ends in pieces:
            found[number, kind, project_id, task_id, billable, tag_ids] += ends - begins
            spans[kind].append((begins, ends))
            here, low, high, place = zone, edges[number], edges[number + 1], number
        count += bool(pieces)
        running = running or (bool(pieces) and end == RUNNING)
    sums = [Sum._make((*key, length)) for key, length in found.items()]
    return Tally(sums, spans[WORK], count, running)


def cut(start: int, end: int, edges: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return the pieces of a span between the edges, each with the number of its stretch.

    A span of no length is one piece of no length; a stretch of no length (a day that a zone left
    out) has none.
    """
    if start == end:
        place = bisect_right(edges, start) - 1
        return [(place, start, end)] if 0 <= place < len(edges) - 1 else []
    first = max(bisect_right(edges, start) - 1, 0)
    last = min(bisect_left(edges, end), len(edges) - 1)
    pieces = (
        (place, max(start, edges[place]), min(end, edges[place + 1]))
        for place in range(first, last)
    )
    return [piece for piece in pieces if piece[1] < piece[2]]


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """Return for how long at least one of the spans lasted."""
    total, reached = 0, RUNNING
    for start, end in sorted(spans):
        if end > reached:
            total += end - max(start, reached)
            reached = end
    return total
