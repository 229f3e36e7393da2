"""How a deed answers: browsers are sent back to a page, programs get the entry."""

from __future__ import annotations

from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from lentera.domain.ids import from_hex, to_hex
from lentera.tracking import selectors, services
from lentera.web import back as web_back
from lentera.web import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from lentera.tracking.models import TimeEntry
    from lentera.web.requests import ViewerRequest

# Names the entry a write ended in, for programs that read no pages.
ENTRY = "Entry-Id"
# What is different each time the same thing is sent.
UNSAID = frozenset({"key", "csrfmiddlewaretoken"})


def back(request: ViewerRequest, entry: TimeEntry | None = None) -> HttpResponse:
    """Send the browser to the page it was on; a program that accepts JSON gets the entry."""
    if "application/json" in request.headers.get("Accept", ""):
        answer: HttpResponse = JsonResponse(told(entry))
    else:
        answer = web_back.SeeOther(web_back.address_back(request))
    if entry is not None:
        answer[ENTRY] = to_hex(entry.pk)
    return answer


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


def undo_address(request: ViewerRequest, entry_ids: Sequence[int], *, now: datetime) -> str:
    """Return where what just happened to these entries is taken back; empty when nothing did."""
    deed = selectors.deed_with(request.viewer, entry_ids, now=now)
    return reverse("tracking:undo", args=deed) if deed else ""


def once_per_key(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a write that carries a key happen once, however often it is sent.

    The key is a UUID that the device made, in the field ``key`` or the header ``Idempotency-Key``.
    """

    @wraps(view)
    def once(request: ViewerRequest, **named: int) -> HttpResponse:
        key = _key_of(request) if request.method == "POST" else None
        if key is None:
            return view(request, **named)
        with transaction.atomic():
            known = services.claim_key(
                request.viewer,
                key=key,
                deed=request.path,
                digest=_digest_of(request),
                now=clock.now(),
            )
            if known:
                entry = selectors.entry_if_there(request.viewer, known.entry_id)
                return back(request, entry)
            answer = view(request, **named)
            if answer.status_code >= 400:
                transaction.set_rollback(True)  # not understood: the key stays unused
            else:
                done = answer.get(ENTRY, "")
                services.note_outcome(
                    request.viewer, key=key, entry_id=from_hex(done) if done else None
                )
            return answer

    return once


def _digest_of(request: ViewerRequest) -> str:
    """Sum up what a write says, apart from its key and from what is new in every page."""
    said = sorted(
        (name, *request.POST.getlist(name)) for name in request.POST if name not in UNSAID
    )
    return sha256(repr(said).encode()).hexdigest()


def _key_of(request: ViewerRequest) -> UUID | None:
    """Read the key; what is no UUID is no key."""
    try:
        return UUID(request.POST.get("key") or request.headers.get("Idempotency-Key") or "")
    except ValueError:
        return None
