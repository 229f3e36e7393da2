"""From a signed-in account to the viewer of one workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from lentera.domain.viewer import Role, Viewer
from lentera.people.models import Member, MemberRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lentera.people.models import Account

# Where a session keeps the workspace its person chose last.
WORKSPACE_IN_SESSION = "workspace"
# Written by hand because every request asks it: one statement in the place of two, and 0.1 ms in
# the place of 0.9 (script/bench). A row for each role; the workspace joined last comes first.
MEMBERSHIP = """
    SELECT member.id, member.workspace_id, member.name, workspace.name, trusted.role
    FROM people_member AS member
    JOIN people_workspace AS workspace ON workspace.id = member.workspace_id
    LEFT JOIN people_memberrole AS trusted ON trusted.member_id = member.id
    WHERE member.account_id = %s AND member.left_on IS NULL{chosen}
    ORDER BY member.joined_on DESC, member.id DESC
"""


def viewer_for(account: Account, workspace_id: int | None = None) -> Viewer | None:
    """Return the account as viewer of a workspace it belongs to, or None where it is no member.

    Without ``workspace_id`` the workspace joined last is chosen.
    """
    chosen = "" if workspace_id is None else " AND member.workspace_id = %s"
    with connection.cursor() as cursor:
        cursor.execute(
            MEMBERSHIP.format(chosen=chosen),
            [account.pk] if workspace_id is None else [account.pk, workspace_id],
        )
        rows = cursor.fetchall()
    if not rows:
        return None
    member_id, in_workspace, name, workspace_name, _ = rows[0]
    roles = [row[-1] for row in rows if row[0] == member_id and row[-1]]
    return _viewer(account, member_id, name, (in_workspace, workspace_name), roles)


def viewer_of_member(member_id: int, *, who_left: bool = False) -> Viewer | None:
    """Return a member as viewer, for jobs they asked for; None once they have left.

    With ``who_left`` also then, for what is put in order after them.
    """
    members = Member.objects.select_related("workspace", "account")
    member = members.filter(pk=member_id).first()
    if member is None or (member.left_on and not who_left):
        return None
    roles = MemberRole.objects.filter(member_id=member.pk).values_list("role", flat=True)
    workspace = (member.workspace_id, member.workspace.name)
    return _viewer(member.account, member.pk, member.name, workspace, roles)


def _viewer(
    account: Account,
    member_id: int,
    name: str,
    workspace: tuple[int, str],
    roles: Iterable[str],
) -> Viewer:
    return Viewer(
        account_id=account.pk,
        member_id=member_id,
        workspace_id=workspace[0],
        name=name,
        zone=account.zone,
        roles=frozenset(Role(role) for role in roles),
        workspace_name=workspace[1],
        language=account.language,
        day_starts_at=account.day_starts_at,
        week_starts_on=account.week_starts_on,
        clock_format=account.clock_format,
        date_format=account.date_format,
        number_format=account.number_format,
    )
