"""The door table: every address and who may come in. What is not listed here does not open.

A change to this table needs a decision record (docs/decisions).
"""

from __future__ import annotations

from enum import Enum


class Door(Enum):
    """Who may come through."""

    EVERYBODY = "everybody, signed in or not"
    ACCOUNT = "anybody signed in, member of a workspace or not"
    MEMBER = "members of the workspace"
    PLANNER = "members who plan projects: owner, admin, lead, project manager"
    ADMIN = "owners and admins"
    OWNER = "owners"


DOORS: dict[str, Door] = {
    # config: for whatever watches the server
    "health": Door.EVERYBODY,
    "undelivered": Door.ADMIN,
    "send_undelivered": Door.ADMIN,
    "today:today": Door.MEMBER,
    "tracking:start": Door.MEMBER,
    "tracking:stop": Door.MEMBER,
    "tracking:break": Door.MEMBER,
    "tracking:resume": Door.MEMBER,
    "tracking:discard": Door.MEMBER,
    "tracking:describe": Door.MEMBER,
    "tracking:since": Door.MEMBER,
    "tracking:still_on": Door.MEMBER,
    "tracking:add": Door.MEMBER,
    "tracking:echo": Door.MEMBER,
    "tracking:suggestions": Door.MEMBER,
    "tracking:keep_favourite": Door.MEMBER,
    "tracking:drop_favourite": Door.MEMBER,
    "tracking:move_favourite": Door.MEMBER,
    "tracking:entries": Door.MEMBER,
    "tracking:bulk": Door.MEMBER,
    "tracking:delete_many": Door.MEMBER,
    "tracking:merge": Door.MEMBER,
    "tracking:deleted": Door.MEMBER,
    "tracking:edit": Door.MEMBER,
    "tracking:undo": Door.MEMBER,
    "tracking:continue": Door.MEMBER,
    "tracking:duplicate": Door.MEMBER,
    "tracking:split": Door.MEMBER,
    "tracking:delete": Door.MEMBER,
    "tracking:restore": Door.MEMBER,
    "tracking:mend": Door.MEMBER,
    "tracking:history": Door.MEMBER,
    # projects: who plans them changes them, everybody finds those they may record on
    "projects:list": Door.MEMBER,
    "projects:new": Door.PLANNER,
    "projects:project": Door.MEMBER,
    "projects:edit": Door.PLANNER,
    "projects:add_task": Door.PLANNER,
    "projects:clients": Door.PLANNER,
    "projects:tags": Door.MEMBER,
    "projects:thing": Door.PLANNER,
    "projects:archive": Door.PLANNER,
    "projects:unarchive": Door.PLANNER,
    "projects:undo": Door.PLANNER,
    "projects:delete": Door.PLANNER,
    "projects:merge": Door.PLANNER,
    "projects:merge_pick": Door.PLANNER,
    "projects:unmerge": Door.PLANNER,
    "projects:pick": Door.MEMBER,
    "projects:pick_tags": Door.MEMBER,
    "projects:pick_clients": Door.MEMBER,
    "projects:make_project": Door.PLANNER,
    "projects:make_tag": Door.MEMBER,
    "projects:make_client": Door.PLANNER,
    # web: the frame
    "web:manifest": Door.EVERYBODY,
    "web:styleguide": Door.ADMIN,
    # people
    "people:appearance": Door.EVERYBODY,
    "people:settings": Door.MEMBER,
    "people:workspace": Door.ADMIN,
    "people:about": Door.MEMBER,
    "people:members": Door.MEMBER,
    "people:member": Door.MEMBER,
    "people:give_role": Door.ADMIN,
    "people:take_role": Door.ADMIN,
    "people:move": Door.ADMIN,
    "people:end_membership": Door.ADMIN,
    "people:invite_again": Door.ADMIN,
    "people:teams": Door.MEMBER,
    "people:team": Door.MEMBER,
    "people:rename_team": Door.ADMIN,
    "people:archive_team": Door.ADMIN,
    "people:reopen_team": Door.ADMIN,
    "people:appoint_lead": Door.ADMIN,
    "people:release_lead": Door.ADMIN,
    "people:invitations": Door.ADMIN,
    "people:send_again": Door.ADMIN,
    "people:withdraw": Door.ADMIN,
    "people:accept": Door.EVERYBODY,
    "people:join_as_new": Door.EVERYBODY,
    "people:join": Door.EVERYBODY,
    "people:workspaces": Door.ACCOUNT,
    "people:switch": Door.ACCOUNT,
    "people:leave": Door.MEMBER,
    "people:claim": Door.EVERYBODY,  # opens with the code from the server's log
    "people:welcome": Door.EVERYBODY,  # the first two steps: claim or account, asked by the view
    "people:welcome_you": Door.EVERYBODY,
    "people:welcome_purpose": Door.ACCOUNT,
    "people:found": Door.ACCOUNT,
    "people:ready": Door.MEMBER,
    "people:profile": Door.ACCOUNT,
    "people:preferences": Door.ACCOUNT,
    "people:security": Door.ACCOUNT,
    "people:second_step_later": Door.ACCOUNT,
    "people:end_session": Door.ACCOUNT,
    "people:end_other_sessions": Door.ACCOUNT,
    "people:keys": Door.ACCOUNT,
    "people:revoke_key": Door.ACCOUNT,
    "people:delete_account": Door.ACCOUNT,
    # people, by allauth; its sign-up pages are not here, so they do not open
    "account_login": Door.EVERYBODY,
    "account_logout": Door.EVERYBODY,
    "account_inactive": Door.EVERYBODY,
    "account_reset_password": Door.EVERYBODY,
    "account_reset_password_done": Door.EVERYBODY,
    "account_reset_password_from_key": Door.EVERYBODY,
    "account_reset_password_from_key_done": Door.EVERYBODY,
    "account_confirm_email": Door.EVERYBODY,
    "account_reauthenticate": Door.ACCOUNT,
    "account_email": Door.ACCOUNT,
    "account_change_password": Door.ACCOUNT,
    "account_set_password": Door.ACCOUNT,
    "mfa_authenticate": Door.EVERYBODY,
    "mfa_login_webauthn": Door.EVERYBODY,
    "mfa_index": Door.ACCOUNT,
    "mfa_list_webauthn": Door.ACCOUNT,
    "mfa_reauthenticate": Door.ACCOUNT,
    "mfa_reauthenticate_webauthn": Door.ACCOUNT,
    "mfa_activate_totp": Door.ACCOUNT,
    "mfa_deactivate_totp": Door.ACCOUNT,
    "mfa_view_recovery_codes": Door.ACCOUNT,
    "mfa_generate_recovery_codes": Door.ACCOUNT,
    "mfa_download_recovery_codes": Door.ACCOUNT,
    "mfa_add_webauthn": Door.ACCOUNT,
    "mfa_edit_webauthn": Door.ACCOUNT,
    "mfa_remove_webauthn": Door.ACCOUNT,
    "usersessions_list": Door.ACCOUNT,
    "openid_connect_login": Door.EVERYBODY,
    "openid_connect_callback": Door.EVERYBODY,
    "socialaccount_connections": Door.ACCOUNT,
    "socialaccount_login_cancelled": Door.EVERYBODY,
    "socialaccount_login_error": Door.EVERYBODY,
    # worktime
    "worktime:hours": Door.MEMBER,
    "worktime:first_hours": Door.MEMBER,
    "worktime:remove_hours": Door.MEMBER,
    # reports
    "reports:mine": Door.MEMBER,
    "reports:table": Door.MEMBER,
    "reports:columns": Door.MEMBER,
    "reports:entries": Door.MEMBER,
    # exchange: one's own files
    "exchange:import": Door.MEMBER,
    "exchange:run": Door.MEMBER,
    "exchange:answer": Door.MEMBER,
    "exchange:accept": Door.MEMBER,
    "exchange:drop": Door.MEMBER,
    "exchange:bad_lines": Door.MEMBER,
    "exchange:bring_back": Door.MEMBER,
    "exchange:undo": Door.MEMBER,
}

# What opens on a fresh server, before anybody has claimed it (decision 20).
OPEN_UNCLAIMED = frozenset(
    {
        "people:appearance",
        "people:claim",
        "people:welcome",
        "people:welcome_you",
        "web:manifest",
        "health",
    }
)
