"""Entries by day, similar ones together: the list of the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.domain.timespan import Span, day_of, split_by_day
from lentera.tracking.models import Favourite, TimeEntry
from lentera.tracking.refusals import UnknownEntry
from lentera.tracking.selectors.lines import (
    EntryLine,
    Kept,
    line_of,
    lines_and_labels,
    running_line,
)
from lentera.tracking.selectors.suggestions import Suggestion, favourites_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lentera.domain.viewer import Viewer

# A day has a dozen entries; the rest is the past that suggestions come from.
ENTRIES_A_DAY, ENTRIES_OF_THE_PAST = 40, 150
# Days with very many entries are shown whole all the same, up to here.
MOST_OF_THE_PAST = 5000


@dataclass(frozen=True, slots=True)
class Similar:
    """Entries of one day that say the same, newest first; often it is only one."""

    lines: tuple[EntryLine, ...]
    length: timedelta

    @property
    def first(self) -> EntryLine:
        """The newest of them, which gives the line its words."""
        return self.lines[0]

    @property
    def started_at(self) -> datetime:
        """When the earliest of them began."""
        return min(line.started_at for line in self.lines)

    @property
    def ended_at(self) -> datetime | None:
        """When the last of them ended; None while one runs."""
        ends = [line.ended_at for line in self.lines]
        return None if None in ends else max(end for end in ends if end)


@dataclass(frozen=True, slots=True)
class DayList:
    """One local day: entries are listed on the day they began, totals are cut at day starts."""

    day: date
    work: timedelta
    breaks: timedelta
    groups: tuple[Similar, ...]

    @property
    def lines(self) -> list[EntryLine]:
        """All entries of the day, newest first."""
        found = [line for group in self.groups for line in group.lines]
        return sorted(found, key=lambda line: (line.started_at, line.id), reverse=True)


@dataclass(frozen=True, slots=True)
class Past:
    """The newest entries, whether those are all there are, the favourites, and what runs now."""

    lines: list[EntryLine]
    complete: bool
    favourites: list[Suggestion]
    running: EntryLine | None


def recent_past(viewer: Viewer, *, days: int) -> Past:
    """Return the viewer's newest entries, enough for so many days, and their favourites.

    Together, because all their names come in one question a kind.
    """
    count = ENTRIES_OF_THE_PAST + ENTRIES_A_DAY * days
    newest = TimeEntry.objects.own(viewer).newest_first()
    entries = list(newest[: count + 1])
    if len(entries) > count and not _fills(viewer, entries, days):
        count = MOST_OF_THE_PAST
        entries = list(newest[: count + 1])
    rows = list(Favourite.objects.own(viewer).order_by("position", "id"))
    kept = Kept(
        project_ids=frozenset(row.project_id for row in rows if row.project_id),
        task_ids=frozenset(row.task_id for row in rows if row.task_id),
        tag_ids=frozenset(tag for row in rows for tag in row.tag_ids),
    )
    lines, labels = lines_and_labels(viewer, entries, kept)
    running = next((line for line in lines if line.running), None)
    complete = len(lines) <= count
    if running is None and not complete:
        # It may have begun long ago, before everything that was brought in since.
        running = running_line(viewer)
    return Past(lines[:count], complete, favourites_of(rows, labels), running)


def _fills(viewer: Viewer, entries: Sequence[TimeEntry], days: int) -> bool:
    """Whether these entries hold so many whole days, and one more to begin the next with."""
    found = {
        day_of(entry.started_at, ZoneInfo(entry.zone), viewer.day_starts_at) for entry in entries
    }
    return len(found) > days + 1


def day_lists(
    viewer: Viewer, lines: Sequence[EntryLine], *, until: date, now: datetime
) -> list[DayList]:
    """Put entries (newest first) on their local days, newest day first, up to ``until``.

    Zone: each entry's own. The lines must hold every entry that touches the days asked about.
    """
    by_day: dict[date, list[EntryLine]] = {}
    for line in lines:
        day = day_of(line.started_at, ZoneInfo(line.zone), viewer.day_starts_at)
        if day <= until:
            by_day.setdefault(day, []).append(line)
    work, breaks = _totals(viewer, lines, now)
    nothing = timedelta(0)
    return [
        DayList(
            day,
            work.get(day, nothing),
            breaks.get(day, nothing),
            _similar(by_day[day], now),
        )
        for day in sorted(by_day, reverse=True)
    ]


def entry_line(viewer: Viewer, entry_id: int) -> EntryLine:
    """Return one of the viewer's entries.

    Raises:
        UnknownEntry: it is none of theirs.
    """
    entry = TimeEntry.objects.own(viewer).filter(pk=entry_id).first()
    if entry is None:
        raise UnknownEntry
    return line_of(viewer, entry)


def _totals(
    viewer: Viewer, lines: Iterable[EntryLine], now: datetime
) -> tuple[dict[date, timedelta], dict[date, timedelta]]:
    work: dict[date, timedelta] = {}
    breaks: dict[date, timedelta] = {}
    for line in lines:
        if not line.length(now):
            continue
        span = Span(line.started_at, line.started_at + line.length(now))
        sums = breaks if line.is_break else work
        for day, part in split_by_day(span, ZoneInfo(line.zone), viewer.day_starts_at):
            sums[day] = sums.get(day, timedelta(0)) + part.length
    return work, breaks


def _similar(lines: list[EntryLine], now: datetime) -> tuple[Similar, ...]:
    """Put finished entries of the same content together, in the order of the newest of each."""
    order = {line.id: place for place, line in enumerate(lines)}

    def content(line: EntryLine) -> str:
        return f"{line.running} {line.content!r}"

    groups = [
        tuple(sorted(group, key=lambda line: order[line.id]))
        for _, group in groupby(sorted(lines, key=content), key=content)
    ]
    groups.sort(key=lambda group: order[group[0].id])
    return tuple(
        Similar(group, sum((line.length(now) for line in group), timedelta(0))) for group in groups
    )
