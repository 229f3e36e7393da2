"""The workspaces of one account: choosing one, and leaving one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lentera.people import services
from lentera.people.selectors import workspaces as selectors
from lentera.people.viewer import WORKSPACE_IN_SESSION
from lentera.people.views.members import today_of
from lentera.web import clock, flash
from lentera.web.back import SeeOther

if TYPE_CHECKING:
    from lentera.web.requests import AccountRequest, ViewerRequest


@require_GET
def workspaces(request: AccountRequest) -> HttpResponse:
    """List the account's workspaces, the present one marked."""
    viewer = getattr(request, "viewer", None)
    facts = {
        "workspaces": selectors.workspaces_of(request.user.pk),
        "here": viewer.workspace_id if viewer else None,
    }
    return render(request, "people/workspaces.html", facts)


@require_POST
def switch(request: AccountRequest, id: int) -> HttpResponse:  # noqa: A002  the address's word
    """Go into another workspace of the account, on this device."""
    workspace = selectors.own_workspace(request.user.pk, id)
    request.session[WORKSPACE_IN_SESSION] = workspace.pk
    flash.say(request, _("You are in %(workspace)s now.") % {"workspace": workspace.name})
    return SeeOther("/")


@require_http_methods(["GET", "POST"])
def leave(request: ViewerRequest) -> HttpResponse:
    """Say what stays and what ends, then leave the workspace."""
    viewer = request.viewer
    if request.method == "GET":
        facts = {"farewell": selectors.farewell_to(viewer)}
        return render(request, "people/workspace_leave.html", facts)
    services.leave_workspace(viewer, today=today_of(viewer), now=clock.now())
    del request.session[WORKSPACE_IN_SESSION]
    flash.say(request, _("You have left %(workspace)s.") % {"workspace": viewer.workspace_name})
    return SeeOther(reverse("people:workspaces"))
