"""Days and their totals: an entry counts on every day it touches, for the part that lies there.

The one rule for entries over midnight (cases.md M2 to M6): totals cut at the person's day starts,
in the entry's own zone, so the sum of days is the sum of the range.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.domain.timespan import Span, split_by_day
from lentera.tracking.models import TimeEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lentera.domain.viewer import Viewer
    from lentera.tracking.querysets import EntryQuerySet

# Local days lie at most this far from the same UTC day (UTC+14, a late day start).
FAR = timedelta(hours=38)


@dataclass(slots=True)
class DayTotal:
    """What one local day holds. ``work`` is the sum of entries, so parallel entries count twice."""

    work: timedelta = field(default=timedelta(0))
    breaks: timedelta = field(default=timedelta(0))


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of an entry that lies in one local day."""

    day: date
    span: Span
    entry: TimeEntry


def day_totals(viewer: Viewer, first: date, last: date, *, now: datetime) -> dict[date, DayTotal]:
    """Return what each local day from ``first`` to ``last`` holds; days without time are there too.

    Zone: each entry's own; a running timer counts up to ``now``.
    """
    totals = {
        first + timedelta(days=number): DayTotal() for number in range((last - first).days + 1)
    }
    entries = near(viewer, first, last)
    for piece in period_pieces(viewer, entries, first, last, now=now):
        total = totals[piece.day]
        if piece.entry.kind == TimeEntry.Kind.BREAK:
            total.breaks += piece.span.length
        else:
            total.work += piece.span.length
    return totals


def near(viewer: Viewer, first: date, last: date) -> EntryQuerySet:
    """Entries that may touch the local days from ``first`` to ``last``, in whatever zone."""
    start_at = _utc_midnight(first) - FAR
    end_at = _utc_midnight(last + timedelta(days=1)) + FAR
    return TimeEntry.objects.own(viewer).overlapping(viewer, start_at, end_at)


def period_pieces(
    viewer: Viewer, entries: EntryQuerySet, first: date, last: date, *, now: datetime
) -> Iterator[Piece]:
    """Cut entries into their parts on local days from ``first`` to ``last``."""
    for entry in entries.iterator(chunk_size=2000):
        end_at = entry.ended_at or max(now, entry.started_at)
        if end_at == entry.started_at:
            continue
        span = Span(entry.started_at, end_at)
        parts = split_by_day(span, _zone(entry.zone), viewer.day_starts_at)
        yield from (Piece(day, part, entry) for day, part in parts if first <= day <= last)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _utc_midnight(day: date) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T00:00:00+00:00")
