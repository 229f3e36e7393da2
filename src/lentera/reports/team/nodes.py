"""Which teams a person may ask about, and how each stands in a published period.

What is offered follows the charter's grants; whether the door opens is asked of the door alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lentera.charter.selectors import held_now
from lentera.domain.anonymity import OTHERS, Reason
from lentera.domain.charter import REACH, Asker, Granularity, Purpose, Reach, audiences_of
from lentera.domain.ids import to_hex
from lentera.people.selectors.standing import teams_during, teams_led_by
from lentera.people.selectors.teams import teams
from lentera.reports.team.plain import path_text

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer
    from lentera.reports.models import PublishedPeriod

ALL = "all"
EVERYBODY = ""
REST = path_text((OTHERS,))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A team somebody asks about; without an id it is the whole workspace."""

    team_id: int | None
    name: str

    @property
    def key(self) -> str:
        """As it stands in addresses."""
        return to_hex(self.team_id) if self.team_id else ALL


@dataclass(frozen=True, slots=True)
class Told:
    """How what was asked for is told in one period: the cell's path, and whose time is in it.

    ``members`` are those asked about, ``beside`` those who stand in the same sum with them.
    """

    path: str
    team_ids: tuple[int, ...]
    members: frozenset[int]
    beside: frozenset[int]


def offered(viewer: Viewer, *, today: date, now: datetime) -> list[Wanted]:
    """Return the teams whose sums the charter in force lets the viewer see, by name; all first."""
    charter = held_now(viewer.workspace_id, now).charter
    asker = Asker(viewer.member_id, viewer.roles)
    reaches = {
        REACH[audience]
        for audience in audiences_of(asker)
        if charter.granted(audience, Purpose.PLANNING) > Granularity.NOTHING
    }
    mine = teams_during([viewer.member_id], today, today)[viewer.member_id]
    led = teams_led_by(viewer.member_id)
    found = [
        Wanted(team.pk, team.name)
        for team in teams(viewer)
        if Reach.EVERYBODY in reaches
        or (Reach.LED_TEAMS in reaches and team.pk in led)
        or (Reach.OWN_TEAM in reaches and team.pk == mine)
    ]
    everybody = [Wanted(None, viewer.workspace_name)] if Reach.EVERYBODY in reaches else []
    return [*everybody, *found]


def told_of(period: PublishedPeriod, wanted: Wanted) -> Told | str:
    """Return how a team is told in a period, or the stored reason why it is not."""
    if EVERYBODY in period.refused:
        return str(period.refused[EVERYBODY])
    key = str(wanted.team_id) if wanted.team_id else EVERYBODY
    if key in period.refused:
        return str(period.refused[key])
    if wanted.team_id is None:
        everybody = frozenset(one for members in period.teams.values() for one in members)
        return Told(EVERYBODY, (), everybody, frozenset())
    if key not in period.teams or not period.nodes:
        return Reason.TOO_FEW.value
    own_node = path_text((wanted.team_id,))
    rest = wanted.team_id in period.nodes.get(REST, ())
    path = own_node if own_node in period.nodes else REST if rest else EVERYBODY
    team_ids = tuple(period.nodes[path])
    members = frozenset(period.teams[key])
    behind = (period.teams.get(str(one), ()) for one in team_ids)
    return Told(path, team_ids, members, frozenset().union(*behind) - members)
