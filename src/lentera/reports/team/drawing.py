"""A team's figures as its page prints them: numbers as they were told, never finer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lentera.domain.anonymity import NONE, Band, Cell, Fullness, HeadCount, Path
from lentera.reports.periods import When, own_period, period_of
from lentera.reports.team.naming import base_of, names_for
from lentera.reports.wording import days_words, period_words
from lentera.web.charts import Column, DrawnColumn, Part, columns_of, per_cent
from lentera.web.formats import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lentera.domain.viewer import Viewer
    from lentera.reports.models import PublishedPeriod
    from lentera.reports.team.looking import TeamPage
    from lentera.reports.team.naming import Names
    from lentera.reports.team.selectors import Figures

FULLNESS = {
    Fullness.UNDER: gettext_lazy("under seven eighths of the agreed hours"),
    Fullness.AS_AGREED: gettext_lazy("about as agreed"),
    Fullness.OVER: gettext_lazy("over the agreed hours"),
}
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; ``hours`` and ``share`` in words, ``filled`` the bar in per cent."""

    name: str
    note: str
    colour: int
    level: int
    hours: str
    share: str
    filled: str


@dataclass(frozen=True, slots=True)
class Week:
    """A column of the line, whether it may be compared with the one before, and its numbers."""

    drawn: DrawnColumn
    breaks: bool
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class FullnessLine:
    """How many people stood in a band."""

    name: str
    people: str
    filled: str


def draw(page: TeamPage, viewer: Viewer) -> dict[str, Any]:
    """Return everything the page's figures print."""
    shown = page.shown
    if shown is None:
        return {}
    names = names_for(page.line)
    groups = _groups(page.line, names)
    return {
        "node_name": names.node(shown),
        "together": bool(shown.told.beside),
        "total": _hours(shown.whole, viewer),
        "step": shown.whole.step_hours,
        "people": people_words(shown.whole.people),
        "change": _change(page.line, viewer),
        "for_clients": _for_clients(shown, viewer),
        "rows": list(_rows(shown, names, viewer)),
        "weeks": list(_weeks(page.line, groups, viewer)),
        "groups": groups,
        "fullness": list(_fullness(shown)),
        "adjustment": _signed(shown.adjustment_hours, viewer) if shown.adjustment_hours else "",
    }


def period_name(period: PublishedPeriod, viewer: Viewer) -> str:
    """Name a published period: 16 to 22 Nov 2026, or November 2026."""
    if period.monthly:
        return period_words(period_of(When.MONTH, period.first_on), viewer)
    return days_words(own_period(period.first_on, period.last_on).days, viewer)


def people_words(people: HeadCount) -> str:
    """Write a band of people: 5 to 9."""
    return _("%(least)s to %(most)s people") % {"least": people.least, "most": people.most}


def _hours(cell: Cell, viewer: Viewer) -> str:
    return "" if cell.hours is None else number(cell.hours, viewer)


def _share(cell: Cell, viewer: Viewer) -> str:
    if cell.share is Band.UNDER_TENTH:
        return _("under a tenth")
    if cell.share is Band.OVER_NINE_TENTHS:
        return _("over nine tenths")
    return "" if cell.share is None else f"{number(cell.share, viewer)}\N{NO-BREAK SPACE}%"


def _rows(shown: Figures, names: Names, viewer: Viewer) -> Iterator[Row]:
    """Yield the cells, those below another after it; the largest first on each level."""
    largest = max((cell.hours or 0 for cell in shown.cells), default=0) or 1
    depth = min((len(cell.path) for cell in shown.cells), default=0)
    for cell in _in_order(shown.cells, names):
        name, note, colour = names.of(cell.path)
        yield Row(
            name,
            note if len(cell.path) == depth else "",
            colour,
            len(cell.path) - depth + 1,
            _hours(cell, viewer),
            _share(cell, viewer),
            per_cent((cell.hours or 0) / largest * 100),
        )


