"""Closing what is due: the charter says when, the room of periods keeps that it is closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.charter.selectors import held_now
from lentera.domain.charter import closes_on
from lentera.domain.charter.asking import step_around
from lentera.people.selectors.workspaces import (
    week_of_workspace,
    workspace_begun_at,
    zones_of_workspaces,
)
from lentera.periods.selectors import closed_until
from lentera.periods.services import close_period

if TYPE_CHECKING:
    from lentera.domain.charter import Charter
    from lentera.domain.timespan import DayRange

DAY = timedelta(days=1)


def close_due(*, now: datetime) -> list[tuple[int, DayRange]]:
    """Close every period of every workspace that is due; gives which, the oldest first.

    Zone: a day is over when it is over in the zone of the workspace.
    """
    closed = []
    for workspace_id, zone in zones_of_workspaces().items():
        charter = held_now(workspace_id, now).charter
        today = now.astimezone(ZoneInfo(zone)).date()
        week_starts_on = week_of_workspace(workspace_id)
        begin = _first_open(workspace_id, zone)
        while (period := _due(charter, begin, today, week_starts_on)) is not None:
            close_period(
                workspace_id,
                cadence=charter.cadence.slug,
                first_on=period.first_on,
                last_on=period.last_on,
                now=now,
            )
            closed.append((workspace_id, period))
            begin = period.last_on + DAY
    return closed


def _first_open(workspace_id: int, zone: str) -> date:
    """Return the first day that is not closed: the day after, or when the workspace was made."""
    until = closed_until(workspace_id)
    if until is not None:
        return until + DAY
    return workspace_begun_at(workspace_id).astimezone(ZoneInfo(zone)).date()


def _due(charter: Charter, day: date, today: date, week_starts_on: int) -> DayRange | None:
    """Return the period a day lies in, if it is time to close it."""
    if closes_on(charter, day, week_starts_on) > today:
        return None
    return step_around(day, charter.cadence, week_starts_on)
