"""The addresses of this room: how the server is, and the mails it could not send."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lentera.config import undelivered
from lentera.config.health import health
from lentera.web import clock, flash

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest


@require_safe
def show_health(request: HttpRequest) -> JsonResponse:
    """How the server is doing: 200 while it serves everybody, 503 when somebody has to look."""
    del request
    found = health(clock.now())
    status = 503 if found.status == "failing" else 200
    return JsonResponse({"status": found.status, **asdict(found)}, status=status)


@require_safe
def show_undelivered(request: ViewerRequest) -> HttpResponse:
    """The mails that were given up, without what stands in them."""
    mails = undelivered.undelivered_mails(request.viewer, now=clock.now())
    return render(request, "config/undelivered.html", {"mails": mails})


@require_POST
def send_again(request: ViewerRequest, message_id: int) -> HttpResponse:
    """Try one of them once more."""
    undelivered.send_again(request.viewer, message_id=message_id, now=clock.now())
    flash.say(request, _("The mail is on its way again."))
    return redirect("undelivered")
