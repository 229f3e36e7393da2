"""How a deed answers: browsers are sent back to a page, programs get the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse

from lentera.domain.ids import to_hex
from lentera.web import back as web_back

if TYPE_CHECKING:
    from lentera.tracking.models import TimeEntry
    from lentera.web.requests import ViewerRequest


def back(request: ViewerRequest, entry: TimeEntry | None = None) -> HttpResponse:
    """Send the browser back; a program that accepts JSON gets the entry."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(told(entry))
    return web_back.back(request)


def told(entry: TimeEntry | None) -> dict[str, object]:
    """Return the entry as programs read it, or an empty answer when nothing was there."""
    if entry is None:
        return {}
    return {
        "id": to_hex(entry.pk),
        "started_at": entry.started_at.isoformat(),
        "ended_at": entry.ended_at.isoformat() if entry.ended_at else None,
        "description": entry.description,
        "version": entry.version,
    }
