"""Questions about agreed hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.dates import WEEKDAYS_ABBR

from lentera.worktime.models import AgreedHours
from lentera.worktime.querysets import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lentera.charter.services.disclosure import Disclosure
    from lentera.domain.timespan import DayRange
    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Agreement:
    """What holds from a day on: a length for each weekday, Monday first."""

    from_on: date
    weekdays: tuple[timedelta, ...]

    @property
    def week(self) -> timedelta:
        """The length of a whole week."""
        return sum(self.weekdays, timedelta(0))

    @property
    def named(self) -> list[tuple[str, timedelta]]:
        """The days with something agreed, by their short names."""
        names = (str(WEEKDAYS_ABBR[day]) for day in range(7))
        return [(name, length) for name, length in zip(names, self.weekdays, strict=True) if length]


def agreements(viewer: Viewer) -> list[Agreement]:
    """All agreements of the viewer, newest first."""
    return [_agreement(row) for row in AgreedHours.objects.own(viewer).order_by("-from_on")]


def agreed_on(viewer: Viewer, days: Iterable[date]) -> dict[date, timedelta]:
    """What was agreed for each day; a day before the first agreement has nothing agreed.

    A later agreement never changes an earlier day (cases.md L7).
    """
    known = agreements(viewer)
    return {day: _on(known, day) for day in days}


def agreed_by_people(disclosure: Disclosure, days: DayRange) -> dict[int, timedelta]:
    """What each person of a look agreed to work in these days; who agreed on nothing is left out.

    Raises:
        UnscopedQueryError: the look is over.
    """
    known: dict[int, list[Agreement]] = {}
    for row in AgreedHours.objects.disclosed(disclosure).order_by("-from_on"):
        known.setdefault(row.member_id, []).append(_agreement(row))
    dates = list(days.days())
    agreed = {
        member_id: sum((_on(agreements, day) for day in dates), timedelta())
        for member_id, agreements in known.items()
    }
    return {member_id: length for member_id, length in agreed.items() if length}


def _agreement(row: AgreedHours) -> Agreement:
    weekdays = tuple(timedelta(minutes=getattr(row, weekday)) for weekday in WEEKDAYS)
    return Agreement(from_on=row.from_on, weekdays=weekdays)


def _on(known: list[Agreement], day: date) -> timedelta:
    for agreement in known:
        if agreement.from_on <= day:
            return agreement.weekdays[day.weekday()]
    return timedelta(0)
