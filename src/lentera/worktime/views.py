"""One's own agreed hours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lentera.domain.timespan import day_of
from lentera.people import wizard
from lentera.web import clock, flash
from lentera.web.requests import posted
from lentera.worktime import selectors, services
from lentera.worktime.forms import HoursForm, typed_hours

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest

# Full-time work as most people begin with; the first thing to change where it is otherwise.
USUAL = (timedelta(hours=8),) * 5 + (timedelta(0),) * 2
EARLIEST = date(1970, 1, 1)
A_YEAR = timedelta(days=366)


@require_http_methods(["GET", "POST"])
def hours(request: ViewerRequest) -> HttpResponse:
    """Show what is agreed since when, and agree on something else from a day on."""
    form = _form(request)
    if form.is_valid():
        _agree(request, form)
        flash.say(request, _("Your agreed hours are saved."))
        return redirect("worktime:hours")
    context = {"form": form, "agreements": selectors.agreements(request.viewer)}
    return render(request, "worktime/hours.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def first_hours(request: ViewerRequest) -> HttpResponse:
    """Ask for the agreed hours, a step of the first run."""
    if "back" in request.POST:
        return wizard.backward(request, "hours")
    form = _form(request, kept=wizard.recall(request, "hours"))
    if form.is_valid():
        _agree(request, form)
        wizard.keep_typed(request, "hours")
        return wizard.onward(request, "hours")
    context = {"form": form, "progress": wizard.progress(request, "hours")}
    return render(request, "worktime/first_hours.html", context, status=422 if form.errors else 200)


@require_POST
def remove_hours(request: ViewerRequest, from_on: date) -> HttpResponse:
    """Take an agreement back that was written down by mistake."""
    services.withdraw_hours(request.viewer, from_on=from_on, now=clock.now())
    flash.say(request, _("These agreed hours are removed."))
    return redirect("worktime:hours")


def _form(request: ViewerRequest, kept: dict[str, str] | None = None) -> HoursForm:
    viewer = request.viewer
    today = day_of(clock.now(), ZoneInfo(viewer.zone), viewer.day_starts_at)
    known = selectors.agreements(viewer)
    usual = known[0].weekdays if known else USUAL
    return HoursForm(
        posted(request),
        initial=kept or {"from_on": today, **typed_hours(usual)},
        earliest=EARLIEST,
        latest=today + A_YEAR,
    )


def _agree(request: ViewerRequest, form: HoursForm) -> None:
    services.agree_hours(
        request.viewer,
        minutes=form.minutes(),
        from_on=form.cleaned_data["from_on"],
        now=clock.now(),
    )
