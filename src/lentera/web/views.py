"""The frame's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from lentera.web import pledge as promises
from lentera.web.paper import NIGHT, PAPER

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
def pledge(request: HttpRequest) -> HttpResponse:
    """Say what Lentera promises against whom, and what it does not."""
    facts = {
        "opponents": promises.OPPONENTS.values(),
        "promises": promises.rows(),
        "tests": promises.guards(),
    }
    return render(request, "web/pledge.html", facts)


def manifest(_request: HttpRequest) -> HttpResponse:
    """Tell the browser how to put Lentera on a home screen."""
    pictures = [
        ("icon.svg", "any", "image/svg+xml"),
        ("icon-192.png", "192x192", "image/png"),
        ("icon-512.png", "512x512", "image/png"),
    ]
    content = {
        "name": "Lentera",
        "short_name": "Lentera",
        "description": gettext("Lentera knows only what you write down."),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER["light"],
        "theme_color": NIGHT,
        "icons": [
            {"src": static(f"web/icons/{name}"), "sizes": sizes, "type": kind}
            for name, sizes, kind in pictures
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")
