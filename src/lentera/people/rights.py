"""Who may change a workspace's people: asked by every service, whatever door was used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.domain.viewer import Role
from lentera.people.refusals import ElectedOnly, NotForYourRole, OwnersOnly

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def check_administers(viewer: Viewer) -> None:
    """Let owners and admins pass.

    Raises:
        NotForYourRole: the viewer is neither.
    """
    if not viewer.administers:
        raise NotForYourRole


def may_hand_out(viewer: Viewer, *roles: Role) -> bool:
    """Whether the viewer may give and take all of these roles.

    Only owners deal in ownership. Who represents the people is elected, and nobody hands that out:
    the room of the charter keeps the record (``charter.services.record_election``).
    """
    if Role.REPRESENTATIVE in roles:
        return False
    return viewer.administers and (Role.OWNER in viewer.roles or Role.OWNER not in roles)


def check_hands_out(viewer: Viewer, *roles: Role) -> None:
    """Let those pass who may give and take these roles.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        ElectedOnly: one of the roles is that of the representative.
        OwnersOnly: one of the roles is ownership and the viewer is no owner.
    """
    check_administers(viewer)
    if Role.REPRESENTATIVE in roles:
        raise ElectedOnly
    if not may_hand_out(viewer, *roles):
        raise OwnersOnly
