"""Roles and leads as they are given and taken, without asking who may. Kept by the witness.

A lead of a team has the role of lead; with the last team the role goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.viewer import Role
from lentera.people.models import Member, MemberRole, TeamLead
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def give_role(member_id: int, *, role: Role, by: Viewer | None, now: datetime) -> bool:
    """Give a member a role, and say whether it was new: giving it twice changes nothing."""
    member = Member.objects.get(pk=member_id)
    _, created = MemberRole.objects.get_or_create(member=member, role=role)
    if created:
        _keep_role("role.given", member, role, by=by, now=now)
    return created


def drop_role(member: Member, *, role: Role, by: Viewer | None, now: datetime) -> bool:
    """Remove a role, and say whether it was there; who is no lead any more leads no team."""
    if role is Role.LEAD:
        for team_id in TeamLead.objects.filter(member=member).values_list("team_id", flat=True):
            _remove_lead(member, team_id=team_id, by=by, now=now)
    gone, _ = MemberRole.objects.filter(member=member, role=role).delete()
    if gone:
        _keep_role("role.taken", member, role, by=by, now=now)
    return bool(gone)


def name_lead(member: Member, *, team_id: int, by: Viewer | None, now: datetime) -> bool:
    """Make a member lead of a team, and say whether it was new."""
    _, created = TeamLead.objects.get_or_create(team_id=team_id, member=member)
    if created:
        give_role(member.pk, role=Role.LEAD, by=by, now=now)
        _keep_lead("lead.given", member, team_id, by=by, now=now)
    return created


def drop_lead(member: Member, *, team_id: int, by: Viewer | None, now: datetime) -> bool:
    """End a member's lead of a team, and say whether there was one."""
    was_lead = _remove_lead(member, team_id=team_id, by=by, now=now)
    if was_lead and not TeamLead.objects.filter(member=member).exists():
        drop_role(member, role=Role.LEAD, by=by, now=now)
    return was_lead


def _remove_lead(member: Member, *, team_id: int, by: Viewer | None, now: datetime) -> bool:
    gone, _ = TeamLead.objects.filter(team_id=team_id, member=member).delete()
    if gone:
        _keep_lead("lead.taken", member, team_id, by=by, now=now)
    return bool(gone)


def _keep_role(kind: str, member: Member, role: Role, *, by: Viewer | None, now: datetime) -> None:
    fact = {"role": role.value}
    record(
        kind=kind,
        workspace_id=member.workspace_id,
        subject_id=member.pk,
        actor_id=by.account_id if by else None,
        object_id=member.pk,
        before=fact if kind == "role.taken" else None,
        after=fact if kind == "role.given" else None,
        now=now,
    )


def _keep_lead(
    kind: str, member: Member, team_id: int, *, by: Viewer | None, now: datetime
) -> None:
    record(
        kind=kind,
        workspace_id=member.workspace_id,
        subject_id=member.pk,
        actor_id=by.account_id if by else None,
        object_id=team_id,
        now=now,
    )
