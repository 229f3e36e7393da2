"""Favourites and what is suggested while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lentera.tracking import selectors, services
from lentera.tracking.views.back import back, once_per_key
from lentera.web import clock, flash

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest

SUGGESTIONS = 8


@require_POST
@once_per_key
def keep(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Keep what an entry says as a favourite."""
    content = selectors.entry_line(request.viewer, entry_id).content
    services.keep_favourite(request.viewer, content=content, now=clock.now())
    flash.say(request, _("Kept as a favourite"))
    return back(request)


@require_POST
@once_per_key
def drop(request: ViewerRequest, favourite_id: int) -> HttpResponse:
    """Forget a favourite."""
    services.drop_favourite(request.viewer, favourite_id=favourite_id)
    flash.say(request, _("No longer a favourite"))
    return back(request)


@require_POST
@once_per_key
def move(request: ViewerRequest, favourite_id: int) -> HttpResponse:
    """Put a favourite first."""
    services.order_favourites(request.viewer, favourite_ids=[favourite_id])
    return back(request)


@require_safe
def suggestions(request: ViewerRequest) -> HttpResponse:
    """Offer what the person did before and begins like what they type."""
    text = request.GET.get("description", "")
    found = []
    if text.strip():
        found = selectors.suggestions(request.viewer, text, count=SUGGESTIONS, now=clock.now())
    return render(request, "tracking/_suggestions.html", {"found": found})
