"""Opening the page of a team: one look for each stretch of days with the same people in it.

The look is kept before a figure is read; what is read was published before, and is the same for
everybody. Without a published period, or where a team is not told, nothing is read or kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lentera.charter.services.disclosure import Ask, disclosed, foreseen
from lentera.domain.charter import Granularity, Purpose, Refused
from lentera.people.selectors.teams import team_of_workspace
from lentera.reports.team.nodes import ALL, Told, Wanted, offered, told_of
from lentera.reports.team.selectors import (
    Figures,
    figures,
    next_published,
    published_until,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer
    from lentera.reports.models import PublishedPeriod

DAY = timedelta(days=1)
MOST_LOOKS = 6  # so many looks one opening may be; where people change often, the line is shorter

Kept = tuple["PublishedPeriod", Told]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which team, which period, and how many periods before it for the line."""

    team_id: int | None = None
    everybody: bool = False
    on: date | None = None
    periods: int = 8


@dataclass(frozen=True, slots=True)
class TeamPage:
    """Everything the page and the file tell. Without ``shown`` there is ``why_not``."""

    nodes: Sequence[Wanted]
    wanted: Wanted | None = None
    period: PublishedPeriod | None = None
    line: Sequence[Figures] = ()
    earlier: PublishedPeriod | None = None
    later: PublishedPeriod | None = None
    why_not: str = ""
    may_export: bool = False

    @property
    def shown(self) -> Figures | None:
        """The period that was asked for."""
        return self.line[-1] if self.line else None


def open_team(
    viewer: Viewer, asked: Asked, *, today: date, now: datetime, exported: bool = False
) -> TeamPage:
    """Return what was published of a team, after the look at it is kept.

    Raises:
        NoSuchTeam: there is no such team here.
        NotShown: the charter does not let the viewer see it; the attempt is kept and shown.
    """
    nodes = offered(viewer, today=today, now=now)
    wanted = _wanted(viewer, asked, nodes)
    if wanted is None:
        return TeamPage(nodes, why_not="no grant")
    most = 1 if exported else asked.periods
    periods = published_until(viewer.workspace_id, on=asked.on, most=most + 1)
    if not periods:
        return TeamPage(nodes, wanted, why_not="not closed")
    period = periods[-1]
    earlier = periods[-2] if len(periods) > 1 else None
    page = TeamPage(nodes, wanted, period, earlier=earlier, later=next_published(period))
    told = told_of(period, wanted)
    if isinstance(told, str) and wanted in nodes:
        return replace(page, why_not=told)
    kept = (period, told) if isinstance(told, Told) else (period, _unsaid(period, wanted))
    line = _read(viewer, _before(periods[-most:-1], wanted), kept, exported=exported, now=now)
    allowed = foreseen(viewer, _ask([kept], exported=True), now=now)
    return replace(page, line=line, may_export=not isinstance(allowed, Refused))


def _wanted(viewer: Viewer, asked: Asked, nodes: Sequence[Wanted]) -> Wanted | None:
    """Return what was asked for; what is not offered is asked of the door, which says no."""
    if asked.team_id is not None:
        team = team_of_workspace(viewer, asked.team_id)
        return Wanted(team.pk, team.name)
    if asked.everybody:
        return Wanted(None, viewer.workspace_name)
    return nodes[0] if nodes else None


def _unsaid(period: PublishedPeriod, wanted: Wanted) -> Told:
    """Return whom a look is about that asks for what is not told: the team's people."""
    members = period.teams.get(str(wanted.team_id), ())
    return Told(ALL, (), frozenset(members), frozenset())


def _before(periods: Sequence[PublishedPeriod], wanted: Wanted) -> list[Kept]:
    """Return the periods before, as far as the team was told in each without a gap."""
    found: list[Kept] = []
    for period in reversed(periods):
        told = told_of(period, wanted)
        if isinstance(told, str):
            break
        found.append((period, told))
    return found[::-1]


def _read(
    viewer: Viewer, before: Sequence[Kept], shown: Kept, *, exported: bool, now: datetime
) -> list[Figures]:
    """Return the figures, stretch by stretch; the first look is at the period asked for."""
    found: list[Figures] = []
    stretches = _stretches([*before, shown])[-MOST_LOOKS:]
    for stretch in reversed(stretches):
        ask = _ask(stretch, exported=exported)
        is_shown = stretch[-1] is shown
        if not is_shown and isinstance(foreseen(viewer, ask, now=now), Refused):
            break
        with disclosed(viewer, ask, now=now) as disclosure:
            found = [*figures(disclosure, stretch), *found]
    return found


def _stretches(kept: Sequence[Kept]) -> list[list[Kept]]:
    """Return the periods in stretches in which the same people were behind the sums."""
    found: list[list[Kept]] = []
    for one in kept:
        if found and _same(found[-1][-1], one):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _same(before: Kept, after: Kept) -> bool:
    return (
        before[0].last_on + DAY == after[0].first_on
        and before[0].monthly == after[0].monthly
        and (before[1].members, before[1].beside) == (after[1].members, after[1].beside)
    )


def _ask(stretch: Sequence[Kept], *, exported: bool) -> Ask:
    (first, told), (last, _) = stretch[0], stretch[-1]
    return Ask(
        member_ids=told.members,
        purpose=Purpose.PLANNING,
        granularity=(
            Granularity.TEAM_PER_CLOSED_MONTH if last.monthly else Granularity.TEAM_PER_CLOSED_WEEK
        ),
        first_on=first.first_on,
        last_on=last.last_on,
        exported=exported,
        channel="export" if exported else "page",
        beside=told.beside,
    )
