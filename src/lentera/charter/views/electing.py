"""Elections of the representative: everybody reads them, some record them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lentera.charter import services
from lentera.charter.forms.words import ElectionForm, EndElectionForm
from lentera.charter.selectors import elected as selectors
from lentera.domain.timespan import day_of
from lentera.people.selectors.standing import people_here
from lentera.web import clock, flash

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.web.requests import ViewerRequest


@require_GET
def elections(request: ViewerRequest) -> HttpResponse:
    """Show every election, how it was held and who recorded it."""
    return render(request, "charter/elections.html", _page_of(request.viewer))


@require_POST
def record_election(request: ViewerRequest) -> HttpResponse:
    """Record an election."""
    viewer, now = request.viewer, clock.now()
    form = _form(viewer, request)
    if not form.is_valid():
        facts = _page_of(viewer) | {"form": form}
        return render(request, "charter/elections.html", facts, status=422)
    services.record_election(
        viewer,
        member_id=form.cleaned_data["member"],
        held_on=form.cleaned_data["held_on"],
        how=form.cleaned_data["how"],
        today=day_of(now, ZoneInfo(viewer.zone), viewer.day_starts_at),
        now=now,
    )
    flash.say(request, _("The election is recorded, and everybody is told by mail."))
    return redirect("charter:elections")


@require_POST
def end_election(request: ViewerRequest) -> HttpResponse:
    """Record that the representative does not represent any more."""
    form = EndElectionForm(request.POST)
    if not form.is_valid():
        facts = _page_of(request.viewer) | {"end_form": form}
        return render(request, "charter/elections.html", facts, status=422)
    services.end_election(request.viewer, why=form.cleaned_data["why"], now=clock.now())
    flash.say(request, _("It is recorded, and everybody is told by mail."))
    return redirect("charter:elections")


def _page_of(viewer: Viewer) -> dict[str, object]:
    facts: dict[str, object] = {"elections": selectors.elections(viewer.workspace_id)}
    if viewer.drafts_charter:
        facts["form"] = _form(viewer, None)
        facts["end_form"] = EndElectionForm()
    return facts


def _form(viewer: Viewer, request: ViewerRequest | None) -> ElectionForm:
    people = {
        member_id: name
        for member_id, name in people_here(viewer.workspace_id).items()
        if member_id != viewer.member_id
    }
    return ElectionForm(request.POST if request else None, people=people)
