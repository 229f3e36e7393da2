"""What is closed, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lentera.periods.models import ClosedPeriod

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Closed:
    """One closed period."""

    cadence: str
    first_on: date
    last_on: date
    closed_at: datetime


def closed_until(workspace_id: int) -> date | None:
    """Return the last day that is closed, if any is."""
    newest = ClosedPeriod.objects.filter(workspace_id=workspace_id).order_by("-last_on").first()
    return newest.last_on if newest else None


def closed_since(workspace_id: int) -> date | None:
    """Return the first day that is closed, if any is."""
    oldest = ClosedPeriod.objects.filter(workspace_id=workspace_id).order_by("first_on").first()
    return oldest.first_on if oldest else None


def closed_at(workspace_id: int, first_on: date, last_on: date) -> datetime | None:
    """Return when the last of these days closed; None while one of them is open."""
    within = ClosedPeriod.objects.filter(
        workspace_id=workspace_id, last_on__gte=first_on, first_on__lte=last_on
    )
    open_from, last_closing = first_on, None
    for period in within.order_by("first_on"):
        if period.first_on > open_from:
            return None
        open_from = period.last_on + DAY
        last_closing = max(last_closing or period.closed_at, period.closed_at)
    return last_closing if open_from > last_on else None


def closed_periods(workspace_id: int, *, newest: int = 60) -> tuple[Closed, ...]:
    """Return the closed periods of a workspace, the newest first, at most so many."""
    rows = ClosedPeriod.objects.filter(workspace_id=workspace_id).order_by("-first_on")[:newest]
    return tuple(Closed(one.cadence, one.first_on, one.last_on, one.closed_at) for one in rows)
