"""Questions about published periods: which there are, and what one look at them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lentera.domain.anonymity import OTHERS, Cell, FullnessBand
from lentera.reports.models import PublishedCell, PublishedPeriod
from lentera.reports.team.nodes import EVERYBODY, REST, Told
from lentera.reports.team.plain import fullness_of, path_of, row_to_cell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lentera.charter.services.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class Figures:
    """What was told of a team in one period. ``goes_on``: it may be compared with the one before.

    ``cells`` are those below the team's own; paths begin at the team.
    """

    period: PublishedPeriod
    told: Told
    whole: Cell
    cells: tuple[Cell, ...]
    goes_on: bool
    fullness: tuple[FullnessBand, ...] = ()
    adjustment_hours: int | None = None


def published_until(
    workspace_id: int, *, on: date | None = None, most: int = 1
) -> list[PublishedPeriod]:
    """Return the periods up to the one a day lies in, or up to the newest; the oldest first."""
    rows = PublishedPeriod.objects.of_workspace(workspace_id).order_by("-first_on")
    if on is not None:
        rows = rows.filter(first_on__lte=on)
    return list(rows[:most])[::-1]


def next_published(period: PublishedPeriod) -> PublishedPeriod | None:
    """Return the published period after one, if there is one."""
    rows = PublishedPeriod.objects.of_workspace(period.workspace_id)
    return rows.filter(first_on__gt=period.last_on).order_by("first_on").first()


def figures(
    disclosure: Disclosure, periods: Sequence[tuple[PublishedPeriod, Told]]
) -> list[Figures]:
    """Return what was told in the periods of a look, in their order.

    Raises:
        UnscopedQueryError: the look is over, or not one at sums for planning.
    """
    nodes = {path_of(told.path)[0] if told.path else None for _, told in periods}
    divided = any(_is_divided(period) for period, told in periods if told.path == EVERYBODY)
    if None in nodes:
        nodes |= {OTHERS} if not divided else _first_steps(periods)
    cells: dict[int, dict[str, tuple[Cell, bool]]] = {}
    for row in PublishedCell.objects.disclosed(disclosure, nodes).order_by("pk"):
        cells.setdefault(row.period_id, {})[row.path] = row_to_cell(row), row.goes_on
    wholes = {
        one.pk: one
        for one in PublishedPeriod.objects.disclosed(disclosure)
        if any(told.path == EVERYBODY for _, told in periods)
    }
    return [
        _figures(period, told, cells[period.pk], wholes.get(period.pk))
        for period, told in periods
        if told.path in cells.get(period.pk, {})
    ]


def _figures(
    period: PublishedPeriod,
    told: Told,
    cells: dict[str, tuple[Cell, bool]],
    whole: PublishedPeriod | None,
) -> Figures:
    cell, goes_on = cells[told.path]
    base = told.path or ("" if _is_divided(period) else REST)
    deep = 1 if not told.path and _is_divided(period) else None
    below = [one for path, (one, _) in cells.items() if path != told.path and _under(path, base)]
    if deep is not None:
        below = [one for one in below if len(one.path) == deep]
    of_all = whole is not None and not told.team_ids
    return Figures(
        period,
        told,
        cell,
        tuple(below),
        goes_on,
        fullness_of(whole.fullness) if whole and of_all else (),
        whole.adjustment_hours if whole and of_all else None,
    )


def _is_divided(period: PublishedPeriod) -> bool:
    return len(period.nodes) > 1


def _first_steps(periods: Sequence[tuple[PublishedPeriod, Told]]) -> set[int]:
    return {path_of(node)[0] for period, _ in periods for node in period.nodes if node}


def _under(path: str, base: str) -> bool:
    return not base or path.startswith(f"{base}.")
