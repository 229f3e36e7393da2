"""What deleting an account would mean: for each workspace, what stays and what is in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lentera.domain.viewer import Role
from lentera.people.models import Member, MemberRole
from lentera.people.selectors.members import other_owners, others_present

if TYPE_CHECKING:
    from datetime import date

    from lentera.people.models import Account


@dataclass(frozen=True, slots=True)
class Ending:
    """One membership that would end, or has: time and name stay there all the same."""

    member_id: int
    workspace_id: int
    workspace: str
    name_that_stays: str
    is_alone: bool
    must_hand_over: bool
    left_on: date | None


def endings(account: Account) -> list[Ending]:
    """The account's memberships, by workspace name, with what ending them would mean or meant."""
    members = Member.objects.filter(account=account)
    return [
        _of(member) for member in members.select_related("workspace").order_by("workspace__name")
    ]


def _of(member: Member) -> Ending:
    is_alone = not others_present(member).exists()
    is_here = member.left_on is None
    owns = is_here and MemberRole.objects.filter(member=member, role=Role.OWNER).exists()
    return Ending(
        member_id=member.pk,
        workspace_id=member.workspace_id,
        workspace=member.workspace.name,
        name_that_stays=member.name,
        is_alone=is_alone,
        must_hand_over=owns and not is_alone and not other_owners(member).exists(),
        left_on=member.left_on,
    )
