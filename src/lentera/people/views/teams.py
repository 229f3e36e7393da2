"""Teams: the list, one team, its name, its leads, its archive. Never anybody's time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lentera.people import services
from lentera.people.forms.teams import LeadForm, TeamNameForm
from lentera.people.selectors import members as people
from lentera.people.selectors import teams as selectors
from lentera.people.views.members import today_of
from lentera.web import clock, flash

if TYPE_CHECKING:
    from datetime import date

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Team
    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
def teams(request: ViewerRequest) -> HttpResponse:
    """List the teams; who administers makes a new one here."""
    viewer, today = request.viewer, today_of(request.viewer)
    form = TeamNameForm(request.POST or None, viewer=viewer)
    if form.is_valid():
        team = services.create_team(viewer, name=form.cleaned_data["name"], now=clock.now())
        flash.say(request, _("The team “%(name)s” is there.") % {"name": team.name})
        return redirect("people:team", id=team.pk)
    facts = {
        "teams": selectors.team_lines(viewer, today=today),
        "archive": selectors.team_lines(viewer, today=today, archived=True),
        "form": form if viewer.administers else None,
    }
    return render(request, "people/teams.html", facts, status=422 if form.is_bound else 200)


@require_GET
def team(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002  the address's word
    """Show who is in a team and who leads it."""
    viewer, today = request.viewer, today_of(request.viewer)
    found = selectors.visible_team(viewer, id, today=today)
    return render(request, "people/team.html", _page_of(viewer, found, today))


@require_POST
def rename_team(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002
    """Give a team another name."""
    viewer, today = request.viewer, today_of(request.viewer)
    found = selectors.team_of_workspace(viewer, id)
    form = TeamNameForm(request.POST, viewer=viewer, team_id=id)
    if not form.is_valid():
        facts = _page_of(viewer, found, today) | {"name_form": form}
        return render(request, "people/team.html", facts, status=422)
    services.rename_team(viewer, team_id=id, name=form.cleaned_data["name"], now=clock.now())
    flash.say(request, _("The team has a new name."))
    return redirect("people:team", id=id)


@require_POST
def archive_team(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002
    """Put an empty team into the archive."""
    found = services.archive_team(request.viewer, team_id=id, now=clock.now())
    text = _("The team “%(name)s” is in the archive.") % {"name": found.name}
    flash.say(request, text, undo=reverse("people:reopen_team", args=[id]))
    return redirect("people:teams")


@require_POST
def reopen_team(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002
    """Take a team out of the archive."""
    found = services.reopen_team(request.viewer, team_id=id, now=clock.now())
    flash.say(request, _("The team “%(name)s” is back.") % {"name": found.name})
    return redirect("people:team", id=id)


@require_POST
def appoint_lead(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002
    """Make somebody lead of a team."""
    viewer, today = request.viewer, today_of(request.viewer)
    found = selectors.team_of_workspace(viewer, id)
    form = LeadForm(request.POST, members=selectors.people_without(found, leads=True, today=today))
    if not form.is_valid():
        facts = _page_of(viewer, found, today) | {"lead_form": form}
        return render(request, "people/team.html", facts, status=422)
    services.appoint_lead(
        viewer, team_id=id, member_id=form.cleaned_data["member"], now=clock.now()
    )
    flash.say(request, _("The team has a new lead, who is told by mail."))
    return redirect("people:team", id=id)


@require_POST
def release_lead(request: ViewerRequest, id: int, member_id: int) -> HttpResponse:  # noqa: A002
    """End somebody's lead of a team."""
    services.release_lead(request.viewer, team_id=id, member_id=member_id, now=clock.now())
    flash.say(request, _("The lead has ended, and the person is told by mail."))
    return redirect("people:team", id=id)


def _page_of(viewer: Viewer, team: Team, today: date) -> dict[str, object]:
    facts: dict[str, object] = {
        "team": team,
        "leads": selectors.leads_of(team),
        "people": people.person_lines(
            viewer, list(selectors.members_of(team, today=today)), today=today
        ),
    }
    if viewer.administers and team.archived_at is None:
        without = selectors.people_without(team, leads=True, today=today)
        facts["name_form"] = TeamNameForm(None, viewer=viewer, team_id=team.pk, name=team.name)
        facts["lead_form"] = LeadForm(None, members=without)
    return facts
