"""Questions about some days look only at what is near them, and still find what lasts long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from lentera.domain.natural import Kind, Reading
from lentera.domain.timespan import DayRange
from lentera.tracking import selectors, services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.selectors import Filters
from lentera.tracking.services import recording
from tests.cast import NOW, Cast
from tests.tracking.effort import effort

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
IDS = count(10**15)
WORK = Content.of(description="Poster")
# A week in the middle of last year, with as much after it as before.
WEEK = DayRange(NOW.date() - 365 * DAY, NOW.date() - 359 * DAY)
THERE = NOW - 362 * DAY


def put(viewer: Viewer, *spans: tuple[datetime, datetime | None]) -> None:
    """Store entries without their records."""
    drafts = [
        recording.draft(
            viewer, next(IDS), WORK, started_at=start, ended_at=end, zone=viewer.zone, now=NOW
        )
        for start, end in spans
    ]
    TimeEntry.objects.add(viewer, drafts)


def hours_before(at: datetime, number: int) -> list[tuple[datetime, datetime]]:
    """Entries of half an hour, one each hour, the last one ending before ``at``."""
    return [(at - HOUR * n, at - HOUR * n + HOUR / 2) for n in range(1, number + 1)]


def questions(viewer: Viewer) -> dict[str, Callable[[], object]]:
    filters = Filters(first_on=WEEK.first_on, last_on=WEEK.last_on)
    return {
        "days": lambda: selectors.day_totals(viewer, WEEK.first_on, WEEK.last_on, now=NOW),
        "sums": lambda: selectors.sums(viewer, Filters(), [WEEK], now=NOW),
        "sums by tag": lambda: selectors.sums(viewer, Filters(), [WEEK], now=NOW, by_tag=True),
        "search": lambda: selectors.find_entries(viewer, filters),
        "export": lambda: list(selectors.entry_stream(viewer, Filters(), WEEK, now=NOW)),
        "choices": lambda: selectors.used_pairs(viewer, Filters(), WEEK),
        "usual end": lambda: selectors.usual_end(viewer, before=THERE),
    }


def test_much_that_is_older_or_newer_costs_nothing(cast: Cast) -> None:
    sari, rina = cast.viewer("sari"), cast.viewer("rina")
    near = hours_before(THERE + 30 * DAY, 24 * 60)
    put(rina, *near)
    put(sari, *near)
    put(sari, *hours_before(THERE - 30 * DAY, 20_000), *hours_before(NOW, 5_000))

    few = {name: effort(ask) for name, ask in questions(rina).items()}
    many = {name: effort(ask) for name, ask in questions(sari).items()}

    assert all(few.values())
    assert {name: many[name] for name in few if many[name] > few[name] * 2} == {}


def test_adding_by_length_looks_only_at_its_day(cast: Cast) -> None:
    sari, rina = cast.viewer("sari"), cast.viewer("rina")
    for viewer in (rina, sari):
        put(viewer, *hours_before(THERE, 48))
    put(sari, *hours_before(THERE - 30 * DAY, 20_000), *hours_before(NOW, 5_000))

    few, many = (effort(lambda viewer=viewer: add_an_hour(viewer)) for viewer in (rina, sari))

    assert many <= few * 2


def add_an_hour(viewer: Viewer) -> None:
    reading = Reading(Kind.LENGTH, THERE.date(), typed_length=HOUR)
    services.add_reading(viewer, reading=reading, content=WORK, now=NOW)


SPANS = [
    (THERE - 400 * DAY, THERE + HOUR),
    (THERE - 3 * DAY, THERE + HOUR),
    (THERE - 3 * DAY, THERE - HOUR),
    (THERE - DAY + timedelta(milliseconds=1), THERE + timedelta(milliseconds=1)),
    (THERE - DAY, THERE + timedelta(microseconds=1000)),
    (THERE - 2 * DAY, THERE),
    (THERE - HOUR, THERE),
    (THERE, THERE),
    (THERE + HOUR, THERE + HOUR),
    (THERE + HOUR, THERE + 90 * DAY),
    (THERE + 2 * DAY, THERE + 3 * DAY),
    (THERE + 3 * DAY, THERE + 3 * DAY + HOUR),
]


@pytest.mark.parametrize("running_since", [THERE - 500 * DAY, THERE + HOUR, THERE + 4 * DAY])
@pytest.mark.parametrize("length", [HOUR, DAY, 3 * DAY])
def test_whatever_lasts_into_the_days_is_found(
    cast: Cast, running_since: datetime, length: timedelta
) -> None:
    sari, until = cast.viewer("sari"), THERE + length
    put(sari, *SPANS, (running_since, None))
    put(cast.viewer("rina"), (THERE - 9 * DAY, THERE + 9 * DAY))

    found = TimeEntry.objects.own(sari).overlapping(sari, THERE, until)

    touching = [
        (start, end)
        for start, end in [*SPANS, (running_since, None)]
        if start < until and (end is None or end > THERE)
    ]
    assert sorted(found.values_list("started_at", flat=True)) == sorted(s for s, _ in touching)
