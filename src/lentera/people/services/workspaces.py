"""Founding a workspace and its teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.domain.viewer import Role
from lentera.people.models import Account, Member, Team, Workspace
from lentera.people.services.members import add_member, give_role

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def found_workspace(  # noqa: PLR0913  what the wizard asks
    owner: Account,
    *,
    name: str,
    zone: str,
    language: str,
    week_starts_on: int,
    joined_on: date,
    now: datetime,
    sample: bool = False,
) -> Member:
    """Found a workspace with its first member, who owns it."""
    workspace = Workspace(
        id=new_id(now),
        name=name.strip(),
        zone=zone,
        language=language,
        week_starts_on=week_starts_on,
        sample=sample,
        created_at=now,
    )
    workspace.save(force_insert=True)
    member = add_member(owner, workspace_id=workspace.pk, joined_on=joined_on, by=None, now=now)
    give_role(member.pk, role=Role.OWNER, by=None, now=now)
    return member


def create_team(viewer: Viewer, *, name: str, now: datetime) -> Team:
    """Create a team in the viewer's workspace."""
    team = Team(id=new_id(now), workspace_id=viewer.workspace_id, name=name.strip())
    team.save(force_insert=True)
    return team
