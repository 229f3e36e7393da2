"""What people are told when somebody changes what they are trusted with.

Each function gives the letter to write; it is written later, in the reader's language.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from lentera.people.letters import Letter, address_of, tell
from lentera.people.words import ROLES
from lentera.web.formats import short_date

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Role, Viewer
    from lentera.people.models import Account, Member


def tell_role_given(viewer: Viewer, member: Member, *, role: Role, now: datetime) -> None:
    """Tell a member about a role they were given."""
    _tell(viewer, member, partial(_role_given, viewer, member, role), now=now)


def tell_role_taken(viewer: Viewer, member: Member, *, role: Role, now: datetime) -> None:
    """Tell a member about a role that was taken back."""
    _tell(viewer, member, partial(_role_taken, viewer, member, role), now=now)


def tell_team(viewer: Viewer, member: Member, *, team: str, from_on: date, now: datetime) -> None:
    """Tell a member about their new team; without a name they are in none any more."""
    _tell(viewer, member, partial(_team_changed, viewer, member, team, from_on), now=now)


def tell_lead(viewer: Viewer, member: Member, *, team: str, leads: bool, now: datetime) -> None:
    """Tell a member that they lead a team now, or do so no longer."""
    _tell(viewer, member, partial(_lead_changed, viewer, team, leads=leads), now=now)


def tell_ended(viewer: Viewer, member: Member, *, now: datetime) -> None:
    """Tell a member that their membership has ended."""
    _tell(viewer, member, partial(_membership_ended, viewer), now=now)


def tell_accepted_elsewhere(
    member: Member, sender: Viewer, *, invited: str, account: Account, now: datetime
) -> None:
    """Tell who sent an invitation that it was accepted under another address."""
    tell(member.account, partial(_accepted_elsewhere, sender, invited, account), now=now)


def invitation_letter(viewer: Viewer, link: str, expires_at: datetime) -> Letter:
    """Write the letter that carries an invitation's link."""
    facts = {
        "who": viewer.name,
        "workspace": viewer.workspace_name,
        "day": short_date(expires_at.date(), None),
    }
    return Letter(
        _("%(who)s invites you to %(workspace)s on Lentera") % facts,
        (
            _("%(who)s invites you to track your time in %(workspace)s with Lentera.") % facts,
            _(
                "Lentera knows only what you write down yourself: no screenshots, no key counting, "
                "no location."
            ),
            _("The link is for you alone. It works once, until %(day)s.") % facts,
            _("If you do not know what this is about, you need not do anything."),
        ),
        _("Accept the invitation"),
        link,
    )


def _tell(viewer: Viewer, member: Member, write: partial[Letter], *, now: datetime) -> None:
    # Nobody needs a mail about what they have just done themselves.
    if member.pk != viewer.member_id:
        tell(member.account, write, now=now)


def _role_given(viewer: Viewer, member: Member, role: Role) -> Letter:
    facts = {
        "role": ROLES[role].name,
        "who": viewer.name,
        "workspace": viewer.workspace_name,
        "meaning": ROLES[role].meaning,
    }
    return Letter(
        _("You have a new role in %(workspace)s: %(role)s") % facts,
        (
            _("%(who)s gave you the role “%(role)s” in %(workspace)s.") % facts,
            _("What it is for: %(meaning)s") % facts,
        ),
        _("See your page"),
        _page_of(member),
    )


def _role_taken(viewer: Viewer, member: Member, role: Role) -> Letter:
    facts = {"role": ROLES[role].name, "who": viewer.name, "workspace": viewer.workspace_name}
    return Letter(
        _("A role of yours in %(workspace)s has ended: %(role)s") % facts,
        (
            _("%(who)s took back the role “%(role)s” in %(workspace)s.") % facts,
            _("Your time and everything else of yours stay as they are."),
        ),
        _("See your page"),
        _page_of(member),
    )


def _team_changed(viewer: Viewer, member: Member, team: str, from_on: date) -> Letter:
    facts = {
        "team": team,
        "who": viewer.name,
        "workspace": viewer.workspace_name,
        "day": short_date(from_on, None),
    }
    if team:
        subject = _("Your team in %(workspace)s: %(team)s") % facts
        said = _("%(who)s put you into the team “%(team)s”, from %(day)s on.") % facts
    else:
        subject = _("You are in no team of %(workspace)s now") % facts
        said = _("%(who)s took you out of your team, from %(day)s on.") % facts
    return Letter(subject, (said,), _("See your page"), _page_of(member))


def _lead_changed(viewer: Viewer, team: str, *, leads: bool) -> Letter:
    facts = {"team": team, "who": viewer.name, "workspace": viewer.workspace_name}
    if leads:
        subject = _("You lead a team in %(workspace)s: %(team)s") % facts
        said = _("%(who)s made you a lead of the team “%(team)s”.") % facts
    else:
        subject = _("You no longer lead a team in %(workspace)s: %(team)s") % facts
        said = _("%(who)s ended your lead of the team “%(team)s”.") % facts
    return Letter(subject, (said,), _("See the teams"), address_of(reverse("people:teams")))


def _membership_ended(viewer: Viewer) -> Letter:
    facts = {"who": viewer.name, "workspace": viewer.workspace_name}
    return Letter(
        _("Your membership in %(workspace)s has ended") % facts,
        (
            _("%(who)s ended your membership in %(workspace)s. It closed at that moment.") % facts,
            _(
                "What you tracked there is kept and stays yours; nobody else can see it because of "
                "this. If you are invited again, you find it as you left it."
            ),
            _("Your account and your other workspaces are not touched."),
        ),
        _("See your workspaces"),
        address_of(reverse("people:workspaces")),
    )


def _accepted_elsewhere(sender: Viewer, invited: str, account: Account) -> Letter:
    facts = {
        "who": account.name,
        "workspace": sender.workspace_name,
        "invited": invited,
        "email": account.email,
    }
    return Letter(
        _("%(who)s accepted your invitation with another address") % facts,
        (
            _(
                "You invited %(invited)s to %(workspace)s. %(who)s accepted with the account "
                "%(email)s."
            )
            % facts,
            _("If you do not know this person, end their membership on the page of people."),
        ),
        _("See the people"),
        address_of(reverse("people:members")),
    )


def _page_of(member: Member) -> str:
    return address_of(reverse("people:member", args=[member.pk]))
