"""Questions about teams: which there are, who leads them, who was in one when."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models.functions import Lower

from lentera.people.models import Member, Team, TeamLead, TeamMembership
from lentera.people.refusals import NoSuchTeam, TeamArchived
from lentera.people.selectors.members import on_day, own_teams, sees_everybody

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team as a list shows it. ``opens`` says whether the viewer may see who is in it."""

    team_id: int
    name: str
    leads: tuple[str, ...]
    people: int
    archived: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of somebody's team history; without ``until_on`` it goes on."""

    team: str
    from_on: date
    until_on: date | None


def teams(viewer: Viewer, *, archived: bool = False) -> QuerySet[Team]:
    """The teams of the viewer's workspace, by name."""
    rows = Team.objects.filter(workspace_id=viewer.workspace_id, archived_at__isnull=not archived)
    return rows.order_by(Lower("name"), "pk")


def team_lines(viewer: Viewer, *, today: date, archived: bool = False) -> tuple[TeamLine, ...]:
    """The teams with their leads and how many people are in each."""
    rows = list(teams(viewer, archived=archived))
    ids = [team.pk for team in rows]
    leads = _leads_by_team(ids)
    memberships = TeamMembership.objects.filter(on_day(today), team_id__in=ids)
    counts = Counter(memberships.values_list("team_id", flat=True))
    open_ids = set(ids) if sees_everybody(viewer) else own_teams(viewer, today=today)
    return tuple(
        TeamLine(
            team_id=team.pk,
            name=team.name,
            leads=tuple(leads[team.pk]),
            people=counts[team.pk],
            archived=team.archived_at is not None,
            opens=team.pk in open_ids,
        )
        for team in rows
    )


def visible_team(viewer: Viewer, team_id: int, *, today: date) -> Team:
    """One team whose people the viewer may know.

    Raises:
        NoSuchTeam: there is none, or the viewer is not part of it.
    """
    team = team_of_workspace(viewer, team_id)
    if not sees_everybody(viewer) and team.pk not in own_teams(viewer, today=today):
        raise NoSuchTeam
    return team


def team_of_workspace(viewer: Viewer, team_id: int) -> Team:
    """One team of the viewer's workspace, archived or not.

    Raises:
        NoSuchTeam: there is none.
    """
    team = Team.objects.filter(workspace_id=viewer.workspace_id, pk=team_id).first()
    if team is None:
        raise NoSuchTeam
    return team


def live_team(viewer: Viewer, team_id: int) -> Team:
    """One team of the viewer's workspace that people can join.

    Raises:
        NoSuchTeam: there is none.
        TeamArchived: it is in the archive.
    """
    team = team_of_workspace(viewer, team_id)
    if team.archived_at is not None:
        raise TeamArchived(name=team.name)
    return team


def team_named(viewer: Viewer, name: str, *, but_not: int | None = None) -> Team | None:
    """The viewer's workspace's team of this name, however it is capitalised."""
    rows = Team.objects.filter(workspace_id=viewer.workspace_id, name__iexact=name.strip())
    return (rows if but_not is None else rows.exclude(pk=but_not)).first()


def members_of(team: Team, *, today: date) -> QuerySet[Member]:
    """Who is in a team on a day, by name."""
    memberships = TeamMembership.objects.filter(on_day(today), team=team)
    members = Member.objects.filter(pk__in=memberships.values("member"), left_on__isnull=True)
    return members.select_related("account").order_by(Lower("name"), "pk")


def leads_of(team: Team) -> QuerySet[Member]:
    """Who leads a team, by name."""
    leads = TeamLead.objects.filter(team=team).values("member")
    return Member.objects.filter(pk__in=leads).order_by(Lower("name"), "pk")


def people_without(team: Team, *, leads: bool, today: date) -> QuerySet[Member]:
    """Who is here and could join a team, or lead it, by name."""
    rows = leads_of(team) if leads else members_of(team, today=today)
    here = Member.objects.filter(workspace_id=team.workspace_id, left_on__isnull=True)
    return here.exclude(pk__in=rows.values("pk")).order_by(Lower("name"), "pk")


def present_membership(member_id: int) -> TeamMembership | None:
    """The membership that goes on, if there is one."""
    return TeamMembership.objects.filter(member_id=member_id, until_on__isnull=True).first()


def first_day_of_change(member: Member) -> date:
    """The first day from which a member's team can still change: their present team's first.

    What was published about a team must not change afterwards, so history is not rewritten.
    """
    present = present_membership(member.pk)
    return present.from_on if present else member.joined_on


def team_history(member_id: int) -> tuple[Stay, ...]:
    """Which teams a member was in, newest first. Shown to themselves and to who administers."""
    rows = TeamMembership.objects.filter(member_id=member_id).order_by("-from_on", "-pk")
    return tuple(
        Stay(team=name, from_on=from_on, until_on=until_on)
        for name, from_on, until_on in rows.values_list("team__name", "from_on", "until_on")
    )


def _leads_by_team(team_ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = TeamLead.objects.filter(team_id__in=team_ids).order_by(Lower("member__name"))
    for team_id, name in rows.values_list("team_id", "member__name"):
        found[team_id].append(name)
    return found
