"""The report's figures as the page and the chart tags take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from lentera.domain.timespan import MIDNIGHT
from lentera.reports import wording
from lentera.reports.asked import BREAK
from lentera.reports.grouping import By
from lentera.reports.navigating import links, narrowed_to
from lentera.web.charts import Column, Part, Slice, per_cent
from lentera.web.formats import clock_time, h_mm, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.http import QueryDict

    from lentera.domain.viewer import Viewer
    from lentera.reports.grouping import Line
    from lentera.reports.selectors import Report

# A chart names so many groups; the others are one.
MOST_NAMED = 6
MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``filled`` is the length of its bar, in per cent."""

    name: str
    note: str
    colour: int
    level: int
    url: str
    length: str
    share: str
    before: str
    difference: str
    filled: str


def page(report: Report, viewer: Viewer, query: QueryDict) -> dict[str, Any]:
    """Return everything the page's templates print."""
    asked = report.asked
    compared = asked.compared
    return {
        "report": report,
        "asked": asked,
        "title": wording.period_words(asked.period, viewer),
        "counts_breaks": asked.kind == BREAK,
        "compared": compared and wording.period_words(compared, viewer),
        "compared_name": compared and wording.BEFORE[compared.when],
        "difference": difference(report.length, report.before),
        "overlapping": report.length - report.presence,
        "columns": columns(report, viewer),
        "columns_title": wording.COLUMNS[report.column_kind],
        "slices": slices(report, viewer),
        "rows": list(rows(report, viewer, query)),
        "compares": report.compares,
        "group_name": wording.NAMES[asked.by],
        "table_title": wording.TITLES[asked.by],
        "whole": share(report.length, report, viewer),
        "clock_changes": [
            (day, zone, A_DAY + change) for day, zone, change in report.clock_changes
        ],
        "day_begins": _day_begins(viewer),
        "filters": list(_filters(report)),
        **links(report, query, viewer),
    }


def columns(report: Report, viewer: Viewer) -> list[Column]:
    """The time of each day, week, month or year; one column alone says nothing."""
    if len(report.columns) == 1:
        return []
    lines = [line for line in report.lines if line.length]
    named = _named(lines) if report.asked.by not in {By.TAG, By.DAY} else []
    drawn = []
    for column in report.columns:
        label, long_label = wording.column_words(
            column.days, report.column_kind, report.asked.period, viewer
        )
        parts = [
            _part(line.group.name, column.lengths.get(line.group.value), line.group.colour)
            for line in named
        ]
        if not named:
            parts.append(_part(_("Time"), column.length, 1))
        elif len(named) < len(lines):
            shown = (column.lengths.get(line.group.value, NOTHING) for line in named)
            parts.append(_part(_("Others"), column.length - sum(shown, NOTHING), 0))
        drawn.append(
            Column(
                label=label,
                long_label=long_label,
                text=h_mm(column.length) if column.length else "",
                parts=parts,
                plan=column.agreed / MINUTE,
                here=column.days.first_on <= report.today <= column.days.last_on,
            )
        )
    return drawn


def slices(report: Report, viewer: Viewer) -> list[Slice]:
    """The parts of the whole, where lines are parts of it: not by tag and not by day."""
    lines = [line for line in report.lines if line.length]
    if report.asked.by in {By.TAG, By.DAY} or len(lines) < 2:
        return []
    named = _named(lines)
    rest = report.length - sum((line.length for line in named), NOTHING)
    found = [(line.group.name, line.length, line.group.colour) for line in named]
    if len(named) < len(lines):
        found.append((_("Others"), rest, 0))
    return [
        Slice(name, length / MINUTE, h_mm(length), share(length, report, viewer), colour)
        for name, length, colour in found
    ]


def rows(report: Report, viewer: Viewer, query: QueryDict) -> Iterator[Row]:
    """Yield the lines of the table, those of the second level after their own."""
    longest = max((line.length for line in report.lines), default=NOTHING) or MINUTE
    for line in report.lines:
        yield _row(line, report, viewer, longest, narrowed_to(query, line.group))
        for lower in line.lines:
            url = narrowed_to(query, line.group, lower.group)
            yield _row(lower, report, viewer, longest, url, level=2, colour=line.group.colour)


def share(length: timedelta, report: Report, viewer: Viewer) -> str:
    """Write the part of the whole: 36 %."""
    part = length / report.length * 100 if report.length else 0
    return f"{number(part, viewer)}\N{NO-BREAK SPACE}%"


def difference(length: timedelta, before: timedelta | None) -> str:
    """Write how much more or less than before: +1:20."""
    if before is None:
        return ""
    more = length - before
    return f"+{h_mm(more)}" if more >= MINUTE else h_mm(more)


def _row(  # noqa: PLR0913  a line, where it stands and what it is compared with
    line: Line,
    report: Report,
    viewer: Viewer,
    longest: timedelta,
    url: str,
    *,
    level: int = 1,
    colour: int | None = None,
) -> Row:
    return Row(
        name=wording.group_words(line.group, viewer),
        note=line.group.note if level == 1 or report.asked.by is not By.CLIENT else "",
        colour=line.group.colour if colour is None else colour,
        level=level,
        url=url,
        length=h_mm(line.length),
        share=share(line.length, report, viewer),
        before="" if line.before is None else h_mm(line.before),
        difference=difference(line.length, line.before),
        filled=per_cent(line.length / longest * 100),
    )


def _day_begins(viewer: Viewer) -> str:
    """Write when the viewer's days begin; nothing for midnight."""
    begins = viewer.day_starts_at
    day = datetime(2000, 1, 1, begins.hour, begins.minute, tzinfo=UTC)
    return clock_time(day, viewer, UTC) if begins != MIDNIGHT else ""


def _named(lines: Sequence[Line]) -> Sequence[Line]:
    return lines if len(lines) <= MOST_NAMED + 1 else lines[:MOST_NAMED]


def _part(name: str, length: timedelta | None, colour: int) -> Part:
    return Part(name, (length or NOTHING) / MINUTE, h_mm(length) if length else "", colour)


def _filters(report: Report) -> Iterator[str]:
    """Yield in words what leaves some time out."""
    choices, filters = report.choices, report.asked.filters
    for options in (choices.projects, choices.clients, choices.tasks, choices.tags):
        chosen = [option.label for option in options if option.selected]
        if chosen:
            yield ", ".join(chosen)
    if filters.billable is not None:
        yield _("Billable") if filters.billable else _("Not billable")
    if filters.kind:
        yield _("Breaks") if filters.kind == BREAK else _("Work")
    if filters.text:
        yield _("with the words “%(words)s”") % {"words": filters.text}
