"""Named people's time of closed days: read by one look, with its purpose and reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from lentera.charter.services.disclosure import Ask, disclosed
from lentera.domain.charter import Granularity
from lentera.people.selectors.standing import member_names
from lentera.projects.selectors.labels import same_as
from lentera.tracking.selectors.disclosed import day_edges, day_lengths, disclosed_lengths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from lentera.charter.services.disclosure import Disclosure
    from lentera.domain.charter import Purpose
    from lentera.domain.timespan import DayRange
    from lentera.domain.viewer import Viewer

MILLISECOND = timedelta(milliseconds=1)
Edges = tuple["datetime", "datetime", str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a named report is asked for."""

    purpose: Purpose
    granularity: Granularity
    days: DayRange
    member_ids: frozenset[int]
    reference: str
    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one person; ``edges`` only where the charter grants begin and end."""

    day: date
    length: timedelta
    edges: Edges | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person's days, and their total; without days where only totals are granted."""

    name: str
    total: timedelta
    days: tuple[Day, ...] = ()


def named_report(
    viewer: Viewer, wanted: Wanted, *, now: datetime, exported: bool = False
) -> list[Person]:
    """Return the people asked for, by name, after the look at them is kept.

    Raises:
        NotShown: the charter does not grant it; the attempt is kept and shown to them.
        ReferenceMissing: nothing says what it belongs to.
        UnknownPeople: somebody is not of this workspace.
    """
    projects = None
    if wanted.project_id is not None:
        projects = frozenset(same_as("project", [wanted.project_id]))
    ask = Ask(
        member_ids=wanted.member_ids,
        purpose=wanted.purpose,
        granularity=wanted.granularity,
        first_on=wanted.days.first_on,
        last_on=wanted.days.last_on,
        reference=wanted.reference,
        projects=projects,
        exported=exported,
        channel="export" if exported else "page",
    )
    with disclosed(viewer, ask, now=now) as disclosure:
        return _people(disclosure, wanted)


def _people(disclosure: Disclosure, wanted: Wanted) -> list[Person]:
    names = member_names(wanted.member_ids)
    if wanted.granularity < Granularity.PERSON_PER_DAY:
        totals = dict.fromkeys(wanted.member_ids, timedelta())
        for one in disclosed_lengths(disclosure, [wanted.days]):
            totals[one.member_id] += one.milliseconds * MILLISECOND
        return [Person(name, totals[member_id]) for member_id, name in names.items()]
    lengths = day_lengths(disclosure)
    edges: Mapping[tuple[int, date], Edges] = (
        day_edges(disclosure) if wanted.granularity is Granularity.ENTRIES else {}
    )
    return [
        Person(
            name,
            sum(lengths[member_id].values(), timedelta()),
            tuple(
                Day(day, length, edges.get((member_id, day)))
                for day, length in sorted(lengths[member_id].items())
            ),
        )
        for member_id, name in names.items()
    ]
