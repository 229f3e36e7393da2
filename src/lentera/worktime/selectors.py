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
    rows = AgreedHours.objects.own(viewer).order_by("-from_on")
    return [
        Agreement(
            from_on=row.from_on,
            weekdays=tuple(timedelta(minutes=getattr(row, weekday)) for weekday in WEEKDAYS),
        )
        for row in rows
    ]


def agreed_on(viewer: Viewer, days: Iterable[date]) -> dict[date, timedelta]:
    """What was agreed for each day; a day before the first agreement has nothing agreed.

    A later agreement never changes an earlier day (cases.md L7).
    """
    known = agreements(viewer)
    return {day: _on(known, day) for day in days}


def _on(known: list[Agreement], day: date) -> timedelta:
    for agreement in known:
        if agreement.from_on <= day:
            return agreement.weekdays[day.weekday()]
    return timedelta(0)
