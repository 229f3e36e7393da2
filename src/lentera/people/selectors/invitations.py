"""Questions about invitations: which are open, and what a link is still good for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING

from lentera.domain.viewer import Role
from lentera.people.models import Account, Invitation
from lentera.people.refusals import NoSuchInvitation
from lentera.people.rights import check_administers, may_hand_out
from lentera.people.viewer import viewer_for
from lentera.people.words import in_order

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


class State(Enum):
    """What has become of an invitation."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation that nobody has accepted yet, as the list shows it."""

    invitation_id: int
    email: str
    roles: tuple[Role, ...]
    team: str
    invited_by: str
    expires_at: datetime
    state: State
    may_renew: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody who holds the link is told before they accept."""

    workspace_id: int
    workspace: str
    zone: str
    language: str
    email: str
    name: str
    invited_by: str
    roles: tuple[Role, ...]
    team: str
    expires_at: datetime
    state: State
    has_account: bool


def open_invitations(viewer: Viewer, *, now: datetime) -> tuple[InvitationLine, ...]:
    """The invitations of the viewer's workspace that nobody has accepted, by address.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
    """
    check_administers(viewer)
    rows = Invitation.objects.filter(
        workspace_id=viewer.workspace_id, accepted_at__isnull=True, withdrawn_at__isnull=True
    )
    rows = rows.select_related("team", "invited_by__account").order_by("email")
    return tuple(
        InvitationLine(
            invitation_id=invitation.pk,
            email=invitation.email,
            roles=in_order(roles_in(invitation)),
            team=invitation.team.name if invitation.team else "",
            invited_by=invitation.invited_by.name,
            expires_at=invitation.expires_at,
            state=state_of(invitation, now),
            may_renew=may_hand_out(viewer, *roles_in(invitation)),
        )
        for invitation in rows
    )


def offer_of(secret: str, *, now: datetime) -> Offer:
    """What a link offers, and whether it still does.

    Raises:
        NoSuchInvitation: no invitation has this secret.
    """
    invitation = invitation_with(secret)
    return Offer(
        workspace_id=invitation.workspace_id,
        workspace=invitation.workspace.name,
        zone=invitation.workspace.zone,
        language=invitation.language,
        email=invitation.email,
        name=invitation.name,
        invited_by=invitation.invited_by.name,
        roles=in_order(roles_in(invitation)),
        team=invitation.team.name if invitation.team else "",
        expires_at=invitation.expires_at,
        state=state_of(invitation, now),
        has_account=Account.objects.filter(email=invitation.email, is_active=True).exists(),
    )


def invitation_with(secret: str) -> Invitation:
    """The invitation a link leads to.

    Raises:
        NoSuchInvitation: no invitation has this secret.
    """
    rows = Invitation.objects.select_related("workspace", "team", "invited_by__account")
    invitation = rows.filter(secret_hash=hash_of(secret)).first()
    if invitation is None:
        raise NoSuchInvitation
    return invitation


def invitation_of_workspace(viewer: Viewer, invitation_id: int) -> Invitation:
    """One invitation of the viewer's workspace.

    Raises:
        NoSuchInvitation: there is none.
    """
    rows = Invitation.objects.filter(workspace_id=viewer.workspace_id, pk=invitation_id)
    invitation = rows.select_related("workspace", "team").first()
    if invitation is None:
        raise NoSuchInvitation
    return invitation


def state_of(invitation: Invitation, now: datetime) -> State:
    """What has become of an invitation. It is worth what its sender may still give."""
    if invitation.accepted_at is not None:
        return State.USED
    if invitation.withdrawn_at is not None or sender_of(invitation) is None:
        return State.WITHDRAWN
    return State.EXPIRED if invitation.expires_at <= now else State.OPEN


def sender_of(invitation: Invitation) -> Viewer | None:
    """Who vouches for an invitation, or None when they left or may not give its roles any more."""
    sender = viewer_for(invitation.invited_by.account, invitation.workspace_id)
    if sender is None or not may_hand_out(sender, *roles_in(invitation)):
        return None
    return sender


def roles_in(invitation: Invitation) -> frozenset[Role]:
    """The roles that come with an invitation."""
    return frozenset(Role(role) for role in invitation.roles)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so one fast hash hides it well."""
    return sha256(secret.encode()).hexdigest()
