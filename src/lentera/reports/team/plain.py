"""Team figures as they are stored, and back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lentera.domain.anonymity import (
    Band,
    Cell,
    Fullness,
    FullnessBand,
    HeadCount,
    LateChange,
    Path,
    Release,
    Standing,
)
from lentera.domain.timespan import DayRange
from lentera.reports.models import Behind, PublishedCell, PublishedPeriod

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MICROSECOND = timedelta(microseconds=1)
STEP = "."


def path_text(path: Path) -> str:
    """Write a path: the ids with dots between, nothing for everybody."""
    return STEP.join(map(str, path))


def path_of(text: str) -> Path:
    """Read a path."""
    return tuple(map(int, text.split(STEP))) if text else ()


def cells_to_rows(
    release: Release, period_id: int, going_on: frozenset[Path]
) -> list[PublishedCell]:
    """Return the cells of a release as rows; ``going_on`` names those whose line does not break."""
    return [
        PublishedCell(
            period_id=period_id,
            node=cell.path[0] if cell.path else None,
            path=path_text(cell.path),
            hours=cell.hours,
            step_hours=cell.step_hours,
            share=None if cell.share is None else int(cell.share),
            banded=isinstance(cell.share, Band),
            goes_on=cell.path in going_on,
            people_least=cell.people.least,
            people_most=cell.people.most,
        )
        for cell in release.cells
    ]


def row_to_cell(row: PublishedCell) -> Cell:
    """Return a stored cell as it was told."""
    share = Band(row.share) if row.banded and row.share is not None else row.share
    people = HeadCount(row.people_least, row.people_most)
    return Cell(path_of(row.path), row.hours, row.step_hours, share, people)


def fullness_to_plain(bands: Iterable[FullnessBand]) -> list[Any]:
    """Return the bands as they are stored."""
    return [
        [[band.value for band in one.bands], one.people.least, one.people.most] for one in bands
    ]


def fullness_of(plain: Iterable[Any]) -> tuple[FullnessBand, ...]:
    """Return stored bands as they were told."""
    return tuple(
        FullnessBand(tuple(map(Fullness, bands)), HeadCount(least, most))
        for bands, least, most in plain
    )


def refused_to_plain(release: Release) -> dict[str, str]:
    """Return why paths are not told, as it is stored."""
    return {path_text(path): reason.value for path, reason in release.refused.items()}


def nodes_of(release: Release, team_ids: Iterable[int]) -> dict[str, list[int]]:
    """Return the nodes that are told, each with its teams; everybody stands under an empty path."""
    alone = {cell.path: sorted(cell.teams) for cell in release.cells if len(cell.path) == 1}
    told = {path_text(path): teams for path, teams in alone.items()}
    return {"": sorted(team_ids), **told} if release.cell(()) else {}


def behind_of(release: Release, period_id: int, counted: Mapping[int, int]) -> Behind:
    """Return what the engine keeps of a release, as a row."""
    return Behind(
        period_id=period_id,
        standings=[
            [path_text(one.path), one.fine, sorted(map(list, one.behind))]
            for one in release.standings
        ],
        people=sorted(release.people),
        carried=[[one.member, one.length // MICROSECOND] for one in release.carried],
        counted={str(member): count for member, count in counted.items()},
    )


def remembered(period: PublishedPeriod, behind: Behind) -> Release:
    """Return of an earlier release what the engine asks for when it makes the next one."""
    return Release(
        DayRange(period.first_on, period.last_on),
        fullness=fullness_of(period.fullness),
        standings=tuple(
            Standing(path_of(path), frozenset((member, part) for member, part in pairs), fine)
            for path, fine, pairs in behind.standings
        ),
        people=frozenset(behind.people),
        carried=tuple(
            LateChange(member, microseconds * MICROSECOND)
            for member, microseconds in behind.carried
        ),
    )
