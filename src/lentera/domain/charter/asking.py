"""A question about somebody's time, and the shapes of its answer."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lentera.domain.charter.scales import Cadence, Granularity, Purpose
from lentera.domain.timespan import DayRange, month_bounds, week_bounds
from lentera.domain.viewer import Role
from lentera.domain.wallclock import check_calendar, utc


class Reason(StrEnum):
    """Why the answer is no."""

    NO_CHARTER = "no_charter"
    OWN_USE_ONLY = "own_use_only"
    NOT_GRANTED = "not_granted"
    OUT_OF_REACH = "out_of_reach"
    MAY_NOT_EXPORT = "may_not_export"
    ONLY_RESULTS_COUNT = "only_results_count"
    STILL_OPEN = "still_open"
    NOT_HANDED_IN = "not_handed_in"
    PERIOD_DOES_NOT_FIT = "period_does_not_fit"
    TOO_FINE = "too_fine"
    NOTHING_ASKED = "nothing_asked"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: their roles, their team, the teams they lead and the projects they manage."""

    member_id: int
    roles: frozenset[Role] = frozenset()
    team_id: int | None = None
    leads: frozenset[int] = frozenset()
    manages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose time is asked about.

    Args:
        member_id: the person.
        team_id: their team during the whole period asked about; None if there was none, or if it
            changed on the way.
        handed_in_at: when they handed in the time sheet of the period, if they did.
    """

    member_id: int
    team_id: int | None = None
    handed_in_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days asked about.

    Args:
        first_on: the first day.
        last_on: the last day, included.
        begins_at: the first instant of the first day for any of the people asked about.
        closed_at: when the last of these days closed; None while one of them is open.
        week_starts_on: the first weekday, 0 for Monday to 6 for Sunday.

    Raises:
        ValueError: the period ends before it starts, or has no zone.
        OutsideTheCalendar: a day is not between 1900 and 2199.
    """

    first_on: date
    last_on: date
    begins_at: datetime
    closed_at: datetime | None = None
    week_starts_on: int = 0

    def __post_init__(self) -> None:
        check_calendar(self.first_on)
        check_calendar(self.last_on)
        if self.last_on < self.first_on:
            raise ValueError("a period cannot end before it starts")
        object.__setattr__(self, "begins_at", utc(self.begins_at))

    def is_whole(self, step: Cadence) -> bool:
        """Return whether the days are whole calendar months, or whole weeks."""
        first = step_around(self.first_on, step, self.week_starts_on)
        last = step_around(self.last_on, step, self.week_starts_on)
        return (first.first_on, last.last_on) == (self.first_on, self.last_on)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: for which purpose, about which days.

    Args:
        purpose: what the answer is for.
        period: the days.
        projects: only the time of these projects; None asks about all time.
        exported: whether the answer leaves the program as a file, a feed or over the API.
    """

    purpose: Purpose
    period: Period
    projects: frozenset[int] | None = None
    exported: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """How much may be seen, or why nothing."""

    granularity: Granularity
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What the door may open: these people's time, for this purpose, no finer than this.

    Args:
        viewer_id: who looks. They do not count towards a smallest group.
        member_ids: whose time.
        granularity: how finely.
        question: the purpose, the days and the projects it was opened for.
        results_only_projects: their time counts in totals, and is never shown by project.
        smallest_group: the fewest people behind a sum of work.
        smallest_group_about_people: the fewest behind a figure about the people themselves.
    """

    viewer_id: int
    member_ids: frozenset[int]
    granularity: Granularity
    question: Question
    results_only_projects: frozenset[int]
    smallest_group: int
    smallest_group_about_people: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the door stays shut, and because of whom."""

    reason: Reason
    member_ids: frozenset[int] = frozenset()


def step_around(day: date, step: Cadence, week_starts_on: int = 0) -> DayRange:
    """Return the calendar month or the week a day lies in.

    Raises:
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    return month_bounds(day) if step is Cadence.MONTH else week_bounds(day, week_starts_on)
