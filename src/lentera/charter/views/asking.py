"""Asking leads what they need, and drafting from their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lentera.charter import services
from lentera.charter.forms.words import AnswerForm
from lentera.charter.refusals import LeadsOnly, NobodyAsked
from lentera.charter.selectors import answers as selectors
from lentera.charter.words import CADENCES, GRANULARITIES, PURPOSES
from lentera.domain.viewer import Role
from lentera.web import clock, flash
from lentera.web.requests import posted

if TYPE_CHECKING:
    from lentera.charter.selectors.answers import Need
    from lentera.web.requests import ViewerRequest


@require_GET
def answers(request: ViewerRequest) -> HttpResponse:
    """Show who answered; and what, once the round is closed."""
    viewer = request.viewer
    if not (viewer.drafts_charter or Role.LEAD in viewer.roles):
        raise LeadsOnly
    asked = selectors.last_round(viewer.workspace_id)
    needs = selectors.needs_of(viewer, asked.round_id) if asked else ()
    facts = {"asked": asked, "needs": needs, "rows": _side_by_side(needs)}
    return render(request, "charter/answers.html", facts)


@require_POST
def ask_leads(request: ViewerRequest) -> HttpResponse:
    """Ask every lead."""
    services.ask_leads(request.viewer, now=clock.now())
    flash.say(request, _("Every lead is asked by mail."))
    return redirect("charter:answers")


@require_POST
def close_answers(request: ViewerRequest) -> HttpResponse:
    """Stop waiting for answers."""
    services.close_round(request.viewer, now=clock.now())
    return redirect("charter:answers")


@require_POST
def draft_from_answers(request: ViewerRequest) -> HttpResponse:
    """Draft the narrowest of what leads need."""
    services.draft_from_answers(request.viewer, now=clock.now())
    flash.say(request, _("The draft begins with the narrowest answer to each question."))
    return redirect("charter:draft")


@require_http_methods(["GET", "POST"])
def answer(request: ViewerRequest) -> HttpResponse:
    """Take one lead's answer."""
    viewer = request.viewer
    if Role.LEAD not in viewer.roles:
        raise LeadsOnly
    asked = selectors.open_round(viewer.workspace_id)
    if asked is None:
        raise NobodyAsked
    form = AnswerForm(posted(request), kept=selectors.own_answer(viewer, asked.pk))
    if form.is_valid():
        services.answer(
            viewer,
            why=form.cleaned_data["why"],
            needs=form.needs(),
            cadence=form.cleaned_data["cadence"],
            now=clock.now(),
        )
        flash.say(request, _("Your answer is kept. You can change it until all are read."))
        return redirect("charter:read")
    return render(
        request, "charter/answer.html", {"form": form}, status=422 if form.errors else 200
    )


def _side_by_side(needs: tuple[Need, ...]) -> list[tuple[object, list[object], bool]]:
    """Return a row for each question: what it is about, each lead's answer, whether they differ."""
    rows: list[tuple[object, list[object], bool]] = [
        (
            PURPOSES[purpose],
            [GRANULARITIES[need.needs[purpose]] for need in needs],
            len({need.needs[purpose] for need in needs}) > 1,
        )
        for purpose in selectors.ASKED
    ]
    cadences = {need.cadence for need in needs}
    often: list[object] = [CADENCES[need.cadence] for need in needs]
    rows.append((_("How often"), often, len(cadences) > 1))
    return rows if needs else []
