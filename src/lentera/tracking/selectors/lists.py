"""Entries by day, similar ones together: the list of the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.domain.timespan import day_of
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import UnknownEntry
from lentera.tracking.selectors.days import day_totals, near
from lentera.tracking.selectors.lines import EntryLine, line_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.viewer import Viewer


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


def days_with_entries(viewer: Viewer, *, until: date, count: int) -> list[date]:
    """Return up to ``count`` local days that have entries, newest first, not after ``until``."""
    days: list[date] = []
    before = datetime.fromisoformat(f"{until.isoformat()}T23:59:59+00:00") + timedelta(hours=38)
    newest = TimeEntry.objects.own(viewer).filter(started_at__lt=before).newest_first()
    rows = newest.values_list("started_at", "zone").iterator(chunk_size=200)
    for started_at, zone in rows:
        day = day_of(started_at, ZoneInfo(zone), viewer.day_starts_at)
        if day > until or day in days:
            continue
        # Zones differ: a later row may belong to a day already passed, so look one day further.
        if len(days) > count:
            break
        days.append(day)
    return sorted(days, reverse=True)[:count]


def entry_lists(viewer: Viewer, days: Sequence[date], *, now: datetime) -> list[DayList]:
    """Return the given local days (newest first) with their entries and totals."""
    if not days:
        return []
    first, last = min(days), max(days)
    totals = day_totals(viewer, first, last, now=now)
    lines = lines_of(viewer, near(viewer, first, last).newest_first())
    by_day: dict[date, list[EntryLine]] = {day: [] for day in days}
    for line in lines:
        day = day_of(line.started_at, ZoneInfo(line.zone), viewer.day_starts_at)
        if day in by_day:
            by_day[day].append(line)
    return [
        DayList(day, totals[day].work, totals[day].breaks, _similar(by_day[day], now))
        for day in sorted(days, reverse=True)
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
