"""A company large enough for team figures: teams of nine, eleven and four, of whom all work.

Rina leads Design, Bayu leads Engineering, Jonas leads Support. Everybody works on a few projects.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from lentera.charter.models import CharterVersion
from lentera.charter.selectors import digest_of
from lentera.domain.anonymity import NONE
from lentera.domain.charter import Charter, to_plain
from lentera.domain.ids import new_id
from lentera.domain.timespan import DayRange
from lentera.people.models import Member, Workspace
from lentera.people.services import add_member, create_team, join_team
from lentera.people.services.trust import name_lead
from lentera.people.viewer import viewer_for
from lentera.periods.services import close_period
from lentera.projects import services as projects
from lentera.reports.services.publishing import publish_due
from lentera.tracking.models import TimeEntry
from lentera.worktime.services import agree_hours
from tests.cast import JAKARTA, JOINED_ON, NOW, Cast, account

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

FIRST_MONDAY = date(2026, 10, 26)
HOUR = timedelta(hours=1)
BEGUN = datetime(2026, 1, 5, tzinfo=UTC)


@dataclass
class Company:
    """The cast with enough colleagues, by team."""

    cast: Cast
    teams: dict[str, int]
    people: dict[str, list[Viewer]]
    projects: dict[str, int]
    clients: dict[str, int]

    def work(self, viewer: Viewer, day: date, **hours: float) -> None:
        """Let somebody work on a day, so many hours for each project."""
        start = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
        entries = []
        for name, length in hours.items():
            end = start + length * HOUR
            entries.append(
                TimeEntry(
                    id=new_id(start),
                    workspace_id=viewer.workspace_id,
                    member_id=viewer.member_id,
                    started_at=start,
                    ended_at=end,
                    zone=JAKARTA,
                    project_id=self.projects[name],
                    created_at=NOW,
                )
            )
            start = end
        TimeEntry.objects.add(viewer, entries)

    def week(self, number: int, *, but: tuple[Viewer, ...] = ()) -> DayRange:
        """Let everybody work a week, each otherwise and the same each week; return it."""
        monday = FIRST_MONDAY + timedelta(weeks=number)
        for place, viewer in zip(count(), self.everybody):
            if viewer in but:
                continue
            for day in range(5):
                self.work(
                    viewer,
                    monday + timedelta(day),
                    website=3 + place % 3,
                    shop=2 + place % 2,
                    internal=1 + place % 4 / 4,
                )
        return DayRange(monday, monday + timedelta(6))

    def publish(self, days: DayRange, *, now: datetime = NOW) -> None:
        """Close a week and publish it."""
        close_period(
            self.cast.workspace_id,
            cadence="week",
            first_on=days.first_on,
            last_on=days.last_on,
            now=NOW,
        )
        publish_due(now=now)

    @property
    def everybody(self) -> list[Viewer]:
        """Everybody in a team, team by team."""
        return [viewer for team in self.people.values() for viewer in team]

    @property
    def rina(self) -> Viewer:
        """Who leads Design."""
        return self.cast.viewer("rina")


def found_company(cast: Cast) -> Company:
    """Make the company out of the cast."""
    bayu = cast.viewer("bayu")
    teams = {"design": cast.design.pk}
    for name in ("engineering", "support"):
        teams[name] = create_team(bayu, name=name.title(), now=NOW).pk
    people = {
        "design": [cast.viewer("sari"), cast.viewer("rina")],
        "engineering": [bayu],
        "support": [cast.viewer("jonas")],
    }
    for name, size in (("design", 9), ("engineering", 11), ("support", 4)):
        for viewer in people[name]:
            if name != "design":
                _join(viewer, teams[name], bayu)
        while len(people[name]) < size:
            people[name].append(_hire(cast, f"{name}{len(people[name])}", teams[name], bayu))
        _lead(people[name][1 if name == "design" else 0], teams[name], bayu)
    client = projects.create_client(bayu, name="Kopi", now=NOW).id
    made = {}
    for name, client_id in (("Website", client), ("Shop", client), ("Internal", None)):
        new = projects.NewProject(name=name, client_id=client_id)
        made[name.lower()] = projects.create_project(bayu, project=new, now=NOW).id
    clients = {"website": client, "shop": client, "internal": NONE}
    company = Company(cast, teams, people, made, clients)
    for viewer in company.everybody:
        agree_hours(viewer, minutes=[480] * 5 + [0, 0], from_on=JOINED_ON, now=NOW)
    return company


def _hire(cast: Cast, name: str, team_id: int, by: Viewer) -> Viewer:
    hired = account(name, name.title())
    member = add_member(hired, workspace_id=cast.workspace_id, joined_on=JOINED_ON, by=by, now=NOW)
    join_team(member.pk, team_id=team_id, from_on=JOINED_ON, by=by, now=NOW)
    viewer = viewer_for(hired)
    assert viewer is not None
    return viewer


def _join(viewer: Viewer, team_id: int, by: Viewer) -> None:
    join_team(viewer.member_id, team_id=team_id, from_on=JOINED_ON, by=by, now=NOW)


def _lead(viewer: Viewer, team_id: int, by: Viewer) -> None:
    name_lead(Member.objects.get(pk=viewer.member_id), team_id=team_id, by=by, now=NOW)


def grant(company: Company, charter: Charter) -> None:
    """Put another charter into force, from before anything was recorded."""
    owner = company.cast.viewer("bayu")
    Workspace.objects.filter(pk=owner.workspace_id).update(created_at=BEGUN)
    CharterVersion.objects.create(
        id=1,
        workspace_id=owner.workspace_id,
        number=1,
        clauses=to_plain(charter),
        digest=digest_of(charter),
        drafted_by_id=owner.member_id,
        drafted_at=NOW,
        announced_at=NOW,
        effective_at=BEGUN + timedelta(hours=1),
    )
