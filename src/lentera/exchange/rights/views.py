"""What is kept about the viewer, what was deleted, and taking it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from lentera.exchange.rights import selectors
from lentera.web import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_safe
def stored(request: ViewerRequest) -> HttpResponse:
    """Show what is kept for how long, and what was deleted and when."""
    found = selectors.stored(request.viewer, now=clock.now())
    return render(request, "exchange/rights/stored.html", {"stored": found})
