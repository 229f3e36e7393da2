"""What the release engine is given about a period: read through the server's own look."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from lentera.domain.anonymity import NONE, Facts, LateChange, Release, Worked
from lentera.people.selectors.standing import teams_during
from lentera.projects.selectors import labels_of
from lentera.tracking.selectors.disclosed import disclosed_lengths
from lentera.worktime.selectors import agreed_by_people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lentera.charter.services.disclosure import Disclosure
    from lentera.domain.timespan import DayRange

MILLISECOND = timedelta(milliseconds=1)
Counted = dict[int, int]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A published period that can still change late: what was counted of each member then.

    Units: ``counted`` is milliseconds.
    """

    period_id: int
    release: Release
    counted: Mapping[int, int]
    monthly: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts, and what is counted now of each member in each earlier period, and in this one."""

    facts: Facts
    teams: Mapping[int, list[int]]
    counted: Counted
    counted_again: Mapping[int, Counted]


def gather_facts(
    disclosure: Disclosure, days: DayRange, earlier: Sequence[Earlier], member_ids: frozenset[int]
) -> Gathered:
    """Return the facts of a period, with what changed late in the earlier ones.

    Args:
        disclosure: the server's look; it reaches from the first of the earlier periods to the last
            day of this one.
        days: the period to publish.
        earlier: the periods right before it, oldest first.
        member_ids: who belonged to the workspace in this period.
    """
    stretches = [*(one.release.period for one in earlier), days]
    counted: list[Counted] = [defaultdict(int) for _ in stretches]
    worked: dict[tuple[int, int | None], int] = defaultdict(int)
    for one in disclosed_lengths(disclosure, stretches):
        counted[one.place][one.member_id] += one.milliseconds
        if one.place == len(earlier):
            worked[one.member_id, one.project_id] += one.milliseconds
    teams_by_member = teams_during(member_ids, days.first_on, days.last_on)
    teams: dict[int, list[int]] = defaultdict(list)
    for member_id, team_id in sorted(teams_by_member.items()):
        teams[team_id or NONE].append(member_id)
    facts = Facts(
        days,
        closed=True,
        teams={team: frozenset(members) for team, members in teams.items() if team != NONE},
        worked=tuple(_worked(worked, teams_by_member, disclosure)),
        agreed=agreed_by_people(disclosure, days),
        late_changes=tuple(_late(earlier, counted)),
        smallest_group=disclosure.scope.smallest_group,
    )
    again = {
        one.period_id: now
        for one, now in zip(earlier, counted, strict=False)
        if dict(one.counted) != dict(now)
    }
    return Gathered(facts, teams, counted[-1], again)


def _worked(
    worked: Mapping[tuple[int, int | None], int],
    teams: Mapping[int, int | None],
    disclosure: Disclosure,
) -> list[Worked]:
    """Return each member's work by project; where only results count, the project is not known."""
    hidden = disclosure.scope.results_only_projects
    labels = labels_of(
        project_ids={project for _, project in worked if project}, task_ids=(), tag_ids=()
    )
    found: dict[tuple[int, int, int], timedelta] = defaultdict(timedelta)
    for (member_id, project_id), milliseconds in worked.items():
        label = labels.projects.get(project_id or NONE)
        told = label is not None and hidden.isdisjoint({label.id, project_id or NONE})
        client, project = (label.client_id or NONE, label.id) if label and told else (NONE, NONE)
        found[member_id, client, project] += milliseconds * MILLISECOND
    return [
        Worked(member_id, teams.get(member_id) or NONE, client, project, length)
        for (member_id, client, project), length in sorted(found.items())
    ]


def _late(earlier: Sequence[Earlier], counted: Sequence[Counted]) -> list[LateChange]:
    changes: dict[int, int] = defaultdict(int)
    for before, now in zip(earlier, counted, strict=False):
        for member_id in before.counted.keys() | now.keys():
            changes[member_id] += now.get(member_id, 0) - before.counted.get(member_id, 0)
    return [
        LateChange(member_id, change * MILLISECOND)
        for member_id, change in sorted(changes.items())
        if change
    ]
