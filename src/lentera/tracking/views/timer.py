"""The timer's deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lentera.domain.ids import to_hex
from lentera.tracking import selectors, services
from lentera.tracking.forms import (
    DescribeForm,
    SinceForm,
    StartForm,
    StopForm,
    WhichForm,
    asks_about_start,
)
from lentera.tracking.refusals import UnknownEntry
from lentera.tracking.views.back import back, once_per_key, undo_address
from lentera.web import clock, flash
from lentera.web.back import address_back

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_POST
@once_per_key
def start(request: ViewerRequest) -> HttpResponse:
    """Start the timer: from the fields, an earlier entry, or a favourite."""
    now = clock.now()
    form = StartForm(request.POST)
    if not form.is_valid():
        return _ask_again(request, "start", form)
    at = selectors.latest_instant(request.viewer, form.cleaned_data["at"], now=now)
    asked = asks_about_start(form, request.viewer, at, now=now)
    if asked["asks"]:
        return _ask_again(request, "start", form, **asked)
    entry = services.start_from(
        request.viewer,
        content=form.content(),
        entry_id=form.cleaned_data["entry"],
        favourite_id=form.cleaned_data["favourite"],
        at=at,
        now=now,
    )
    return back(request, entry)


@require_POST
@once_per_key
def stop(request: ViewerRequest) -> HttpResponse:
    """Stop the timer, or an entry that was running when the page was made."""
    now = clock.now()
    form = StopForm(request.POST)
    if not form.is_valid():
        return _ask_again(request, "stop", form)
    entry = services.stop_timer(
        request.viewer,
        entry_id=form.cleaned_data["entry"],
        at=form.cleaned_data["ended_at"]
        or selectors.latest_instant(request.viewer, form.cleaned_data["at"], now=now),
        now=now,
    )
    return back(request, entry)


@require_POST
@once_per_key
def take_break(request: ViewerRequest) -> HttpResponse:
    """Start a break; what ran ends."""
    return back(request, services.take_break(request.viewer, now=clock.now()))


@require_POST
@once_per_key
def resume(request: ViewerRequest) -> HttpResponse:
    """Come back from a break to what ran before it."""
    resumed = services.resume_after_break(request.viewer, now=clock.now())
    if resumed.left_out:
        flash.warn(
            request,
            _("The timer runs, but without its project: no new time can go there any more."),
        )
    return back(request, resumed.entry)


@require_POST
@once_per_key
def discard(request: ViewerRequest) -> HttpResponse:
    """Put the timer out without keeping its time."""
    form = WhichForm(request.POST)
    if not form.is_valid():
        raise UnknownEntry
    seen = form.cleaned_data["entry"]
    now = clock.now()
    entry_id = services.discard_timer(request.viewer, entry_id=seen, now=now)
    if entry_id is not None:
        undo = undo_address(request, [entry_id], now=now)
        flash.say(request, _("Put out. No time was kept."), undo=undo)
    return back(request)


@require_POST
@once_per_key
def describe(request: ViewerRequest) -> HttpResponse:
    """Change what the running timer says."""
    form = DescribeForm(request.POST)
    if not form.is_valid():
        return _ask_again(request, "start", form)
    entry = services.describe_timer(
        request.viewer,
        entry_id=form.cleaned_data["entry"],
        content=form.content(),
        now=clock.now(),
    )
    return back(request, entry)


@require_http_methods(["GET", "POST"])
@once_per_key
def since(request: ViewerRequest) -> HttpResponse:
    """Say when the running timer really started."""
    now = clock.now()
    line = selectors.running_line(request.viewer)
    form = SinceForm(request.POST or None)
    asked = {}
    if request.method == "POST" and form.is_valid():
        at = selectors.latest_instant(request.viewer, form.cleaned_data["at"], now=now)
        asked = asks_about_start(form, request.viewer, at, now=now)
        if not asked["asks"]:
            return back(request, services.move_timer_start(request.viewer, at=at or now, now=now))
    template = "tracking/_since.html" if request.htmx else "tracking/since.html"
    status = 422 if form.is_bound else 200
    return render(request, template, {"form": form, "line": line, **asked}, status=status)


def _ask_again(request: ViewerRequest, deed: str, form: Form, **asked: object) -> HttpResponse:
    template = f"tracking/_{deed}.html" if request.htmx else f"tracking/{deed}.html"
    context = {"form": form, "next": address_back(request), **asked}
    return render(request, template, context, status=422)


@require_POST
def still_on(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Note that a long timer is right, so that the page stops asking about it."""
    request.session["still_on"] = to_hex(entry_id)
    return back(request)
