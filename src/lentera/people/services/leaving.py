"""Leaving a workspace: time stays, access ends at that moment, an invitation opens it again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.viewer import Role
from lentera.outbox.services import queue_job
from lentera.people import notices
from lentera.people.models import Member, MemberRole
from lentera.people.refusals import LastOwner, OwnersOnly
from lentera.people.rights import check_administers
from lentera.people.selectors.members import must_hand_over, present_member
from lentera.people.services.teams import drop_team
from lentera.people.services.trust import drop_role
from lentera.people.services.workspace_turns import take_workspace_turn
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer

A_DAY = timedelta(days=1)


@transaction.atomic
def leave_workspace(viewer: Viewer, *, today: date, now: datetime) -> Member:
    """End the viewer's own membership.

    Raises:
        LastOwner: others are here, and nobody else would own the workspace.
        NoSuchMember, HasLeft: they left already, on another device.
    """
    take_workspace_turn(viewer.workspace_id)
    member = present_member(viewer, viewer.member_id)
    _end(member, by=viewer, today=today, now=now)
    return member


@transaction.atomic
def end_membership(viewer: Viewer, *, member_id: int, today: date, now: datetime) -> Member:
    """End somebody's membership, and tell them.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        OwnersOnly: an admin cannot end an owner's membership.
        LastOwner: others are here, and nobody else would own the workspace.
        NoSuchMember, HasLeft: there is nobody to see off.
    """
    check_administers(viewer)
    take_workspace_turn(viewer.workspace_id)
    member = present_member(viewer, member_id)
    owns = MemberRole.objects.filter(member=member, role=Role.OWNER).exists()
    if owns and Role.OWNER not in viewer.roles:
        raise OwnersOnly
    _end(member, by=viewer, today=today, now=now)
    notices.tell_ended(viewer, member, now=now)
    return member


def _end(member: Member, *, by: Viewer, today: date, now: datetime) -> None:
    if must_hand_over(member):
        raise LastOwner(name=member.name)
    # Roles are trust in somebody who is here: whoever comes back is given them anew.
    for role in MemberRole.objects.filter(member=member).values_list("role", flat=True):
        drop_role(member, role=Role(role), by=by, now=now)
    # The last day still belongs to the team.
    drop_team(member, from_on=today + A_DAY, by=by, now=now)
    member.left_on = today
    member.save(update_fields=["left_on"])
    record(
        kind="member.left",
        workspace_id=member.workspace_id,
        subject_id=member.pk,
        actor_id=by.account_id,
        object_id=member.pk,
        after={"left_on": today.isoformat()},
        now=now,
    )
    # A timer that still runs could be stopped by nobody else from now on.
    left = {"member": member.pk, "left_at": now.isoformat()}
    queue_job("tracking.member_left", payload=left, now=now)
