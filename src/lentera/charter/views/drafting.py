"""Drafting, announcing and withdrawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lentera.charter import services
from lentera.charter.differences import differences
from lentera.charter.forms.clauses import ClauseForm
from lentera.charter.naming import project_names
from lentera.charter.selectors.elected import representative_of
from lentera.charter.selectors.history import present_draft, waiting_version
from lentera.charter.selectors.planning import planned_effect
from lentera.web import clock, flash
from lentera.web.requests import posted

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
def draft(request: ViewerRequest) -> HttpResponse:
    """Show the draft with what it changes, and take its clauses."""
    viewer, now, names = request.viewer, clock.now(), project_names(request.viewer)
    told = present_draft(viewer, now)
    if told is None:
        return render(request, "charter/no_draft.html", {})
    form = ClauseForm(posted(request), charter=told.charter, why=told.why, projects=names)
    if form.is_valid():
        services.change_draft(viewer, charter=form.charter(), why=form.cleaned_data["why"])
        flash.say(request, _("The draft is saved. Nobody is told of it yet."))
        return redirect("charter:draft")
    facts = {
        "told": told,
        "form": form,
        "differences": differences(told.before, told.charter, viewer, names),
        "effect": planned_effect(viewer, told, now),
        "representative": representative_of(viewer.workspace_id),
        "waiting": waiting_version(viewer, now),
    }
    return render(request, "charter/draft.html", facts, status=422 if form.errors else 200)


@require_POST
def begin(request: ViewerRequest) -> HttpResponse:
    """Begin a draft from the present charter."""
    services.begin_draft(request.viewer, now=clock.now())
    return redirect("charter:draft")


@require_POST
def drop(request: ViewerRequest) -> HttpResponse:
    """Throw the draft away."""
    services.drop_draft(request.viewer)
    flash.say(request, _("The draft is gone. Nobody was told of it."))
    return redirect("charter:read")


@require_POST
def announce(request: ViewerRequest) -> HttpResponse:
    """Announce the draft as it was read."""
    digest = request.POST.get("digest", "")
    number = services.announce(request.viewer, digest=digest, now=clock.now())
    flash.say(request, _("The charter is announced, and everybody is told by mail."))
    return redirect("charter:version", number=number)


@require_POST
def withdraw(request: ViewerRequest, number: int) -> HttpResponse:
    """Take an announced version back."""
    services.withdraw(request.viewer, number=number, now=clock.now())
    flash.say(request, _("The version is withdrawn, and everybody is told by mail."))
    return redirect("charter:read")
