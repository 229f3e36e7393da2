"""Giving and taking roles, and telling the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.viewer import Role
from lentera.people import notices
from lentera.people.refusals import LastOwner
from lentera.people.rights import check_hands_out
from lentera.people.selectors.members import other_owners, present_member
from lentera.people.services.trust import drop_role, give_role
from lentera.people.services.workspace_turns import take_workspace_turn

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Member


@transaction.atomic
def trust_with_role(viewer: Viewer, *, member_id: int, role: Role, now: datetime) -> Member:
    """Give a member of the viewer's workspace a role, and tell them.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        OwnersOnly: an admin cannot make owners.
        NoSuchMember, HasLeft: there is nobody to trust.
    """
    check_hands_out(viewer, role)
    take_workspace_turn(viewer.workspace_id)
    member = present_member(viewer, member_id)
    if give_role(member.pk, role=role, by=viewer, now=now):
        notices.tell_role_given(viewer, member, role=role, now=now)
    return member


@transaction.atomic
def take_role(viewer: Viewer, *, member_id: int, role: Role, now: datetime) -> Member:
    """Take a role back, and tell the member.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        OwnersOnly: an admin cannot end ownership.
        LastOwner: nobody would own the workspace.
        NoSuchMember, HasLeft: there is nobody to take it from.
    """
    check_hands_out(viewer, role)
    take_workspace_turn(viewer.workspace_id)
    member = present_member(viewer, member_id)
    if role is Role.OWNER and not other_owners(member).exists():
        raise LastOwner(name=member.name)
    if drop_role(member, role=role, by=viewer, now=now):
        notices.tell_role_taken(viewer, member, role=role, now=now)
    return member
