"""Who leads which team, and telling them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.people import notices
from lentera.people.rights import check_administers
from lentera.people.selectors.members import member_of_workspace, present_member
from lentera.people.selectors.teams import live_team, team_of_workspace
from lentera.people.services.trust import drop_lead, name_lead
from lentera.people.services.workspace_turns import take_workspace_turn

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Team


@transaction.atomic
def appoint_lead(viewer: Viewer, *, team_id: int, member_id: int, now: datetime) -> Team:
    """Make a member lead of a team, and tell them.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchTeam, TeamArchived, NoSuchMember, HasLeft: one of the two is not there.
    """
    check_administers(viewer)
    take_workspace_turn(viewer.workspace_id)
    team = live_team(viewer, team_id)
    member = present_member(viewer, member_id)
    if name_lead(member, team_id=team.pk, by=viewer, now=now):
        notices.tell_lead(viewer, member, team=team.name, leads=True, now=now)
    return team


@transaction.atomic
def release_lead(viewer: Viewer, *, team_id: int, member_id: int, now: datetime) -> Team:
    """End somebody's lead of a team, and tell them; with their last team the role ends.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
        NoSuchTeam, NoSuchMember: one of the two is not in the viewer's workspace.
    """
    check_administers(viewer)
    take_workspace_turn(viewer.workspace_id)
    team = team_of_workspace(viewer, team_id)
    member = member_of_workspace(viewer, member_id)
    if drop_lead(member, team_id=team.pk, by=viewer, now=now):
        notices.tell_lead(viewer, member, team=team.name, leads=False, now=now)
    return team
