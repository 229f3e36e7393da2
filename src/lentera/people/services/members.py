"""Joining a workspace, a team, a role. Each is kept by the witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.people.models import Member, MemberRole, TeamMembership
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Role, Viewer
    from lentera.people.models import Account


@transaction.atomic
def add_member(
    account: Account, *, workspace_id: int, joined_on: date, by: Viewer | None, now: datetime
) -> Member:
    """Make the account a member of the workspace; somebody who left comes back as the same."""
    member = Member.objects.filter(account=account, workspace_id=workspace_id).first()
    if member is None:
        member = Member(
            id=new_id(now),
            workspace_id=workspace_id,
            account=account,
            name=account.name,
            joined_on=joined_on,
        )
        member.save(force_insert=True)
    elif member.left_on is not None:
        member.left_on = None
        member.save(update_fields=["left_on"])
    record(
        kind="member.joined",
        workspace_id=workspace_id,
        subject_id=member.pk,
        actor_id=by.account_id if by else None,
        object_id=member.pk,
        now=now,
    )
    return member


@transaction.atomic
def give_role(member_id: int, *, role: Role, by: Viewer | None, now: datetime) -> None:
    """Give a member a role; giving it twice changes nothing."""
    member = Member.objects.get(pk=member_id)
    _, created = MemberRole.objects.get_or_create(member=member, role=role)
    if created:
        record(
            kind="role.given",
            workspace_id=member.workspace_id,
            subject_id=member.pk,
            actor_id=by.account_id if by else None,
            object_id=member.pk,
            after={"role": role.value},
            now=now,
        )


@transaction.atomic
def join_team(
    member_id: int, *, team_id: int, from_on: date, by: Viewer | None, now: datetime
) -> None:
    """Put a member in a team from a day on; the present team ends that day."""
    member = Member.objects.get(pk=member_id)
    present = TeamMembership.objects.filter(member=member, until_on__isnull=True)
    if present.filter(team_id=team_id).exists():
        return
    # A membership begun after from_on was never true: it goes; one begun before ends there.
    present.filter(from_on__gte=from_on).delete()
    present.update(until_on=from_on)
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
