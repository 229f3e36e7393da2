"""Adding time by hand, with an echo of what was understood before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lentera.tracking import services
from lentera.tracking.forms import AddForm
from lentera.tracking.selectors import choices_for
from lentera.tracking.views.back import back, once_per_key, undo_address
from lentera.web import clock, flash
from lentera.web.back import address_back

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
@once_per_key
def add(request: ViewerRequest) -> HttpResponse:
    """Add a finished entry, or start a timer in the past ("since 9")."""
    now = clock.now()
    form = AddForm(request.POST or None, viewer=request.viewer, now=now)
    ready = request.method == "POST" and form.is_valid() and form.reading is not None
    asks = ready and form.asks_again(scripted=_shows_echoes(request))
    if ready and form.reading and not asks:
        entry = services.add_reading(
            request.viewer, reading=form.reading, content=form.content(), now=now
        )
        flash.say(request, _("Added"), undo=undo_address(request, [entry.pk], now=now))
        return back(request, entry)
    template = "tracking/_add.html" if request.htmx else "tracking/add.html"
    content = form.content() if form.is_bound and not form.errors.get("project") else None
    context = {
        "form": form,
        "echo": form.echo() if form.is_bound else "",
        "doubts": form.doubts() if asks else [],
        "asks": asks,
        "next": address_back(request),
        **choices_for(request.viewer, content),
    }
    return render(request, template, context, status=422 if form.is_bound else 200)


def _shows_echoes(request: ViewerRequest) -> bool:
    """Whether what was typed was said again already: by our script, or by a program of its own."""
    return bool(request.htmx) or "application/json" in request.headers.get("Accept", "")


@require_safe
def echo(request: ViewerRequest) -> HttpResponse:
    """Say what would be saved; nothing is saved."""
    form = AddForm(request.GET, viewer=request.viewer, now=clock.now())
    return HttpResponse(escape(form.echo()))
