"""Inviting people: the list that is open, new ones, again, and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lentera.people import services
from lentera.people.forms.invitations import InviteForm
from lentera.people.letters import mail_is_set_up
from lentera.people.selectors import invitations as selectors
from lentera.people.selectors import teams, workspaces
from lentera.web import clock, flash

if TYPE_CHECKING:
    from django.http import QueryDict

    from lentera.domain.viewer import Viewer
    from lentera.people.services.invitations import Outcome
    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
def invitations(request: ViewerRequest) -> HttpResponse:
    """List open invitations, and invite one person or many."""
    viewer = request.viewer
    form = _form(viewer, request.POST or None)
    if not form.is_valid():
        return _show(request, form, status=422 if form.is_bound else 200)
    chosen = form.cleaned_data
    outcome = services.invite(
        viewer,
        invitees=chosen["addresses"],
        roles=chosen["roles"],
        team_id=chosen["team"],
        language=chosen["language"],
        now=clock.now(),
    )
    # The answer itself shows the links, because nobody can read them a second time.
    return _show(request, _rest_of(viewer, form), outcome, bad_lines=form.bad_lines)


@require_POST
def send_again(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002  the address's word
    """Send an invitation under a new link."""
    sent = services.renew_invitation(request.viewer, invitation_id=id, now=clock.now())
    outcome = services.Outcome(sent=(sent,), left_out=())
    return _show(request, _form(request.viewer, None), outcome)


@require_POST
def invite_again(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002
    """Invite somebody who left."""
    outcome = services.invite_again(request.viewer, member_id=id, now=clock.now())
    return _show(request, _form(request.viewer, None), outcome)


@require_POST
def withdraw(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002
    """Take an invitation back."""
    email = services.withdraw_invitation(request.viewer, invitation_id=id, now=clock.now())
    flash.say(request, _("The invitation of %(email)s is withdrawn.") % {"email": email})
    return redirect("people:invitations")


def _rest_of(viewer: Viewer, form: InviteForm) -> InviteForm:
    """Keep what could not be read in the form, with what was chosen beside it."""
    if not form.bad_lines:
        return _form(viewer, None)
    again = "\n".join(bad.text for bad in form.bad_lines)
    chosen = {name: form[name].data for name in ("team", "language", "roles")}
    return _form(viewer, None, addresses=again, **chosen)


def _form(viewer: Viewer, sent: QueryDict | None, **initial: object) -> InviteForm:
    language = workspaces.workspace_of(viewer).language
    return InviteForm(
        sent, viewer=viewer, teams=teams.teams(viewer), initial={"language": language} | initial
    )


def _show(
    request: ViewerRequest,
    form: InviteForm,
    outcome: Outcome | None = None,
    *,
    bad_lines: object = (),
    status: int = 200,
) -> HttpResponse:
    facts = {
        "form": form,
        "outcome": outcome,
        "bad_lines": bad_lines or form.bad_lines,
        "invitations": selectors.open_invitations(request.viewer, now=clock.now()),
        "by_mail": mail_is_set_up(),
    }
    return render(request, "people/invitations.html", facts, status=status)
