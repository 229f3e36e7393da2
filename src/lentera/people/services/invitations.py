"""Inviting people: one secret link each, good for two weeks and for one person."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from lentera.domain.ids import new_id
from lentera.people import notices
from lentera.people.letters import address_of, mail_is_set_up, send
from lentera.people.models import Invitation, Member
from lentera.people.refusals import Forgotten, InvitationUsed, InvitationWithdrawn
from lentera.people.rights import check_administers, check_hands_out
from lentera.people.selectors.invitations import hash_of, invitation_of_workspace, roles_in
from lentera.people.selectors.members import member_of_workspace
from lentera.people.selectors.teams import live_team
from lentera.people.services.workspace_turns import take_workspace_turn
from lentera.witness.services import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lentera.domain.viewer import Role, Viewer

GOOD_FOR = timedelta(days=14)
SECRET_BYTES = 32
# An invitation that is closed needs nobody's address any more.
FORGOTTEN = {"email": "", "name": ""}


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody to invite."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation that was made, with its link. The link cannot be shown a second time."""

    email: str
    link: str


class Known(Enum):
    """Why somebody needs no new invitation."""

    MEMBER = "member"
    INVITED = "invited"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who was not invited again."""

    email: str
    because: Known


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of inviting several people."""

    sent: tuple[Sent, ...]
    left_out: tuple[LeftOut, ...]


@transaction.atomic
def invite(  # noqa: PLR0913  whom, as what, in which language
    viewer: Viewer,
    *,
    invitees: Iterable[Invitee],
    roles: frozenset[Role],
    team_id: int | None,
    language: str,
    now: datetime,
) -> Outcome:
    """Invite people with the same roles and team; who is here or invited already is left out.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        OwnersOnly: an admin cannot invite owners.
        NoSuchTeam, TeamArchived: the team cannot be joined.
    """
    check_hands_out(viewer, *roles)
    take_workspace_turn(viewer.workspace_id)
    if team_id is not None:
        live_team(viewer, team_id)
    known = _known(viewer, now)
    sent, left_out = [], []
    for invitee in invitees:
        email = invitee.email.strip().lower()
        if email in known:
            left_out.append(LeftOut(email, known[email]))
            continue
        known[email] = Known.INVITED
        wanted = Invitation(
            workspace_id=viewer.workspace_id,
            email=email,
            name=invitee.name,
            roles=sorted(role.value for role in roles),
            team_id=team_id,
            language=language,
        )
        sent.append(_make(viewer, wanted, now=now))
    return Outcome(tuple(sent), tuple(left_out))


def invite_again(viewer: Viewer, *, member_id: int, now: datetime) -> Outcome:
    """Invite somebody who left; they come back as the same member.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchMember: there is nobody to invite.
        Forgotten: they deleted their account.
    """
    check_administers(viewer)
    member = member_of_workspace(viewer, member_id)
    if member.account.deleted_at is not None:
        raise Forgotten(name=member.name)
    return invite(
        viewer,
        invitees=[Invitee(member.account.email, member.name)],
        roles=frozenset(),
        team_id=None,
        language=member.account.language,
        now=now,
    )


@transaction.atomic
def renew_invitation(viewer: Viewer, *, invitation_id: int, now: datetime) -> Sent:
    """Send an invitation again under a new link; the old link is dead from then on.

    Who renews it vouches for it, so they must be able to give all of its roles themselves.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        OwnersOnly: an admin cannot renew an owner's invitation.
        NoSuchInvitation, InvitationUsed, InvitationWithdrawn: there is nothing to renew.
    """
    take_workspace_turn(viewer.workspace_id)
    invitation = _waiting(viewer, invitation_id)
    check_hands_out(viewer, *roles_in(invitation))
    return _renew(viewer, invitation, now=now)


@transaction.atomic
def withdraw_invitation(viewer: Viewer, *, invitation_id: int, now: datetime) -> str:
    """Take an invitation back and return its address; the link is dead from then on.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchInvitation, InvitationUsed, InvitationWithdrawn: there is nothing to take back.
    """
    check_administers(viewer)
    take_workspace_turn(viewer.workspace_id)
    invitation = _waiting(viewer, invitation_id)
    Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=now, **FORGOTTEN)
    _keep(viewer, "invitation.withdrawn", invitation, now=now)
    return invitation.email


def forget_invited(addresses: Iterable[str], *, now: datetime) -> None:
    """Forget some addresses: invitations that were still open for them end."""
    named = Invitation.objects.filter(email__in=list(addresses))
    named.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=now)
    named.update(**FORGOTTEN)


def _known(viewer: Viewer, now: datetime) -> dict[str, Known]:
    """The addresses that need no invitation; one whose invitation expired does need one."""
    here = Member.objects.filter(workspace_id=viewer.workspace_id, left_on__isnull=True)
    invited = Invitation.objects.filter(
        workspace_id=viewer.workspace_id,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=now,
    )
    known = dict.fromkeys(invited.values_list("email", flat=True), Known.INVITED)
    return known | dict.fromkeys(here.values_list("account__email", flat=True), Known.MEMBER)


def _make(viewer: Viewer, wanted: Invitation, *, now: datetime) -> Sent:
    # An invitation that expired stands in the way of a new one for its address: it is withdrawn.
    Invitation.objects.filter(
        workspace_id=wanted.workspace_id,
        email=wanted.email,
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
    ).update(withdrawn_at=now, **FORGOTTEN)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    wanted.id = new_id(now)
    wanted.secret_hash = hash_of(secret)
    wanted.invited_by_id = viewer.member_id
    wanted.mailed = mail_is_set_up()
    wanted.created_at, wanted.expires_at = now, now + GOOD_FOR
    wanted.save(force_insert=True)
    _keep(viewer, "invitation.sent", wanted, now=now)
    return _send(viewer, wanted, secret, now=now)


def _renew(viewer: Viewer, invitation: Invitation, *, now: datetime) -> Sent:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    invitation.expires_at = now + GOOD_FOR
    Invitation.objects.filter(pk=invitation.pk).update(
        secret_hash=hash_of(secret),
        expires_at=invitation.expires_at,
        invited_by=viewer.member_id,
        mailed=mail_is_set_up(),
    )
    _keep(viewer, "invitation.renewed", invitation, now=now)
    return _send(viewer, invitation, secret, now=now)


def _send(viewer: Viewer, invitation: Invitation, secret: str, *, now: datetime) -> Sent:
    link = address_of(reverse("people:accept", args=[secret]))
    write = partial(notices.invitation_letter, viewer, link, invitation.expires_at)
    send(invitation.email, write, language=invitation.language, now=now)
    return Sent(invitation.email, link)


def _waiting(viewer: Viewer, invitation_id: int) -> Invitation:
    check_administers(viewer)
    invitation = invitation_of_workspace(viewer, invitation_id)
    if invitation.accepted_at is not None:
        raise InvitationUsed
    if invitation.withdrawn_at is not None:
        raise InvitationWithdrawn
    return invitation


def _keep(viewer: Viewer, kind: str, invitation: Invitation, *, now: datetime) -> None:
    record(
        kind=kind,
        workspace_id=viewer.workspace_id,
        subject_id=None,
        actor_id=viewer.account_id,
        object_id=invitation.pk,
        after={"roles": invitation.roles},
        now=now,
    )
