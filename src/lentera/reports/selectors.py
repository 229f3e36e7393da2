"""The report on one's own time, gathered from the rooms below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.domain.timespan import clock_change_on, day_of
from lentera.projects.selectors import labels_of
from lentera.reports.choices import Choices, choices_from
from lentera.reports.grouping import MILLISECOND, By, Groups, Line, Tree, coloured
from lentera.reports.periods import When, columns_of, single_days
from lentera.tracking import selectors as tracking
from lentera.worktime.selectors import agreed_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from lentera.domain.timespan import DayRange
    from lentera.domain.viewer import Viewer
    from lentera.projects.selectors import Labels
    from lentera.reports.asked import Asked
    from lentera.reports.periods import Period
    from lentera.tracking.selectors import Sum, Sums

NOTHING = timedelta(0)
# Changes of the clocks are told for as many days as people look at one by one.
MOST_DAYS_TO_EXPLAIN = 366


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the chart: its days, and how long by group (or by "" where groups overlap)."""

    days: DayRange
    lengths: Mapping[str, timedelta]
    agreed: timedelta

    @property
    def length(self) -> timedelta:
        """All of it."""
        return sum(self.lengths.values(), NOTHING)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed for the period, and of it up to today."""

    whole: timedelta
    so_far: timedelta


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the page shows and the file of its table holds.

    ``length`` is what the lines count: work, or breaks where only those were asked for. Lines by
    tag may add up to more. ``presence`` counts overlapping entries once. ``agreed`` is None where
    filters leave some time out.
    """

    asked: Asked
    now: datetime
    today: date
    length: timedelta
    before: timedelta | None
    breaks: timedelta
    billable: timedelta
    presence: timedelta
    agreed: Agreed | None
    entries: int
    running: bool
    lines: Sequence[Line]
    column_kind: When
    columns: Sequence[Column]
    clock_changes: Sequence[tuple[date, str, timedelta]]
    choices: Choices

    @property
    def compares(self) -> bool:
        """Whether there was anything before that the lines stand beside."""
        return bool(self.before) and any(line.before is not None for line in self.lines)

    @property
    def tags_overlap(self) -> bool:
        """Whether lines add up to more than the total, because entries have two tags."""
        return (
            self.asked.by is By.TAG
            and sum((line.length for line in self.lines), NOTHING) > self.length
        )


def report(viewer: Viewer, asked: Asked, *, now: datetime) -> Report:
    """Gather the viewer's report; how many questions it takes does not depend on the time in it."""
    period = asked.period
    today = day_of(now, ZoneInfo(viewer.zone), viewer.day_starts_at)
    column_kind, columns = columns_of(period)
    stretches = single_days(period) if asked.uses(By.DAY) else columns
    by_tag = asked.uses(By.TAG)
    found = tracking.sums(viewer, asked.filters, stretches, now=now, by_tag=by_tag)
    earlier = _earlier(viewer, asked, now=now)
    pairs = _pairs(viewer, asked, found)
    labels = _labels([*found.sums, *(earlier.sums if earlier else ())], pairs)
    counted = [one for one in found.sums if one.kind == asked.kind]
    agreed = agreed_on(viewer, period.days.days())
    groups = Groups(labels, stretches)
    return Report(
        asked=asked,
        now=now,
        today=today,
        length=_length(counted),
        before=_length(_counted(earlier, asked)) if earlier else None,
        breaks=_length(one for one in found.sums if one.kind == "break"),
        billable=_length(one for one in counted if one.billable),
        presence=found.presence,
        agreed=None if asked.narrowed else _agreed(agreed, today),
        entries=found.entries,
        running=found.running,
        lines=_lines(counted, _counted(earlier, asked), groups, asked, compared=bool(earlier)),
        column_kind=column_kind,
        columns=_columns(counted, groups, asked, columns, {} if asked.narrowed else agreed),
        clock_changes=_clock_changes(viewer, period, found.zones),
        choices=choices_from(viewer, asked.filters, labels, pairs),
    )


def _earlier(viewer: Viewer, asked: Asked, *, now: datetime) -> Sums | None:
    if asked.compared is None:
        return None
    stretches = [asked.compared.days]
    by_tag = asked.uses(By.TAG)
    return tracking.sums(viewer, asked.filters, stretches, now=now, by_tag=by_tag)


def _counted(found: Sums | None, asked: Asked) -> list[Sum]:
    return [one for one in found.sums if one.kind == asked.kind] if found else []


def _pairs(viewer: Viewer, asked: Asked, found: Sums) -> set[tuple[int | None, int | None]]:
    if asked.narrowed:
        return tracking.used_pairs(viewer, asked.filters, asked.period.days)
    return {(one.project_id, one.task_id) for one in found.sums}


def _labels(sums: Sequence[Sum], pairs: Iterable[tuple[int | None, int | None]]) -> Labels:
    pairs = {*pairs, *((one.project_id, one.task_id) for one in sums)}
    return labels_of(
        project_ids={project_id for project_id, _task in pairs if project_id},
        task_ids={task_id for _project, task_id in pairs if task_id},
        tag_ids={tag_id for one in sums for tag_id in one.tag_ids},
    )


def _length(sums: Iterable[Sum]) -> timedelta:
    return sum(one.milliseconds for one in sums) * MILLISECOND


def _agreed(agreed: Mapping[date, timedelta], today: date) -> Agreed:
    so_far = (length for day, length in agreed.items() if day <= today)
    return Agreed(sum(agreed.values(), NOTHING), sum(so_far, NOTHING))


def _lines(
    counted: Sequence[Sum], earlier: Sequence[Sum], groups: Groups, asked: Asked, *, compared: bool
) -> list[Line]:
    # Days are not compared: none of a period is the same as one of the period before.
    before = Tree(earlier, groups, asked.by, asked.then) if compared else None
    if asked.uses(By.DAY):
        before = None
    return coloured(Tree(counted, groups, asked.by, asked.then).lines(before))


def _columns(
    counted: Sequence[Sum],
    groups: Groups,
    asked: Asked,
    columns: Sequence[DayRange],
    agreed: Mapping[date, timedelta],
) -> list[Column]:
    place_of = {day: place for place, column in enumerate(columns) for day in column.days()}
    lengths: list[defaultdict[str, timedelta]]
    lengths = [defaultdict(timedelta) for _column in columns]
    for one in counted:
        place = place_of[groups.stretches[one.place].first_on]
        parted = asked.by in {By.PROJECT, By.CLIENT, By.TASK}
        value = groups.of(one, asked.by)[0].value if parted else ""
        lengths[place][value] += one.milliseconds * MILLISECOND
    return [
        Column(days, found, sum((agreed.get(day, NOTHING) for day in days.days()), NOTHING))
        for days, found in zip(columns, lengths, strict=True)
    ]


def _clock_changes(
    viewer: Viewer, period: Period, zones: Iterable[str]
) -> list[tuple[date, str, timedelta]]:
    if period.length > MOST_DAYS_TO_EXPLAIN:
        return []
    changes = [
        (day, zone, clock_change_on(day, ZoneInfo(zone), viewer.day_starts_at))
        for day in period.days.days()
        for zone in sorted(zones)
    ]
    return [(day, zone, change) for day, zone, change in changes if change]
