"""The page on which named people's time is asked for, and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lentera.charter.words import GRANULARITIES, PURPOSES
from lentera.domain.charter import Granularity, Purpose
from lentera.domain.timespan import day_of
from lentera.people.selectors.standing import member_names, members_between
from lentera.projects.selectors import recordable_projects
from lentera.reports.named import files
from lentera.reports.named.forms import A_YEAR, NamedForm, month_before
from lentera.reports.named.granting import granted_purposes
from lentera.reports.named.reading import named_report
from lentera.reports.watermark import watermark
from lentera.reports.wording import days_words
from lentera.web import clock
from lentera.web.requests import posted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
def named(request: ViewerRequest) -> HttpResponse:
    """Ask for named people's time; a look is kept when it is answered, as page or as file."""
    viewer, now = request.viewer, clock.now()
    granted = granted_purposes(viewer, now=now)
    form = _form(request, granted, now)
    context: dict[str, Any] = {"form": form, "granted": _words(granted)}
    if not form.is_valid():
        return render(
            request, "reports/named/ask.html", context, status=422 if form.errors else 200
        )
    wanted, takes = form.wanted(), request.POST.get("as") == "file"
    people = named_report(viewer, wanted, now=now, exported=takes)
    mark = watermark(viewer, wanted.purpose, wanted.reference, now=now)
    if takes:
        return files.answer(people, wanted, mark, viewer)
    context |= {
        "people": people,
        "wanted": wanted,
        "mark": mark,
        "purpose": PURPOSES[wanted.purpose],
        "period_name": days_words(wanted.days, viewer),
        "posted": [(name, one) for name, many in request.POST.lists() for one in many],
        "begins_shown": wanted.granularity is Granularity.ENTRIES,
        "days_shown": wanted.granularity >= Granularity.PERSON_PER_DAY,
    }
    return render(request, "reports/named/report.html", context)


def _form(
    request: ViewerRequest, granted: Mapping[Purpose, Granularity], now: datetime
) -> NamedForm:
    viewer = request.viewer
    today = day_of(now, ZoneInfo(viewer.zone), viewer.day_starts_at)
    days = month_before(today)
    members = members_between(viewer.workspace_id, days.first_on - A_YEAR, today)
    projects = recordable_projects(viewer).order_by("name_key", "pk")
    return NamedForm(
        posted(request) if granted else None,
        granted=granted,
        people=member_names(members - {viewer.member_id}) if granted else {},
        projects=dict(projects.values_list("pk", "name")) if granted else {},
        days=days,
    )


def _words(granted: Mapping[Purpose, Granularity]) -> list[str]:
    """Return what the charter grants, a sentence for each purpose."""
    return [
        _("%(purpose)s: %(what)s, of closed days.")
        % {"purpose": PURPOSES[purpose], "what": GRANULARITIES[granularity]}
        for purpose, granularity in granted.items()
    ]
