"""Teams: making them, and who belongs to which from which day on (decision 25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.people import notices
from lentera.people.models import Member, Team, TeamMembership
from lentera.people.refusals import TeamDayNotPossible, TeamNameTaken, TeamNotEmpty
from lentera.people.rights import check_administers
from lentera.people.selectors.members import present_member
from lentera.people.selectors.teams import (
    first_day_of_change,
    leads_of,
    live_team,
    present_membership,
    team_named,
    team_of_workspace,
)
from lentera.people.services.trust import drop_lead
from lentera.people.services.workspace_turns import take_workspace_turn
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def create_team(viewer: Viewer, *, name: str, now: datetime) -> Team:
    """Create a team in the viewer's workspace.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        TeamNameTaken: there is one of this name, perhaps in the archive.
    """
    _check_name(viewer, name)
    team = Team(id=new_id(now), workspace_id=viewer.workspace_id, name=name.strip())
    team.save(force_insert=True)
    _keep(viewer, "team.created", team, after=team.name, now=now)
    return team


@transaction.atomic
def rename_team(viewer: Viewer, *, team_id: int, name: str, now: datetime) -> Team:
    """Give a team another name.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchTeam: it is not in the viewer's workspace.
        TeamNameTaken: another one has this name, perhaps in the archive.
    """
    _check_name(viewer, name, team_id)
    team = team_of_workspace(viewer, team_id)
    before, team.name = team.name, name.strip()
    if before != team.name:
        team.save(update_fields=["name"])
        _keep(viewer, "team.renamed", team, before=before, after=team.name, now=now)
    return team


@transaction.atomic
def archive_team(viewer: Viewer, *, team_id: int, now: datetime) -> Team:
    """Put an empty team into the archive; its history stays.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchTeam: it is not in the viewer's workspace.
        TeamNotEmpty: people are in it.
    """
    check_administers(viewer)
    take_workspace_turn(viewer.workspace_id)
    team = team_of_workspace(viewer, team_id)
    if TeamMembership.objects.filter(team=team, until_on__isnull=True).exists():
        raise TeamNotEmpty(name=team.name)
    if team.archived_at is None:
        for lead in leads_of(team):
            drop_lead(lead, team_id=team.pk, by=viewer, now=now)
        team.archived_at = now
        team.save(update_fields=["archived_at"])
        _keep(viewer, "team.archived", team, now=now)
    return team


@transaction.atomic
def reopen_team(viewer: Viewer, *, team_id: int, now: datetime) -> Team:
    """Take a team out of the archive.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchTeam: it is not in the viewer's workspace.
    """
    check_administers(viewer)
    take_workspace_turn(viewer.workspace_id)
    team = team_of_workspace(viewer, team_id)
    if team.archived_at is not None:
        team.archived_at = None
        team.save(update_fields=["archived_at"])
        _keep(viewer, "team.reopened", team, now=now)
    return team


@transaction.atomic
def join_team(
    member_id: int, *, team_id: int, from_on: date, by: Viewer | None, now: datetime
) -> None:
    """Put a member in a team from a day on; the team they were in ends that day."""
    member = Member.objects.get(pk=member_id)
    if TeamMembership.objects.filter(
        member=member, team_id=team_id, until_on__isnull=True, from_on__lte=from_on
    ).exists():
        return
    _end_memberships(member, from_on)
    TeamMembership.objects.create(member=member, team_id=team_id, from_on=from_on)
    record(
        kind="team.joined",
        workspace_id=member.workspace_id,
        subject_id=member.pk,
        actor_id=by.account_id if by else None,
        object_id=team_id,
        after={"from_on": from_on.isoformat()},
        now=now,
    )


@transaction.atomic
def change_team(  # noqa: PLR0913  who, whom, where, from when, as of which day
    viewer: Viewer,
    *,
    member_id: int,
    team_id: int | None,
    from_on: date,
    today: date,
    now: datetime,
) -> Member:
    """Put a member of the viewer's workspace into a team or into none, and tell them.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchMember, HasLeft, NoSuchTeam, TeamArchived: one of the two is not there.
        TeamDayNotPossible: the day is yet to come, or lies before what is already history.
    """
    check_administers(viewer)
    take_workspace_turn(viewer.workspace_id)
    member = present_member(viewer, member_id)
    team = live_team(viewer, team_id) if team_id is not None else None
    present = present_membership(member.pk)
    if (present.team_id if present else None) == team_id:
        return member
    _check_day(member, from_on, today)
    if team is not None:
        join_team(member.pk, team_id=team.pk, from_on=from_on, by=viewer, now=now)
    else:
        drop_team(member, from_on=from_on, by=viewer, now=now)
    name = team.name if team else ""
    notices.tell_team(viewer, member, team=name, from_on=from_on, now=now)
    return member


def drop_team(member: Member, *, from_on: date, by: Viewer | None, now: datetime) -> bool:
    """End the present team without asking anybody, and say whether there was one."""
    present = present_membership(member.pk)
    if present is None:
        return False
    _end_memberships(member, from_on)
    record(
        kind="team.left",
        workspace_id=member.workspace_id,
        subject_id=member.pk,
        actor_id=by.account_id if by else None,
        object_id=present.team_id,
        after={"from_on": from_on.isoformat()},
        now=now,
    )
    return True


def _end_memberships(member: Member, on: date) -> None:
    """End every membership that reaches beyond a day; one begun on it or later was never true."""
    own = TeamMembership.objects.filter(member=member)
    own.filter(from_on__gte=on).delete()
    own.filter(until_on__isnull=True).update(until_on=on)
    own.filter(until_on__gt=on).update(until_on=on)


def _check_day(member: Member, from_on: date, today: date) -> None:
    first = first_day_of_change(member)
    last = max(first, today)
    if not first <= from_on <= last:
        raise TeamDayNotPossible(first=first.isoformat(), last=last.isoformat())


def _check_name(viewer: Viewer, name: str, team_id: int | None = None) -> None:
    check_administers(viewer)
    take_workspace_turn(viewer.workspace_id)
    if team_named(viewer, name, but_not=team_id):
        raise TeamNameTaken(name=name.strip())


def _keep(  # noqa: PLR0913  what the witness keeps
    viewer: Viewer, kind: str, team: Team, *, now: datetime, before: str = "", after: str = ""
) -> None:
    record(
        kind=kind,
        workspace_id=viewer.workspace_id,
        subject_id=None,
        actor_id=viewer.account_id,
        object_id=team.pk,
        before={"name": before} if before else None,
        after={"name": after} if after else None,
        now=now,
    )
