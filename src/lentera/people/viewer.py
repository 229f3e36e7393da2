"""From a signed-in account to the viewer of one workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.domain.viewer import Role, Viewer
from lentera.people.models import Member, MemberRole

if TYPE_CHECKING:
    from lentera.people.models import Account

# Where a session keeps the workspace its person chose last.
WORKSPACE_IN_SESSION = "workspace"


def viewer_for(account: Account, workspace_id: int | None = None) -> Viewer | None:
    """Return the account as viewer of a workspace it belongs to, or None where it is no member.

    Without ``workspace_id`` the workspace joined last is chosen.
    """
    members = Member.objects.filter(account_id=account.pk, left_on__isnull=True)
    if workspace_id is not None:
        members = members.filter(workspace_id=workspace_id)
    member = members.select_related("workspace").order_by("-joined_on", "-id").first()
    return _viewer(account, member) if member else None


def viewer_of_member(member_id: int) -> Viewer | None:
    """Return a member as viewer, for jobs they asked for; None once they have left."""
    members = Member.objects.filter(pk=member_id, left_on__isnull=True)
    member = members.select_related("workspace", "account").first()
    return _viewer(member.account, member) if member else None


def _viewer(account: Account, member: Member) -> Viewer:
    roles = MemberRole.objects.filter(member_id=member.pk).values_list("role", flat=True)
    return Viewer(
        account_id=account.pk,
        member_id=member.pk,
        workspace_id=member.workspace_id,
        name=member.name,
        zone=account.zone,
        roles=frozenset(Role(role) for role in roles),
        workspace_name=member.workspace.name,
        language=account.language,
        day_starts_at=account.day_starts_at,
        week_starts_on=account.week_starts_on,
        clock_format=account.clock_format,
        date_format=account.date_format,
        number_format=account.number_format,
    )
