"""What a charter means for one person, as facts from which a page makes its sentences."""

from dataclasses import dataclass
from enum import StrEnum

from lentera.domain.charter.asking import Asker
from lentera.domain.charter.decision import audiences_of
from lentera.domain.charter.model import Charter
from lentera.domain.charter.scales import REACH, Audience, Granularity, Purpose, Reach


class Opens(StrEnum):
    """What must have happened to a person's days before anybody else sees them."""

    WHEN_CLOSED = "when_closed"
    WHEN_HANDED_IN = "when_handed_in"


@dataclass(frozen=True, slots=True)
class Sight:
    """One sentence of the page: who may see how much of whom, what for and when.

    Args:
        audience: who looks.
        reach: whose time they may see.
        purpose: what for.
        granularity: how finely at most, as the cadence lets it be shown.
        opens: what must have happened before.
        smallest_group: the fewest people behind each sum; None where single people are shown.
        may_export: whether it may leave the program as a file, a feed or over the API.
    """

    audience: Audience
    reach: Reach
    purpose: Purpose
    granularity: Granularity
    opens: Opens
    smallest_group: int | None
    may_export: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """The two halves of "what this means for me"."""

    others_see_of_me: tuple[Sight, ...]
    i_see_of_others: tuple[Sight, ...]


def sights(charter: Charter) -> tuple[Sight, ...]:
    """Return all that a charter shows anybody of others, by audience and purpose."""
    return tuple(
        _sight(charter, audience, purpose)
        for audience in Audience
        for purpose in Purpose
        if charter.granted(audience, purpose) > Granularity.NOTHING
    )


def what_it_means_for(charter: Charter, person: Asker) -> Meaning:
    """Return what others may see of a person, and what the person may see of others.

    Who is in no team is seen by no lead and no colleague; who leads no team sees none.
    """
    everything = sights(charter)
    hidden = set() if person.team_id is not None else {Reach.OWN_TEAM, Reach.LED_TEAMS}
    reached = {
        Reach.OWN_TEAM: person.team_id is not None,
        Reach.LED_TEAMS: bool(person.leads),
        Reach.MANAGED_PROJECTS: bool(person.manages),
        Reach.EVERYBODY: True,
    }
    mine = audiences_of(person)
    return Meaning(
        tuple(sight for sight in everything if sight.reach not in hidden),
        tuple(sight for sight in everything if sight.audience in mine and reached[sight.reach]),
    )


def _sight(charter: Charter, audience: Audience, purpose: Purpose) -> Sight:
    shown = charter.shown(audience, purpose)
    approval = purpose is Purpose.TIMESHEET_APPROVAL
    return Sight(
        audience,
        REACH[audience],
        purpose,
        shown,
        Opens.WHEN_HANDED_IN if approval else Opens.WHEN_CLOSED,
        None if shown.names_people else charter.smallest_group,
        audience in charter.exporters,
    )
