"""The settings: what there is to set, the workspace itself, and what runs here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lentera.people import services
from lentera.people.forms.workspaces import WorkspaceSettingsForm
from lentera.people.letters import mail_is_set_up
from lentera.people.selectors import installation
from lentera.people.selectors.workspaces import workspace_of
from lentera.web import clock, flash

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest


@require_GET
def settings(request: ViewerRequest) -> HttpResponse:
    """List the sections that exist for this person."""
    facts = {"workspace": workspace_of(request.viewer), "version": installation.version()}
    return render(request, "people/settings.html", facts)


@require_http_methods(["GET", "POST"])
def workspace(request: ViewerRequest) -> HttpResponse:
    """Change the workspace's name, zone, language and first day of the week."""
    found = workspace_of(request.viewer)
    form = WorkspaceSettingsForm(
        request.POST or None,
        initial={
            "name": found.name,
            "zone": found.zone,
            "language": found.language,
            "week_starts_on": found.week_starts_on,
        },
    )
    if form.is_valid():
        services.change_workspace(request.viewer, **form.cleaned_data, now=clock.now())
        flash.say(request, _("The workspace is changed."))
        return redirect("people:workspace")
    status = 422 if form.is_bound else 200
    return render(request, "people/settings_workspace.html", {"form": form}, status=status)


@require_GET
def about(request: ViewerRequest) -> HttpResponse:
    """Say which version runs here, with which zone data, under which licences."""
    viewer = request.viewer
    facts = {
        "version": installation.version(),
        "zone_data": installation.zone_data_version(),
        "parts": installation.parts(),
        "health": installation.health() if viewer.administers else None,
        "by_mail": mail_is_set_up(),
    }
    return render(request, "people/settings_about.html", facts)
