"""Where the links of a report lead: other days, one line of it, its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from lentera.reports.grouping import By
from lentera.reports.periods import Period, When, after, before, own_period, period_of

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.reports.grouping import Group
    from lentera.reports.selectors import Report

A_DAY = timedelta(days=1)
# What one looks at next, after choosing a line.
NEXT = {By.CLIENT: By.PROJECT, By.PROJECT: By.TASK, By.TASK: By.DAY, By.TAG: By.PROJECT}


@dataclass(frozen=True, slots=True)
class Link:
    """A way to other days; ``key`` is its shortcut."""

    label: str
    url: str
    key: str
    current: bool


def address(query: QueryDict, **changes: str | None) -> str:
    """Return this page's address with some of its answers changed or, by None, taken out."""
    changed = query.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return f"{reverse('reports:mine')}?{changed.urlencode()}"


def to_period(query: QueryDict, period: Period) -> str:
    """Return the address of the same report about other days."""
    if period.when is When.OWN:
        first, last = period.days.first_on.isoformat(), period.days.last_on.isoformat()
        return address(query, when=When.OWN.value, first=first, last=last, on=None)
    on = period.days.first_on.isoformat()
    return address(query, when=period.when.value, on=on, first=None, last=None)


def narrowed_to(query: QueryDict, *groups: Group) -> str:
    """Return the address of what is in a line: the same days, only its time, seen closer."""
    changes: dict[str, str | None] = {}
    for group in groups:
        if group.by is By.DAY:
            changes |= {"when": When.DAY.value, "on": group.value, "first": None, "last": None}
            changes |= {"by": None, "then": None}
        else:
            changes |= {group.by.value: group.value, "by": NEXT[group.by].value, "then": None}
    return address(query, **changes)


def links(report: Report, query: QueryDict, viewer: Viewer) -> dict[str, Any]:
    """Return the addresses of the neighbours and of the files."""
    period = report.asked.period
    files = query.urlencode()
    return {
        "links": period_links(query, viewer, report.today, period),
        "earlier_url": to_period(query, before(period)),
        "later_url": to_period(query, after(period)),
        "all_url": _unfiltered(query),
        "table_url": f"{reverse('reports:table')}?{files}",
        "columns_url": f"{reverse('reports:columns')}?{files}",
        "entries_url": f"{reverse('reports:entries')}?{files}",
    }


def period_links(
    query: QueryDict, viewer: Viewer, today: date, current: Period | None = None
) -> list[Link]:
    """Return the usual periods; those that hold today move on with it."""
    starts = viewer.week_starts_on
    last_week = period_of(When.WEEK, today - 7 * A_DAY, starts)
    last_month = before(period_of(When.MONTH, today, starts))
    rolling = {
        When.DAY: (_("Today"), "d"),
        When.WEEK: (_("This week"), "w"),
        When.MONTH: (_("This month"), "m"),
        When.QUARTER: (_("This quarter"), "q"),
        When.YEAR: (_("This year"), "y"),
    }
    fixed = {
        When.DAY: (_("Yesterday"), period_of(When.DAY, today - A_DAY, starts)),
        When.WEEK: (_("Last week"), last_week),
        When.MONTH: (_("Last month"), last_month),
    }
    found = []
    for when, (label, key) in rolling.items():
        url = address(query, when=when.value, on=None, first=None, last=None)
        found.append(Link(label, url, key, period_of(when, today, starts) == current))
        if when in fixed:
            name, period = fixed[when]
            found.append(Link(name, to_period(query, period), "", period == current))
    own = current or period_of(When.WEEK, today, starts)
    days = own_period(own.days.first_on, own.days.last_on, starts)
    is_own = bool(current and current.when is When.OWN)
    return [*found, Link(_("Own dates"), to_period(query, days), "", is_own)]


def _unfiltered(query: QueryDict) -> str:
    names = ("q", "project", "client", "task", "tag", "kind", "billable")
    return address(query, **dict.fromkeys(names))
