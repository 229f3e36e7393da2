"""Objections, between one person and the representative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lentera.charter import services
from lentera.charter.forms.words import TextForm
from lentera.charter.selectors import objections as selectors
from lentera.charter.selectors.elected import representative_of, represents
from lentera.charter.selectors.history import version_told
from lentera.web import clock, flash
from lentera.web.requests import posted

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest


@require_GET
def objections(request: ViewerRequest) -> HttpResponse:
    """List one's own objections; to the representative all of them."""
    viewer = request.viewer
    facts = {"threads": selectors.threads(viewer), "represents": represents(viewer)}
    return render(request, "charter/objections.html", facts)


@require_http_methods(["GET", "POST"])
def object_to(request: ViewerRequest, number: int) -> HttpResponse:
    """Open an objection to a version."""
    viewer, now, form = request.viewer, clock.now(), TextForm(posted(request))
    if form.is_valid():
        opened = services.object_to(viewer, number=number, text=form.cleaned_data["text"], now=now)
        flash.say(request, _("Your objection is open."))
        return redirect("charter:objection", id=opened)
    facts = {
        "form": form,
        "told": version_told(viewer, number, now),
        "representative": representative_of(viewer.workspace_id),
    }
    return render(request, "charter/object.html", facts, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def objection(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002  the address's word
    """Show a thread, and take one more line of it."""
    viewer, form = request.viewer, TextForm(posted(request))
    thread = selectors.thread_of(viewer, id)
    if form.is_valid():
        services.reply(viewer, objection_id=id, text=form.cleaned_data["text"], now=clock.now())
        return redirect("charter:objection", id=id)
    facts = {"thread": thread, "form": form}
    return render(request, "charter/objection.html", facts, status=422 if form.errors else 200)


@require_POST
def close_objection(request: ViewerRequest, id: int) -> HttpResponse:  # noqa: A002  as above
    """Close a thread."""
    services.close_objection(request.viewer, objection_id=id, now=clock.now())
    flash.say(request, _("The objection is closed."))
    return redirect("charter:objection", id=id)
