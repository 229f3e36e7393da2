"""Joining a workspace. Kept by the witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.people.models import Member
from lentera.people.services.workspace_turns import take_workspace_turn
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Account


@transaction.atomic
def add_member(
    account: Account, *, workspace_id: int, joined_on: date, by: Viewer | None, now: datetime
) -> Member:
    """Make the account a member of the workspace; somebody who left comes back as the same."""
    take_workspace_turn(workspace_id)
    member = Member.objects.filter(account=account, workspace_id=workspace_id).first()
    if member is not None and member.left_on is None:
        return member
    if member is None:
        member = Member(
            id=new_id(now),
            workspace_id=workspace_id,
            account=account,
            name=account.name,
            joined_on=joined_on,
        )
        member.save(force_insert=True)
    else:
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
