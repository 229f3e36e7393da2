"""The days a report is about: a calendar period or one's own choice, and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from lentera.domain.timespan import (
    DayRange,
    month_bounds,
    quarter_bounds,
    week_bounds,
    year_bounds,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

A_DAY = timedelta(days=1)
# Up to so many days a chart has a column a day, then a week, a month, a year.
MOST_DAYS, MOST_DAYS_BY_WEEK, MOST_DAYS_BY_MONTH = 31, 184, 1100


class When(StrEnum):
    """The kinds of periods, as they stand in addresses."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a report, and what kind of period they are."""

    when: When
    days: DayRange
    week_starts_on: int = 0

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.days.last_on - self.days.first_on).days + 1

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.days.first_on <= day <= self.days.last_on


def period_of(when: When, on: date, week_starts_on: int = 0) -> Period:
    """Return the calendar period of a kind that holds the day."""
    return Period(when, _bounds(when, week_starts_on)(on), week_starts_on)


def own_period(first_on: date, last_on: date, week_starts_on: int = 0) -> Period:
    """Return a period of one's own choice."""
    return Period(When.OWN, DayRange(first_on, last_on), week_starts_on)


def before(period: Period) -> Period:
    """Return the calendar period before this one; for days of one's own as many as these."""
    if period.when is When.OWN:
        return as_long_before(period)
    return period_of(period.when, period.days.first_on - A_DAY, period.week_starts_on)


def after(period: Period) -> Period:
    """Return the calendar period after this one; for days of one's own as many as these."""
    if period.when is When.OWN:
        first_on = period.days.last_on + A_DAY
        return own_period(first_on, first_on + (period.length - 1) * A_DAY, period.week_starts_on)
    return period_of(period.when, period.days.last_on + A_DAY, period.week_starts_on)


def as_long_before(period: Period) -> Period:
    """Return as many days as this period has, just before it."""
    last_on = period.days.first_on - A_DAY
    return own_period(last_on - (period.length - 1) * A_DAY, last_on, period.week_starts_on)


def single_days(period: Period) -> list[DayRange]:
    """Return the days of the period one by one."""
    return [DayRange(day, day) for day in period.days.days()]


def columns_of(period: Period) -> tuple[When, list[DayRange]]:
    """Return the period in days, weeks, months or years, as many as a chart can show.

    The first and the last are cut where the period begins and ends.
    """
    if period.length <= MOST_DAYS:
        return When.DAY, single_days(period)
    if period.length <= MOST_DAYS_BY_WEEK:
        kind = When.WEEK
    elif period.length <= MOST_DAYS_BY_MONTH:
        kind = When.MONTH
    else:
        kind = When.YEAR
    return kind, list(_divided(period, _bounds(kind, period.week_starts_on)))


def _divided(period: Period, bounds: Callable[[date], DayRange]) -> Iterator[DayRange]:
    day = period.days.first_on
    while day <= period.days.last_on:
        last_on = min(bounds(day).last_on, period.days.last_on)
        yield DayRange(day, last_on)
        day = last_on + A_DAY


def _bounds(when: When, week_starts_on: int) -> Callable[[date], DayRange]:
    bounds: dict[When, Callable[[date], DayRange]] = {
        When.DAY: lambda day: DayRange(day, day),
        When.WEEK: partial(week_bounds, week_starts_on=week_starts_on),
        When.MONTH: month_bounds,
        When.QUARTER: quarter_bounds,
        When.YEAR: year_bounds,
    }
    return bounds[when]
