"""What is kept about the viewer, what was deleted, and taking it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lentera.exchange.rights import selectors
from lentera.exchange.rights.taking import own_archive
from lentera.web import clock

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from lentera.web.requests import ViewerRequest


@require_safe
def stored(request: ViewerRequest) -> HttpResponse:
    """Show what is kept for how long, and what was deleted and when."""
    found = selectors.stored(request.viewer, now=clock.now())
    return render(request, "exchange/rights/stored.html", {"stored": found})


@require_safe
def take_out(request: ViewerRequest) -> HttpResponseBase:
    """Give everything that is kept about the viewer as a zip file, made while it is sent."""
    now = clock.now()
    archive = own_archive(request.viewer, now=now)
    answer = StreamingHttpResponse(archive, content_type="application/zip")
    name = _("my-data")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{now:%Y-%m-%d}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer
