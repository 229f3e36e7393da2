"""Reading the charter: what holds, what it means for oneself, and every version there was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lentera.charter import services
from lentera.charter.differences import differences
from lentera.charter.naming import project_names
from lentera.charter.selectors import elected
from lentera.charter.selectors import history as selectors
from lentera.charter.selectors.meaning import meaning_for
from lentera.charter.sentences import never, points_of, seen_by_whom, seen_by_you, seen_of_you
from lentera.charter.views.tampering import unless_tampered
from lentera.domain.timespan import day_of
from lentera.domain.viewer import Role
from lentera.web import clock, flash

if TYPE_CHECKING:
    from lentera.charter.differences import Difference
    from lentera.charter.selectors.history import Told
    from lentera.domain.viewer import Viewer
    from lentera.web.requests import ViewerRequest


@dataclass(frozen=True, slots=True)
class Shown:
    """A version with its differences in words."""

    told: Told
    differences: tuple[Difference, ...]


@require_GET
@unless_tampered
def read(request: ViewerRequest) -> HttpResponse:
    """Show the charter that holds, in plain words."""
    viewer, now, names = request.viewer, clock.now(), project_names(request.viewer)
    versions = selectors.history(viewer, now)
    held = next(one for one in versions if one.state is selectors.State.IN_FORCE)
    today = day_of(now, ZoneInfo(viewer.zone), viewer.day_starts_at)
    meaning = meaning_for(viewer, held.charter, today=today, projects=names)
    facts = {
        "held": held,
        "waiting": [_shown(one, viewer, names) for one in versions if one.waits],
        "history": [_shown(one, viewer, names) for one in versions],
        "of_you": [seen_of_you(sight) for sight in meaning.others_see_of_me],
        "by_you": [seen_by_you(sight) for sight in meaning.i_see_of_others],
        "everybody": seen_by_whom(held.charter),
        "points": points_of(held.charter, viewer, names),
        "never": never(),
        "representative": elected.representative_of(viewer.workspace_id),
        "was_read": held.number in selectors.read_by(viewer),
        "readers": selectors.readers(viewer, held.number),
        "leads": Role.LEAD in viewer.roles,
    }
    return render(request, "charter/page.html", facts)


@require_GET
@unless_tampered
def version(request: ViewerRequest, number: int) -> HttpResponse:
    """Show one announced version whole, with what it changed."""
    return render(request, "charter/version.html", version_facts(request.viewer, number))


@require_POST
def acknowledge(request: ViewerRequest, number: int) -> HttpResponse:
    """Keep that the viewer has read a version."""
    services.acknowledge(request.viewer, number=number, now=clock.now())
    flash.say(request, _("Noted that you have read it. That is no consent."))
    return redirect("charter:read")


@require_POST
def second_key(request: ViewerRequest, number: int) -> HttpResponse:
    """Give the second key."""
    services.turn_second_key(request.viewer, number=number, now=clock.now())
    flash.say(request, _("The second key is given."))
    return redirect("charter:version", number=number)


def version_facts(viewer: Viewer, number: int) -> dict[str, object]:
    """Return what the page of one version shows."""
    now, names = clock.now(), project_names(viewer)
    told = selectors.version_told(viewer, number, now)
    return {
        "shown": _shown(told, viewer, names),
        "told": told,
        "everybody": seen_by_whom(told.charter),
        "points": points_of(told.charter, viewer, names),
        "never": never(),
        "represents": elected.represents(viewer),
        "representative": elected.representative_of(viewer.workspace_id),
        "was_read": number in selectors.read_by(viewer),
        "readers": selectors.readers(viewer, number),
    }


def _shown(told: Told, viewer: Viewer, names: dict[int, str]) -> Shown:
    return Shown(told, differences(told.before, told.charter, viewer, names))
