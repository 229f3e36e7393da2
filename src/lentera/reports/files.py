"""The report's files: values apart by commas, as spreadsheets of the viewer's country read them."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from lentera.reports import wording
from lentera.web.formats import SIGNS, SIGNS_OF_LANGUAGE, h_mm, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.reports.grouping import Line
    from lentera.reports.selectors import Report
    from lentera.tracking.selectors import EntryLine

HOUR = timedelta(hours=1)
MICROSECOND = timedelta(microseconds=1)
# A second is 0.000278 hours, so it can be told from the next one.
SIX_PLACES = Decimal("0.000001")
# A spreadsheet takes what begins so for a formula and would carry it out.
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Style:
    """The decimal sign and, so that they do not mix, what stands between two values."""

    decimal: str
    between: str


def style_of(viewer: Viewer) -> Style:
    """Return how spreadsheets of the viewer's country write; the language decides by default."""
    chosen = viewer.number_format
    decimal, _thousands = SIGNS[SIGNS_OF_LANGUAGE[language()] if chosen == "language" else chosen]
    return Style(decimal, ";" if decimal == "," else ",")


def table(report: Report, viewer: Viewer) -> Iterator[bytes]:
    """Return the lines of the page's table and its total, as a file in portions.

    Units: hours with a decimal fraction that is exact to the second, and hours and minutes as on
    the page.
    """
    style = style_of(viewer)
    return _written(list(_table(report, viewer, style)), style)


def entries(found: Iterable[tuple[EntryLine, timedelta]], viewer: Viewer) -> Iterator[bytes]:
    """Return a line for each entry, as a file in portions; times are those of its own zone.

    The words are looked up now: when the portions are asked for, the request is over. Units: as in
    ``table``; the last two columns hold only the part in the days of the report.
    """
    style = style_of(viewer)
    words: dict[str | bool, str] = {
        "work": _("Work"),
        "break": _("Break"),
        True: _("Yes"),
        False: _("No"),
    }
    heading = [
        _("Day"),
        _("Start"),
        _("Last day"),
        _("End"),
        _("Zone"),
        _("Description"),
        _("Project"),
        _("Client"),
        _("Task"),
        _("Tags"),
        _("Kind"),
        _("Billable"),
        _("Hours in these days"),
        _("Time in these days"),
    ]
    lines = (_entry(line, part, words, style) for line, part in found)
    return _written(chain([heading], lines), style)


def hours(length: timedelta, style: Style) -> str:
    """Write a length in hours, exact to the second: 7.5 or 7,5."""
    exact = Decimal(length // MICROSECOND) / Decimal(HOUR // MICROSECOND)
    text = f"{exact.quantize(SIX_PLACES):f}".rstrip("0").rstrip(".")
    return text.replace(".", style.decimal)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def _table(report: Report, viewer: Viewer, style: Style) -> Iterator[list[str]]:
    asked = report.asked
    names = [str(wording.NAMES[by]) for by in (asked.by, asked.then) if by]
    heading = [*names, _("Hours"), _("Time"), _("Share in per cent")]
    yield [*heading, _("Hours before"), _("Difference in hours")] if report.compares else heading
    for line in report.lines:
        for name, one in _with_lower(line, viewer, two=asked.then is not None):
            yield [
                *name,
                *_figures(one.length, one.before if report.compares else None, report, style),
            ]
    before = report.before if report.compares else None
    total = [_("Total")] + [""] * (len(names) - 1)
    yield [*total, *_figures(report.length, before, report, style)]


def _with_lower(line: Line, viewer: Viewer, *, two: bool) -> Iterator[tuple[list[str], Line]]:
    name = harmless(wording.group_words(line.group, viewer))
    yield [name, ""] if two else [name], line
    for lower in line.lines:
        yield [name, harmless(wording.group_words(lower.group, viewer))], lower


def _figures(
    length: timedelta, before: timedelta | None, report: Report, style: Style
) -> list[str]:
    part = Decimal(length // MICROSECOND) * 100 / Decimal(report.length // MICROSECOND or 1)
    share = f"{part.quantize(Decimal('0.01'))}".replace(".", style.decimal)
    figures = [hours(length, style), h_mm(length), share]
    if before is None:
        return figures
    return [*figures, hours(before, style), hours(length - before, style)]


def _entry(
    line: EntryLine, part: timedelta, words: dict[str | bool, str], style: Style
) -> list[str]:
    zone = ZoneInfo(line.zone)
    return [
        *_day_and_clock(line.started_at.astimezone(zone)),
        *(_day_and_clock(line.ended_at.astimezone(zone)) if line.ended_at else ("", "")),
        line.zone,
        harmless(line.description),
        harmless(line.project.name) if line.project else "",
        harmless(line.project.client) if line.project else "",
        harmless(line.task),
        harmless(", ".join(line.tags)),
        words[line.content.kind],
        words[line.content.billable],
        hours(part, style),
        h_mm(part),
    ]


def _day_and_clock(moment: datetime) -> tuple[str, str]:
    """Return 2026-11-24 and 08:16:00; four times as fast as asking for each by its letters."""
    text = moment.isoformat(sep=" ", timespec="seconds")
    return text[:10], text[11:19]


def _written(lines: Iterable[Sequence[str]], style: Style) -> Iterator[bytes]:
    """Yield the file in portions; it begins with the mark by which Excel knows UTF-8."""
    yield BOM_UTF8
    held = StringIO()
    writer = csv.writer(held, delimiter=style.between)
    for count, line in enumerate(lines, start=1):
        writer.writerow(line)
        if count % AT_ONCE == 0:
            yield held.getvalue().encode()
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode()