def _in_order(cells: Sequence[Cell], names: Names) -> list[Cell]:
    by_path = {cell.path: cell for cell in cells}

    def rank(path: Path) -> tuple[int, str]:
        cell = by_path.get(path)
        return (-(cell.hours or 0) if cell else 0, names.of(path)[0].casefold())

    def key(cell: Cell) -> list[tuple[int, str]]:
        return [rank(cell.path[: place + 1]) for place in range(len(cell.path))]

    return sorted(cells, key=key)


def _leaves(figures: Figures) -> list[Cell]:
    """Return the cells that nothing stands under: they add up to the whole, but for rounding."""
    above = {cell.path[:-1] for cell in figures.cells}
    return [cell for cell in figures.cells if cell.path not in above]


def _groups(line: Sequence[Figures], names: Names) -> list[tuple[str, int]]:
    """Return what the columns are made of: the projects with most hours, and the others."""
    hours: dict[tuple[str, int], int] = {}
    for one in line:
        for cell in _leaves(one):
            group = _group(cell, names)
            hours[group] = hours.get(group, 0) + (cell.hours or 0)
    named = sorted(hours, key=lambda group: (-hours[group], group[0].casefold()))
    return named if len(named) <= MOST_NAMED + 1 else [*named[:MOST_NAMED], (_("Others"), 0)]


def _group(cell: Cell, names: Names) -> tuple[str, int]:
    name, note, colour = names.of(cell.path)
    return (name if colour or not note else f"{name} ({note})"), colour


def _weeks(
    line: Sequence[Figures], groups: Sequence[tuple[str, int]], viewer: Viewer
) -> Iterator[Week]:
    names = names_for(line)
    columns, tables = [], []
    for one in line:
        hours = dict.fromkeys(groups, 0)
        for cell in _leaves(one):
            group = _group(cell, names)
            hours[group if group in hours else groups[-1]] += cell.hours or 0
        texts = [number(value, viewer) if value else "" for value in hours.values()]
        parts = [
            Part(name, value, text, colour)
            for (name, colour), value, text in zip(groups, hours.values(), texts, strict=True)
        ]
        label = f"{one.period.first_on:%b}" if one.period.monthly else _week_label(one.period)
        columns.append(
            Column(
                label=label,
                text=_hours(one.whole, viewer),
                parts=parts or [Part("", one.whole.hours or 0, "", 1)],
                here=one is line[-1],
                long_label=period_name(one.period, viewer),
            )
        )
        tables.append(texts)
    drawn = columns_of(columns)
    for place, (column, texts) in enumerate(zip(drawn, tables, strict=True)):
        yield Week(column, place > 0 and not line[place].goes_on, texts)


def _week_label(period: PublishedPeriod) -> str:
    return f"{period.first_on.isocalendar().week}"


def _change(line: Sequence[Figures], viewer: Viewer) -> str:
    """Write how the whole changed; nothing where people changed, or steps differ."""
    if len(line) < 2 or not line[-1].goes_on:
        return ""
    before, now = line[-2].whole, line[-1].whole
    if before.hours is None or now.hours is None or before.step_hours != now.step_hours:
        return ""
    return _signed(now.hours - before.hours, viewer) or "0"


def _signed(hours: int | None, viewer: Viewer) -> str:
    if not hours:
        return ""
    written = number(abs(hours), viewer)
    return f"+{written}" if hours > 0 else f"\N{MINUS SIGN}{written}"


def _for_clients(shown: Figures, viewer: Viewer) -> str:
    """Write the hours for clients, where both the whole and what has no client are told."""
    own = next((one for one in shown.cells if one.path == (*base_of(shown), NONE)), None)
    if own is None or own.hours is None or shown.whole.hours is None:
        return ""
    return number(max(shown.whole.hours - own.hours, 0), viewer)


def _fullness(shown: Figures) -> Iterator[FullnessLine]:
    most = max((band.people.most for band in shown.fullness), default=1)
    for band in shown.fullness:
        names = [str(FULLNESS[one]) for one in band.bands]
        name = names[0]
        for other in names[1:]:
            name = _("%(one)s or %(other)s") % {"one": name, "other": other}
        filled = per_cent(band.people.most / most * 100)
        yield FullnessLine(name, people_words(band.people), filled)
