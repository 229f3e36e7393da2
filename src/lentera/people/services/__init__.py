"""The verbs of this room, one use case per file."""

from lentera.people.services.accepting import accept_as_new, accept_invitation
from lentera.people.services.accounts import confirmation_link, create_account, reset_link
from lentera.people.services.api_keys import create_key, key_owner, revoke_key
from lentera.people.services.appearance import keep_appearance
from lentera.people.services.claim import claim_server, make_claim
from lentera.people.services.deletion import delete_account
from lentera.people.services.founding import found_or_rename
from lentera.people.services.invitations import (
    Invitee,
    Outcome,
    invite,
    invite_again,
    renew_invitation,
    withdraw_invitation,
)
from lentera.people.services.leads import appoint_lead, release_lead
from lentera.people.services.leaving import end_membership, leave_workspace
from lentera.people.services.members import add_member
from lentera.people.services.profile import (
    Preferences,
    change_name,
    change_place,
    change_preferences,
)
from lentera.people.services.roles import take_role, trust_with_role
from lentera.people.services.sessions import end_session, end_sessions, keep_signed_in
from lentera.people.services.teams import (
    archive_team,
    change_team,
    create_team,
    join_team,
    rename_team,
    reopen_team,
)
from lentera.people.services.trust import give_role, name_lead
from lentera.people.services.turns import take_turn
from lentera.people.services.workspaces import change_workspace, found_workspace

__all__ = [
    "Invitee",
    "Outcome",
    "Preferences",
    "accept_as_new",
    "accept_invitation",
    "add_member",
    "appoint_lead",
    "archive_team",
    "change_name",
    "change_place",
    "change_preferences",
    "change_team",
    "change_workspace",
    "claim_server",
    "confirmation_link",
    "create_account",
    "create_key",
    "create_team",
    "delete_account",
    "end_membership",
    "end_session",
    "end_sessions",
    "found_or_rename",
    "found_workspace",
    "give_role",
    "invite",
    "invite_again",
    "join_team",
    "keep_appearance",
    "keep_signed_in",
    "key_owner",
    "leave_workspace",
    "make_claim",
    "name_lead",
    "release_lead",
    "rename_team",
    "renew_invitation",
    "reopen_team",
    "reset_link",
    "revoke_key",
    "take_role",
    "take_turn",
    "trust_with_role",
    "withdraw_invitation",
]
