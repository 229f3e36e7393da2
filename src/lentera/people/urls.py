"""Addresses of this room."""

from django.urls import path, register_converter

from lentera.people.converters import RoleWord
from lentera.people.views import (
    accepting,
    account,
    claim,
    invitations,
    keys,
    members,
    profile,
    security,
    settings,
    teams,
    welcome,
    workspaces,
)
from lentera.people.views.appearance import appearance

register_converter(RoleWord, "role")

app_name = "people"
urlpatterns = [
    path("appearance", appearance, name="appearance"),
    path("claim/", claim.claim, name="claim"),
    path("welcome/", welcome.place, name="welcome"),
    path("welcome/you/", welcome.you, name="welcome_you"),
    path("welcome/purpose/", welcome.purpose, name="welcome_purpose"),
    path("welcome/workspace/", welcome.found, name="found"),
    path("welcome/ready/", welcome.ready, name="ready"),
    path("profile/", profile.profile, name="profile"),
    path("preferences/", profile.preferences, name="preferences"),
    path("security/", security.security, name="security"),
    path("security/later/", security.second_step_later, name="second_step_later"),
    path("security/others/end/", security.end_other_sessions, name="end_other_sessions"),
    path("security/<int:session_id>/end/", security.end_session, name="end_session"),
    path("keys/", keys.keys, name="keys"),
    path("keys/<hex:key_id>/revoke/", keys.revoke_key, name="revoke_key"),
    path("delete/", account.delete_account, name="delete_account"),
    path("settings/", settings.settings, name="settings"),
    path("settings/workspace/", settings.workspace, name="workspace"),
    path("settings/about/", settings.about, name="about"),
    path("members/", members.members, name="members"),
    path("members/<hex:id>/", members.member, name="member"),
    path("members/<hex:id>/roles/<role:role>/give/", members.give_role, name="give_role"),
    path("members/<hex:id>/roles/<role:role>/take/", members.take_role, name="take_role"),
    path("members/<hex:id>/team/", members.move, name="move"),
    path("members/<hex:id>/end/", members.end_membership, name="end_membership"),
    path("members/<hex:id>/invite/", invitations.invite_again, name="invite_again"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<hex:id>/", teams.team, name="team"),
    path("teams/<hex:id>/name/", teams.rename_team, name="rename_team"),
    path("teams/<hex:id>/archive/", teams.archive_team, name="archive_team"),
    path("teams/<hex:id>/reopen/", teams.reopen_team, name="reopen_team"),
    path("teams/<hex:id>/leads/", teams.appoint_lead, name="appoint_lead"),
    path("teams/<hex:id>/leads/<hex:member_id>/end/", teams.release_lead, name="release_lead"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<hex:id>/again/", invitations.send_again, name="send_again"),
    path("invitations/<hex:id>/withdraw/", invitations.withdraw, name="withdraw"),
    path("invitation/<str:secret>/", accepting.accept, name="accept"),
    path("invitation/<str:secret>/new/", accepting.join_as_new, name="join_as_new"),
    path("invitation/<str:secret>/join/", accepting.join, name="join"),
    path("workspaces/", workspaces.workspaces, name="workspaces"),
    path("workspaces/<hex:id>/switch/", workspaces.switch, name="switch"),
    path("workspaces/leave/", workspaces.leave, name="leave"),
]
