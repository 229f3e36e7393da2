"""The timer's deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lentera.domain.ids import to_hex
from lentera.tracking import selectors, services
from lentera.tracking.forms import ContentForm, SinceForm, StartForm, StopForm
from lentera.tracking.views.back import back
from lentera.web import clock, flash

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_POST
def start(request: ViewerRequest) -> HttpResponse:
    """Start the timer: from the fields, an earlier entry, or a favourite."""
    now = clock.now()
    form = StartForm(request.POST)
    if not form.is_valid():
        return render(request, "tracking/start.html", {"form": form}, status=422)
    entry = services.start_from(
        request.viewer,
        content=form.content(),
        entry_id=form.cleaned_data["entry"],
        favourite_id=form.cleaned_data["favourite"],
        at=selectors.latest_instant(request.viewer, form.cleaned_data["at"], now=now),
        key=form.cleaned_data["key"],
        now=now,
    )
    return back(request, entry)


@require_POST
def stop(request: ViewerRequest) -> HttpResponse:
    """Stop the timer, or an entry that was running when the page was made."""
    now = clock.now()
    form = StopForm(request.POST)
    if not form.is_valid():
        return render(request, "tracking/stop.html", {"form": form}, status=422)
    entry = services.stop_timer(
        request.viewer,
        entry_id=form.cleaned_data["entry"],
        at=form.cleaned_data["ended_at"]
        or selectors.latest_instant(request.viewer, form.cleaned_data["at"], now=now),
        key=form.cleaned_data["key"],
        now=now,
    )
    return back(request, entry)


@require_POST
def take_break(request: ViewerRequest) -> HttpResponse:
    """Start a break; what ran ends."""
    return back(request, services.take_break(request.viewer, now=clock.now()))


@require_POST
def resume(request: ViewerRequest) -> HttpResponse:
    """Come back from a break to what ran before it."""
    return back(request, services.resume_after_break(request.viewer, now=clock.now()))


@require_POST
def discard(request: ViewerRequest) -> HttpResponse:
    """Put the timer out without keeping its time."""
    entry_id = services.discard_timer(request.viewer, now=clock.now())
    if entry_id is not None:
        undo = reverse("tracking:restore", args=[entry_id])
        flash.say(request, _("Put out. No time was kept."), undo=undo)
    return back(request)


@require_POST
def describe(request: ViewerRequest) -> HttpResponse:
    """Change what the running timer says."""
    form = ContentForm(request.POST)
    if not form.is_valid():
        return render(request, "tracking/start.html", {"form": form}, status=422)
    entry = services.describe_timer(request.viewer, content=form.content(), now=clock.now())
    return back(request, entry)


@require_http_methods(["GET", "POST"])
def since(request: ViewerRequest) -> HttpResponse:
    """Say when the running timer really started."""
    now = clock.now()
    line = selectors.running_line(request.viewer)
    form = SinceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = selectors.latest_instant(request.viewer, form.cleaned_data["at"], now=now)
        return back(request, services.move_timer_start(request.viewer, at=at or now, now=now))
    template = "tracking/_since.html" if request.htmx else "tracking/since.html"
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, "line": line}, status=status)


@require_POST
def still_on(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Note that a long timer is right, so that the page stops asking about it."""
    request.session["still_on"] = to_hex(entry_id)
    return back(request)
