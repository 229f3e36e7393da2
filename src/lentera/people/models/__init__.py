"""The tables of this room."""

from lentera.people.models.account import Account
from lentera.people.models.api_key import ApiKey
from lentera.people.models.claim import Claim
from lentera.people.models.invitation import Invitation
from lentera.people.models.member import Member, MemberRole
from lentera.people.models.team import Team, TeamLead, TeamMembership
from lentera.people.models.workspace import Workspace

__all__ = [
    "Account",
    "ApiKey",
    "Claim",
    "Invitation",
    "Member",
    "MemberRole",
    "Team",
    "TeamLead",
    "TeamMembership",
    "Workspace",
]
