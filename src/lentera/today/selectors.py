"""What the first page shows, gathered from the rooms below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.domain import timer
from lentera.domain.timespan import clock_change_on, day_of, week_bounds
from lentera.tracking import selectors as tracking
from lentera.witness.selectors import MonthOfLooks, month_of_looks
from lentera.worktime.selectors import agreed_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer

DAYS_AT_FIRST = 3
DAYS_AT_MOST = 31
PICK_UP_AGAIN = 4


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the viewer's week: worked so far and agreed."""

    day: date
    work: timedelta
    agreed: timedelta


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the first page shows."""

    now: datetime
    today: date
    running: tracking.EntryLine | None
    forgotten: timer.Forgotten | None
    past: Sequence[tracking.EntryLine]
    again: Sequence[tracking.Suggestion]
    before_break: tracking.EntryLine | None
    favourites: Sequence[tracking.Suggestion]
    days: Sequence[tracking.DayList]
    overlaps: Mapping[int, tracking.Shared]
    clock_changes: Mapping[date, timedelta]
    week: Sequence[WeekDay]
    earlier: date | None
    looks: MonthOfLooks

    @property
    def running_length(self) -> timedelta | None:
        """How long the timer has been running."""
        return self.running.length(self.now) if self.running else None

    @property
    def ran_on(self) -> tracking.EntryLine | None:
        """The newest entry whose timer perhaps ran on unnoticed."""
        return next((line for line in self.past if line.perhaps_ended_at), None)

    @property
    def ran_on_length(self) -> timedelta | None:
        """For how long that timer ran."""
        return self.ran_on.length(self.now) if self.ran_on else None

    @property
    def strip(self) -> Sequence[tracking.EntryLine]:
        """The entries of today."""
        return self.days[0].lines if self.days and self.days[0].day == self.today else ()

    @property
    def worked_this_week(self) -> timedelta:
        """Work of the week so far."""
        return sum((day.work for day in self.week), timedelta(0))

    @property
    def agreed_this_week(self) -> timedelta:
        """What was agreed for the whole week."""
        return sum((day.agreed for day in self.week), timedelta(0))


def board(viewer: Viewer, *, now: datetime, days: int = DAYS_AT_FIRST) -> Board:
    """Gather the first page: the timer, what to pick up again, the last days, the week.

    ``days`` is how many days with entries are listed; one more is looked for to offer it.
    """
    zone = ZoneInfo(viewer.zone)
    today = day_of(now, zone, viewer.day_starts_at)
    days = min(max(days, 1), DAYS_AT_MOST)
    past = tracking.recent_past(viewer, days=days)
    lines = past.lines
    lists = tracking.day_lists(viewer, lines, until=today, now=now)
    # The oldest day may be cut in the middle, so it is shown only if nothing older is left out.
    whole = lists if past.complete else lists[:-1]
    shown = whole[:days]
    running = past.running
    changes = {one.day: clock_change_on(one.day, zone, viewer.day_starts_at) for one in shown}
    return Board(
        now=now,
        today=today,
        running=running,
        forgotten=_forgotten(viewer, running, now),
        past=lines,
        again=tracking.recents(lines, count=PICK_UP_AGAIN),
        before_break=tracking.before_break(lines, running),
        favourites=past.favourites,
        days=shown,
        overlaps=tracking.overlaps_in([line for day in shown for line in day.lines], now=now),
        clock_changes={day: change for day, change in changes.items() if change},
        week=_week(viewer, today, now),
        earlier=lists[len(shown)].day if len(lists) > len(shown) else None,
        looks=month_of_looks(viewer, now=now),
    )


def _forgotten(
    viewer: Viewer, running: tracking.EntryLine | None, now: datetime
) -> timer.Forgotten | None:
    if running is None:
        return None
    zone, day_starts_at = ZoneInfo(running.zone), viewer.day_starts_at
    is_on = timer.Running(running.id, running.started_at)
    # Habits are looked up only for a timer that was forgotten.
    if not timer.forgotten(is_on, now=now, zone=zone, day_starts_at=day_starts_at):
        return None
    usual_end = tracking.usual_end(viewer, before=running.started_at)
    return timer.forgotten(
        is_on, now=now, zone=zone, day_starts_at=day_starts_at, usual_end=usual_end
    )


def _week(viewer: Viewer, today: date, now: datetime) -> list[WeekDay]:
    week = week_bounds(today, viewer.week_starts_on)
    days = list(week.days())
    totals = tracking.day_totals(viewer, days[0], days[-1], now=now)
    agreed = agreed_on(viewer, days)
    return [WeekDay(day, totals[day].work, agreed[day]) for day in days]
