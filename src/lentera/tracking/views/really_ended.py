"""Asking when a timer that ran on unnoticed really ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lentera.tracking import selectors, services
from lentera.tracking.forms import ReallyEndedForm
from lentera.tracking.views.back import back, once_per_key, undo_address
from lentera.web import clock, flash
from lentera.web.back import address_back

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
@once_per_key
def really_ended(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Give an entry the end it really had."""
    now = clock.now()
    line = selectors.entry_line(request.viewer, entry_id)
    form = ReallyEndedForm(request.POST or None, line=line, viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        entry = services.end_really(
            request.viewer, entry_id=entry_id, at=form.cleaned_data["at"], now=now
        )
        flash.say(request, _("Saved"), undo=undo_address(request, [entry_id], now=now))
        return back(request, entry)
    template = "tracking/_really_ended.html" if request.htmx else "tracking/really_ended.html"
    context = {"form": form, "line": line, "now": now, "next": address_back(request)}
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_POST
def keep_end(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Note that the end is right, so that no other one is proposed."""
    services.keep_end(request.viewer, entry_id=entry_id)
    return back(request)
