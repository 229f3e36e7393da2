"""Two devices, many taps: whatever arrives at once, one timer runs and nothing is lost (4.5)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from lentera.domain.doors import Upkeep, standing_open
from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.witness.selectors import history_of
from tests.cast import NOW, Cast, gather

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]

Answer = TypeVar("Answer")
TAPS = 20
MINUTE = timedelta(minutes=1)


@pytest.fixture
def at_their_desks() -> Cast:
    """The cast, stored for real: threads have connections of their own."""
    return gather()


def all_at_once(deeds: list[Callable[[], Answer]]) -> list[Answer]:
    """Run every deed in a thread of its own, started together.

    Without the barrier the threads would politely follow one another and the test would be empty.
    """
    barrier = Barrier(len(deeds))

    def run(deed: Callable[[], Answer]) -> Answer:
        barrier.wait()
        try:
            with standing_open(Upkeep.TESTS):
                return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_c3_twenty_starts_at_once_leave_exactly_one_running_timer(at_their_desks: Cast) -> None:
    sari = at_their_desks.viewer("sari")
    starts = [
        lambda number=number: services.start_timer(
            sari, content=Content.of(description=f"Tap {number}"), now=NOW
        )
        for number in range(TAPS)
    ]

    all_at_once(starts)

    running = TimeEntry.objects.own(sari).running()
    assert running.count() == 1
    # Those that were switched away from at the same instant had no length, and are kept in history.
    assert TimeEntry.objects.own(sari).count() == 1


def test_c1_the_same_thing_started_in_twenty_tabs_is_one_entry(at_their_desks: Cast) -> None:
    sari = at_their_desks.viewer("sari")
    content = Content.of(description="Stand-up")

    started = all_at_once(
        [lambda: services.start_timer(sari, content=content, now=NOW) for _ in range(TAPS)]
    )

    assert len({entry.pk for entry in started}) == 1
    assert TimeEntry.objects.own(sari).count() == 1


def test_one_key_sent_twenty_times_does_one_deed(at_their_desks: Cast) -> None:
    sari, key = at_their_desks.viewer("sari"), uuid4()

    @transaction.atomic
    def add() -> int | None:
        known = services.claim_key(sari, key=key, deed="add", digest="", now=NOW)
        if known:
            return known.entry_id
        entry = services.add_entry(
            sari,
            content=Content.of(description="Call"),
            started_at=NOW - MINUTE,
            ended_at=NOW,
            now=NOW,
        )
        services.note_outcome(sari, key=key, entry_id=entry.pk)
        return entry.pk

    added = all_at_once([add] * TAPS)

    assert added == [TimeEntry.objects.own(sari).get().pk] * TAPS


def test_c6_of_twenty_stops_the_earliest_stays(at_their_desks: Cast) -> None:
    sari = at_their_desks.viewer("sari")
    entry = services.start_timer(
        sari, content=Content.of(description="Call"), at=NOW - 60 * MINUTE, now=NOW
    )
    stops = [
        lambda number=number: services.stop_timer(
            sari, entry_id=entry.pk, at=NOW - number * MINUTE, now=NOW
        )
        for number in range(TAPS)
    ]

    all_at_once(stops)

    entry.refresh_from_db()
    assert entry.ended_at == NOW - (TAPS - 1) * MINUTE
    ends = [event.after["ended_at"] for event in history_of(sari, entry.pk) if event.after]
    assert ends[0] is None
    assert ends[1:] == sorted(ends[1:], reverse=True)


def test_the_database_refuses_a_second_running_timer_by_itself(at_their_desks: Cast) -> None:
    sari = at_their_desks.viewer("sari")
    first = services.start_timer(sari, content=Content.of(description="One"), now=NOW)
    second = TimeEntry(
        id=first.pk + 1,
        workspace_id=sari.workspace_id,
        member_id=sari.member_id,
        started_at=NOW,
        zone=sari.zone,
        created_at=NOW,
    )

    with pytest.raises(IntegrityError):
        TimeEntry.objects.add(sari, [second])
