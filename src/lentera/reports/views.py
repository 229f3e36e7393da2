"""My report, and the files of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from lentera.domain.timespan import day_of
from lentera.reports import drawing, files, selectors
from lentera.reports.forms import ReportForm
from lentera.reports.navigating import address, period_links
from lentera.tracking.selectors import entry_stream
from lentera.web import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.http.response import HttpResponseBase

    from lentera.reports.asked import Asked
    from lentera.web.requests import ViewerRequest


@require_safe
def mine(request: ViewerRequest) -> HttpResponse:
    """Show one's own time, added up; to htmx only what a filter changes."""
    now = clock.now()
    form = _form(request, now)
    if not form.is_valid():
        return _mistaken(request, form)
    report = selectors.report(request.viewer, form.asked(), now=now)
    whole = not request.htmx or request.htmx.history_restore_request
    template = "reports/page.html" if whole else "reports/_answer.html"
    context = {"form": form, **drawing.page(report, request.viewer, form.address)}
    answer = render(request, template, context)
    # The address people see and keep holds only what was asked.
    answer["HX-Push-Url"] = address(form.address)
    return answer


@require_safe
def table(request: ViewerRequest) -> HttpResponseBase:
    """Give the page's table as a file: the same lines in the same order."""
    now = clock.now()
    form = _form(request, now)
    if not form.is_valid():
        return _mistaken(request, form)
    report = selectors.report(request.viewer, form.asked(), now=now)
    return _file("report", report.asked, files.table(report, request.viewer))


@require_safe
def columns(request: ViewerRequest) -> HttpResponseBase:
    """Give the numbers of the page's columns as a file: day by day, or week by week."""
    now = clock.now()
    form = _form(request, now)
    if not form.is_valid():
        return _mistaken(request, form)
    report = selectors.report(request.viewer, form.asked(), now=now)
    return _file("columns", report.asked, files.columns(report, request.viewer))


@require_safe
def entries(request: ViewerRequest) -> HttpResponseBase:
    """Give every entry behind the page as a file, however many there are."""
    now = clock.now()
    form = _form(request, now)
    if not form.is_valid():
        return _mistaken(request, form)
    asked = form.asked()
    found = entry_stream(request.viewer, asked.filters, asked.period.days, now=now)
    return _file("entries", asked, files.entries(found, request.viewer))


def _form(request: ViewerRequest, now: datetime) -> ReportForm:
    viewer = request.viewer
    today = day_of(now, ZoneInfo(viewer.zone), viewer.day_starts_at)
    return ReportForm(request.GET, viewer=viewer, today=today)


def _mistaken(request: ViewerRequest, form: ReportForm) -> HttpResponse:
    """Say what could not be read and keep what was typed; figures would answer something else."""
    if request.htmx:
        return HttpResponseClientRedirect(request.get_full_path())
    links = period_links(QueryDict(), request.viewer, form.today)
    return render(request, "reports/page.html", {"form": form, "links": links}, status=422)


def _file(kind: str, asked: Asked, portions: Iterator[bytes]) -> StreamingHttpResponse:
    days = asked.period.days
    name = f"lentera-{kind}-{days.first_on}-{days.last_on}.csv"
    return StreamingHttpResponse(
        portions,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
