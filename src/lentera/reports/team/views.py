"""The page of a team, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lentera.domain.timespan import day_of
from lentera.reports.sharing.reading import shared_with
from lentera.reports.team import asked, drawing, files
from lentera.reports.team.looking import TeamPage, open_team
from lentera.reports.team.reasons import reason_words
from lentera.web import clock

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer
    from lentera.web.requests import ViewerRequest


@require_safe
def page(request: ViewerRequest) -> HttpResponse:
    """Show what was published of a team, or why there is nothing; keep that it was looked at."""
    viewer, now = request.viewer, clock.now()
    today = _today(viewer, now)
    found = open_team(viewer, asked.read_address(request.GET), today=today, now=now)
    context = {
        "page": found,
        "now": now,
        "shared": shared_with(viewer, today=today, now=now),
        **_frame(found, viewer, asked.span_of(request.GET)),
        **drawing.draw(found, viewer),
    }
    return render(request, "reports/team/page.html", context)


@require_safe
def table(request: ViewerRequest) -> HttpResponse:
    """Give the page's table as a file, if the charter lets the viewer take it out."""
    viewer, now = request.viewer, clock.now()
    found = open_team(
        viewer,
        asked.read_address(request.GET),
        today=_today(viewer, now),
        now=now,
        exported=True,
    )
    return files.answer(found, viewer, now=now)


def _frame(found: TeamPage, viewer: Viewer, span: str) -> dict[str, Any]:
    """Return what stands around the figures: the reasons, and where the links lead."""
    key = found.wanted.key if found.wanted else ""
    period = found.period
    return {
        "reason": reason_words(found.why_not),
        "period_name": drawing.period_name(period, viewer) if period else "",
        "nodes": [
            (one.name, asked.page_address(one.key, period, span), one == found.wanted)
            for one in found.nodes
        ],
        "earlier_url": found.earlier and asked.page_address(key, found.earlier, span),
        "later_url": found.later and asked.page_address(key, found.later, span),
        "spans": [
            (one, asked.page_address(key, period, one), one == span) for one in asked.PERIODS
        ],
        "file_url": asked.page_address(key, period, asked.SHORT, "table"),
    }


def _today(viewer: Viewer, now: datetime) -> date:
    return day_of(now, ZoneInfo(viewer.zone), viewer.day_starts_at)
