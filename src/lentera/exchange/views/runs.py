"""An import on its way and after it: progress, report, bad lines, taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRedirect

from lentera.exchange import services
from lentera.exchange.bad_lines import bad_lines_file
from lentera.exchange.forms import AnswersForm
from lentera.exchange.models import ImportRun
from lentera.exchange.remarks import remarks_of
from lentera.exchange.selectors import own_run, preview_of
from lentera.exchange.views.bringing import show_preview
from lentera.web import clock

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest

State = ImportRun.State
ON_THE_WAY = {State.WAITING, State.RUNNING, State.UNDOING, State.REVIVING}


@require_GET
def run(request: ViewerRequest, run_id: int) -> HttpResponse:
    """Show an import as it stands: preview, progress or report."""
    found = own_run(request.viewer, run_id)
    if found.state == State.PREVIEW:
        preview = preview_of(request.viewer, found)
        form = AnswersForm(None, preview=preview, viewer=request.viewer)
        return show_preview(request, preview, form)
    if found.state in ON_THE_WAY:
        template = "exchange/_progress.html" if request.htmx else "exchange/progress.html"
        return render(request, template, {"run": found})
    if request.htmx:
        return HttpResponseClientRedirect(reverse("exchange:run", args=[run_id]))
    facts = {"run": found, "remarks": remarks_of(found.remarks)}
    return render(request, "exchange/report.html", facts)


@require_GET
def bad_lines(request: ViewerRequest, run_id: int) -> HttpResponse:
    """Give the lines that stayed out as a file."""
    found = own_run(request.viewer, run_id)
    answer = HttpResponse(bad_lines_file(found.report), content_type="text/csv; charset=utf-8")
    name = _("lines-that-stayed-out")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


@require_POST
def bring_back(request: ViewerRequest, run_id: int) -> HttpResponse:
    """Bring back what the import found deleted."""
    services.bring_back(request.viewer, run_id=run_id, now=clock.now())
    return redirect("exchange:run", run_id)


@require_POST
def undo(request: ViewerRequest, run_id: int) -> HttpResponse:
    """Take an import back."""
    services.undo_run(request.viewer, run_id=run_id, now=clock.now())
    return redirect("exchange:run", run_id)
