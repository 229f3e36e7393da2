"""What stands in the address of the team page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from lentera.domain.ids import from_hex
from lentera.people.refusals import NoSuchTeam
from lentera.reports.team.looking import Asked
from lentera.reports.team.nodes import ALL

if TYPE_CHECKING:
    from django.http import QueryDict

    from lentera.reports.models import PublishedPeriod

SHORT, YEAR = "short", "year"
PERIODS = {SHORT: 8, YEAR: 52}
MONTHS_OF_A_YEAR = 12


def read_address(query: QueryDict) -> Asked:
    """Read which team, period and line are asked for; what cannot be read asks for the newest.

    Raises:
        NoSuchTeam: the team's id is none.
    """
    team = query.get("team", "")
    return Asked(
        team_id=_team_id(team) if team and team != ALL else None,
        everybody=team == ALL,
        on=_day(query.get("on", "")),
        periods=PERIODS[span_of(query)],
    )


def span_of(query: QueryDict) -> str:
    """Return how long the line is."""
    return YEAR if query.get("line") == YEAR else SHORT


def page_address(team: str, period: PublishedPeriod | None, span: str, name: str = "page") -> str:
    """Write the address of a team's page or file."""
    parts = [f"team={team}"]
    if period is not None:
        parts.append(f"on={period.first_on.isoformat()}")
    if span != SHORT:
        parts.append(f"line={span}")
    return f"{reverse(f'team:{name}')}?{'&'.join(parts)}"


def _team_id(text: str) -> int:
    try:
        return from_hex(text)
    except ValueError:
        raise NoSuchTeam from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
