"""Bringing a file: the drop zone, the preview with its questions, the yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lentera.exchange import services
from lentera.exchange.forms import AnswersForm, FileForm
from lentera.exchange.selectors import earlier_runs, own_run, preview_of
from lentera.exchange.uploads import refuse_too_large
from lentera.web import clock, flash
from lentera.web.requests import posted

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

    from lentera.exchange.selectors import Preview
    from lentera.web.requests import ViewerRequest

RUNS_ON_A_PAGE = 10


@require_http_methods(["GET", "POST"])
def bring(request: ViewerRequest) -> HttpResponse:
    """Take a file, and show what was brought before."""
    viewer, sent = request.viewer, posted(request)
    refuse_too_large(request)
    form = FileForm(sent, request.FILES if sent is not None else None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        run = services.begin_run(
            viewer,
            file=upload.file,
            file_name=upload.name,
            email=cast("AbstractBaseUser", request.user).get_username(),
            now=clock.now(),
        )
        return redirect("exchange:run", run.pk)
    runs = Paginator(earlier_runs(viewer), RUNS_ON_A_PAGE).get_page(request.GET.get("page"))
    facts = {"form": form, "page": runs, "query": ""}
    return render(request, "exchange/page.html", facts, status=422 if form.is_bound else 200)


@require_POST
def answer(request: ViewerRequest, run_id: int) -> HttpResponse:
    """Keep the answers about a file and show it that way."""
    preview = preview_of(request.viewer, own_run(request.viewer, run_id))
    form = AnswersForm(request.POST, preview=preview, viewer=request.viewer)
    if not form.is_valid():
        return show_preview(request, preview, form)
    services.answer_run(
        request.viewer, run_id=run_id, choices=form.choices(), zone=form.cleaned_data["zone"]
    )
    return redirect(reverse("exchange:run", args=[run_id]) + "#questions")


@require_POST
def accept(request: ViewerRequest, run_id: int) -> HttpResponse:
    """Bring in what the preview shows."""
    bring_back = "bring_back" in request.POST  # the name of the button that was pressed
    services.accept_run(request.viewer, run_id=run_id, bring_back=bring_back, now=clock.now())
    return redirect("exchange:run", run_id)


@require_POST
def drop(request: ViewerRequest, run_id: int) -> HttpResponse:
    """Forget a preview."""
    services.drop_run(request.viewer, run_id=run_id)
    flash.say(request, _("The file is gone. Nothing of it was brought in."))
    return redirect("exchange:import")


def show_preview(request: ViewerRequest, preview: Preview, form: AnswersForm) -> HttpResponse:
    """Render the preview with its questions."""
    facts = {"preview": preview, "run": preview.run, "told": preview.foresight, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "exchange/preview.html", facts, status=status)
