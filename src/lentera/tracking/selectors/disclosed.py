"""Other people's time, read through an open look (decision 31), no finer than it was opened for.

An entry counts on every local day it touches, in its own zone and from its person's day start,
as in their own reports. A running timer is nobody else's business (decision 30): it counts when
it has ended.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Min

from lentera.domain.charter import Granularity
from lentera.domain.doors import UnscopedQueryError
from lentera.domain.timespan import DayRange, day_start
from lentera.people.selectors.standing import day_starts_of
from lentera.tracking.models import TimeEntry
from lentera.tracking.nearness import A_DAY, LongerThanADay
from lentera.tracking.selectors.matching import far_around
from lentera.tracking.selectors.sums import AT_ONCE, EPOCH, MILLISECOND, Milliseconds
from lentera.tracking.tally import cut

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lentera.charter.services.disclosure import Disclosure
    from lentera.tracking.querysets import EntryQuerySet

DAY = timedelta(days=1)


class Length(NamedTuple):
    """What one member worked for one project within one stretch of days.

    Units: milliseconds; ``place`` is the number of the stretch.
    """

    place: int
    member_id: int
    project_id: int | None
    milliseconds: int


def disclosed_lengths(disclosure: Disclosure, stretches: Sequence[DayRange]) -> list[Length]:
    """Add up the work of the people of a look, by stretches of days that follow one another.

    Zone: each entry's own, from its person's day start.

    Raises:
        UnscopedQueryError: the look is over, or these days are not what it is about.
    """
    days = DayRange(stretches[0].first_on, stretches[-1].last_on)
    if not disclosure.first_on <= days.first_on <= days.last_on <= disclosure.last_on:
        message = "the look is about other days"
        raise UnscopedQueryError(message)
    starts = day_starts_of(disclosure.scope.member_ids)
    firsts = (*(one.first_on for one in stretches), stretches[-1].last_on + DAY)
    found: defaultdict[tuple[int, int, int | None], int] = defaultdict(int)
    rows = _work(disclosure, days).values_list(
        "member_id", "project_id", "zone", Milliseconds("started_at"), Milliseconds("ended_at")
    )
    for member_id, project_id, zone, start, end in rows.iterator(chunk_size=AT_ONCE):
        for place, begins, ends in cut(start, end, _edges(firsts, zone, starts[member_id])):
            found[place, member_id, project_id] += ends - begins
    return [Length(*key, milliseconds) for key, milliseconds in found.items()]


def day_lengths(disclosure: Disclosure) -> dict[int, dict[date, timedelta]]:
    """Return the work of each person of a look on each day on which there is any.

    Zone: each entry's own, from its person's day start.

    Raises:
        UnscopedQueryError: the look is over, or was opened for less than days.
    """
    if disclosure.granularity < Granularity.PERSON_PER_DAY:
        message = "the look is not at days of single people"
        raise UnscopedQueryError(message)
    days = list(DayRange(disclosure.first_on, disclosure.last_on).days())
    found: dict[int, dict[date, timedelta]] = {one: {} for one in disclosure.scope.member_ids}
    for one in disclosed_lengths(disclosure, [DayRange(day, day) for day in days]):
        of_days = found[one.member_id]
        day = days[one.place]
        of_days[day] = of_days.get(day, timedelta()) + one.milliseconds * MILLISECOND
    return found


def day_edges(disclosure: Disclosure) -> dict[tuple[int, date], tuple[datetime, datetime, str]]:
    """Return when each person of a look began and ended work on each day, and in which zone.

    Zone: instants are UTC; the zone is that of the day's first entry.

    Raises:
        UnscopedQueryError: the look is over, or was not opened for single entries.
    """
    if disclosure.granularity < Granularity.ENTRIES:
        message = "the look is not at single entries"
        raise UnscopedQueryError(message)
    days = list(DayRange(disclosure.first_on, disclosure.last_on).days())
    firsts = (*days, days[-1] + DAY)
    starts = day_starts_of(disclosure.scope.member_ids)
    found: dict[tuple[int, date], tuple[int, int, str]] = {}
    rows = _work(disclosure, DayRange(days[0], days[-1])).order_by("started_at")
    for member_id, zone, start, end in rows.values_list(
        "member_id", "zone", Milliseconds("started_at"), Milliseconds("ended_at")
    ):
        for place, begins, ends in cut(start, end, _edges(firsts, zone, starts[member_id])):
            key = member_id, days[place]
            first, last, where = found.get(key, (begins, ends, zone))
            found[key] = min(first, begins), max(last, ends), where
    return {
        key: (_instant(first), _instant(last), zone) for key, (first, last, zone) in found.items()
    }


def _instant(milliseconds: int) -> datetime:
    return EPOCH + milliseconds * MILLISECOND


def _work(disclosure: Disclosure, days: DayRange) -> EntryQuerySet:
    """Return the ended work that may touch these days, found without looking at all before."""
    span = far_around(days)
    ended = TimeEntry.objects.disclosed(disclosure).filter(
        ended_at__gt=span.start_at, started_at__lt=span.end_at, kind=TimeEntry.Kind.WORK
    )
    longer = ended.filter(LongerThanADay("ended_at", "started_at"))
    first = longer.aggregate(first=Min("started_at"))["first"] or span.start_at
    return ended.filter(started_at__gte=min(first, span.start_at - A_DAY))


@lru_cache(maxsize=512)
def _edges(firsts: tuple[date, ...], zone: str, day_starts_at: time) -> list[int]:
    """Return the starts of the stretches and the end of the last one, in milliseconds."""
    return [_milliseconds(day_start(day, ZoneInfo(zone), day_starts_at)) for day in firsts]


def _milliseconds(instant: datetime) -> int:
    return (instant.astimezone(UTC) - EPOCH) // MILLISECOND
