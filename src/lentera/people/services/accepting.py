"""Accepting an invitation: one link lets one person in, whatever happens at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction

from lentera.domain.viewer import Role
from lentera.people import notices
from lentera.people.models import Invitation, Member
from lentera.people.refusals import (
    AlreadyMember,
    InvitationExpired,
    InvitationUsed,
    InvitationWithdrawn,
)
from lentera.people.selectors.invitations import (
    State,
    invitation_with,
    roles_in,
    sender_of,
    state_of,
)
from lentera.people.services.accounts import create_account
from lentera.people.services.invitations import FORGOTTEN
from lentera.people.services.members import add_member
from lentera.people.services.teams import join_team
from lentera.people.services.trust import give_role, name_lead
from lentera.people.services.workspace_turns import take_workspace_turn

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Account

CLOSED = {
    State.USED: InvitationUsed,
    State.EXPIRED: InvitationExpired,
    State.WITHDRAWN: InvitationWithdrawn,
}


@transaction.atomic
def accept_invitation(account: Account, *, secret: str, now: datetime) -> Member:
    """Let an account into the workspace it was invited to; who was there is the same member.

    Raises:
        NoSuchInvitation, InvitationUsed, InvitationExpired, InvitationWithdrawn: the link is dead.
        AlreadyMember: the account is here already; the invitation stays open.
    """
    invitation = _use(secret, now)
    _check_not_here(account, invitation)
    return _let_in(account, invitation, now=now)


@transaction.atomic
def accept_as_new(  # noqa: PLR0913  what a person says about themselves
    *, secret: str, name: str, password: str, language: str, zone: str, now: datetime
) -> Member:
    """Make an account for whoever was invited, and let it in.

    Raises:
        NoSuchInvitation, InvitationUsed, InvitationExpired, InvitationWithdrawn: the link is dead.
        AddressTaken: the address has an account, which can sign in and accept.
    """
    invitation = _use(secret, now)
    account = create_account(
        email=invitation.email,
        name=name,
        password=password,
        zone=zone,
        language=language,
        week_starts_on=invitation.workspace.week_starts_on,
        # A link that came by mail proves the address; one that was copied from a page does not.
        verified=invitation.mailed,
        now=now,
    )
    return _let_in(account, invitation, now=now)


def _use(secret: str, now: datetime) -> Invitation:
    """Use a link up, if it still is good."""
    take_workspace_turn(invitation_with(secret).workspace_id)
    # Read again: whoever had the turn before may have used it.
    invitation = invitation_with(secret)
    state = state_of(invitation, now)
    if state is not State.OPEN:
        raise CLOSED[state]
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=now, **FORGOTTEN)
    return invitation


def _check_not_here(account: Account, invitation: Invitation) -> None:
    here = Member.objects.filter(workspace_id=invitation.workspace_id, left_on__isnull=True)
    if here.filter(account=account).exists():
        raise AlreadyMember(workspace=invitation.workspace.name)


def _let_in(account: Account, invitation: Invitation, *, now: datetime) -> Member:
    sender = sender_of(invitation)
    today = now.astimezone(ZoneInfo(account.zone)).date()
    member = add_member(
        account, workspace_id=invitation.workspace_id, joined_on=today, by=sender, now=now
    )
    for role in roles_in(invitation):
        give_role(member.pk, role=role, by=sender, now=now)
    team = invitation.team
    if team is not None and team.archived_at is None:
        join_team(member.pk, team_id=team.pk, from_on=today, by=sender, now=now)
        if Role.LEAD in roles_in(invitation):
            name_lead(member, team_id=team.pk, by=sender, now=now)
    if sender is not None and account.email != invitation.email:
        _tell_sender(sender, invitation, account, now=now)
    return member


def _tell_sender(
    sender: Viewer, invitation: Invitation, account: Account, *, now: datetime
) -> None:
    notices.tell_accepted_elsewhere(
        invitation.invited_by, sender, invited=invitation.email, account=account, now=now
    )
