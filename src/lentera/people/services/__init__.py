"""The verbs of this room, one use case per file."""

from lentera.people.services.accounts import create_account
from lentera.people.services.appearance import keep_appearance
from lentera.people.services.members import add_member, give_role, join_team
from lentera.people.services.workspaces import create_team, found_workspace

__all__ = [
    "add_member",
    "create_account",
    "create_team",
    "found_workspace",
    "give_role",
    "join_team",
    "keep_appearance",
]
