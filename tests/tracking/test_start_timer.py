"""Starting, stopping and switching: one running timer, whatever the devices do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lentera.domain.timer import StartsBeforeRunningEntry, StartsInTheFuture
from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.witness.selectors import history_of
from tests.cast import NOW, Cast

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
REVIEW, INBOX = Content.of(description="Design review"), Content.of(description="Inbox")


def test_starting_while_another_runs_ends_that_one_at_the_same_instant(cast: Cast) -> None:
    sari = cast.viewer("sari")
    first = services.start_timer(sari, content=REVIEW, now=NOW)

    second = services.start_timer(sari, content=INBOX, now=NOW + HOUR)

    first.refresh_from_db()
    assert first.ended_at == second.started_at == NOW + HOUR
    assert second.ended_at is None


def test_starting_what_already_runs_changes_nothing(cast: Cast) -> None:
    sari = cast.viewer("sari")
    first = services.start_timer(sari, content=REVIEW, now=NOW)

    again = services.start_timer(sari, content=REVIEW, now=NOW + MINUTE)

    assert again.pk == first.pk
    assert TimeEntry.objects.own(sari).count() == 1


def test_a_forgotten_start_may_lie_in_the_past_but_not_in_the_future(cast: Cast) -> None:
    sari = cast.viewer("sari")

    entry = services.start_timer(sari, content=REVIEW, at=NOW - HOUR, now=NOW)

    assert entry.started_at == NOW - HOUR
    with pytest.raises(StartsInTheFuture):
        services.start_timer(sari, content=INBOX, at=NOW + HOUR, now=NOW)
    with pytest.raises(StartsBeforeRunningEntry):
        services.start_timer(sari, content=INBOX, at=NOW - 2 * HOUR, now=NOW)


def test_a_stopped_timer_keeps_its_earliest_stop(cast: Cast) -> None:
    sari = cast.viewer("sari")
    entry = services.start_timer(sari, content=REVIEW, now=NOW)
    services.stop_timer(sari, now=NOW + HOUR)

    services.stop_timer(sari, entry_id=entry.pk, now=NOW + 2 * HOUR)
    entry.refresh_from_db()
    later_stop = entry.ended_at
    services.stop_timer(sari, entry_id=entry.pk, at=NOW + MINUTE, now=NOW + 2 * HOUR)
    entry.refresh_from_db()

    assert (later_stop, entry.ended_at) == (NOW + HOUR, NOW + MINUTE)
    kept = [event.after["ended_at"] for event in history_of(sari, entry.pk) if event.after]
    assert kept == [None, (NOW + HOUR).isoformat(), (NOW + MINUTE).isoformat()]


def test_stopping_without_a_timer_says_so_quietly(cast: Cast) -> None:
    assert services.stop_timer(cast.viewer("sari"), now=NOW) is None


def test_a_switch_at_the_same_instant_leaves_no_entry_without_length(cast: Cast) -> None:
    sari = cast.viewer("sari")
    services.start_timer(sari, content=REVIEW, now=NOW)

    services.start_timer(sari, content=INBOX, now=NOW)

    assert [entry.description for entry in TimeEntry.objects.own(sari)] == ["Inbox"]


def test_a_timer_that_was_put_out_can_come_back(cast: Cast) -> None:
    sari = cast.viewer("sari")
    entry = services.start_timer(sari, content=REVIEW, now=NOW)
    services.discard_timer(sari, now=NOW + HOUR)
    gone = TimeEntry.objects.own(sari).count()

    back = services.restore_entry(sari, entry_id=entry.pk, now=NOW + 2 * HOUR)

    assert (gone, back.pk, back.started_at, back.ended_at) == (0, entry.pk, NOW, None)


def test_of_two_requests_that_cross_neither_is_refused(cast: Cast) -> None:
    sari = cast.viewer("sari")
    services.start_timer(sari, content=REVIEW, now=NOW + timedelta(milliseconds=40))

    crossed = services.start_timer(sari, content=INBOX, now=NOW)

    assert crossed.started_at == NOW + timedelta(milliseconds=40)
    assert [entry.description for entry in TimeEntry.objects.own(sari)] == ["Inbox"]
