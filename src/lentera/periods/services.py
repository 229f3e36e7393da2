"""Closing periods."""

from __future__ import annotations

from datetime import date, datetime

from lentera.periods.models import ClosedPeriod
from lentera.periods.selectors import closed_until


def close_period(
    workspace_id: int, *, cadence: str, first_on: date, last_on: date, now: datetime
) -> bool:
    """Close days of a workspace; False if their first day is closed already.

    Days that are closed already are left out, so that every day is closed once.
    """
    until = closed_until(workspace_id)
    if until is not None and last_on <= until:
        return False
    if until is not None and first_on <= until < last_on:
        first_on = date.fromordinal(until.toordinal() + 1)
    _, made = ClosedPeriod.objects.get_or_create(
        workspace_id=workspace_id,
        first_on=first_on,
        defaults={"cadence": cadence, "last_on": last_on, "closed_at": now},
    )
    return made
