"""A timer that runs while somebody leaves stops then: afterwards nobody could stop it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from lentera.outbox.models import Message
from lentera.outbox.worker import Worker
from lentera.people.models import Account
from lentera.people.services import add_member, delete_account, end_membership, leave_workspace
from lentera.people.viewer import viewer_of_member
from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.witness.selectors import history_of
from tests.cast import NOW, Cast
from tests.people.signing import signed_in

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

TODAY = date(2026, 11, 24)
LATER = NOW + timedelta(minutes=5)
WORK = Content.of(description="Poster")


@pytest.fixture
def sari(cast: Cast) -> Viewer:
    """Sari, whose timer has been running for an hour."""
    viewer = cast.viewer("sari")
    services.start_timer(viewer, content=WORK, now=NOW - timedelta(hours=1))
    return viewer


def work_off(at: datetime = LATER) -> None:
    """Let the worker do what waits."""
    with time_machine.travel(at, tick=False):
        Worker().work_off()


def entries_of(viewer: Viewer) -> list[TimeEntry]:
    return list(TimeEntry.objects.own(viewer).order_by("started_at"))


def test_leaving_stops_the_timer_at_that_moment(sari: Viewer) -> None:
    leave_workspace(sari, today=TODAY, now=NOW)
    work_off()

    (entry,) = entries_of(sari)
    assert entry.ended_at == NOW


def test_being_seen_off_stops_the_timer_at_that_moment(sari: Viewer, cast: Cast) -> None:
    end_membership(cast.viewer("bayu"), member_id=sari.member_id, today=TODAY, now=NOW)
    work_off()

    (entry,) = entries_of(sari)
    assert entry.ended_at == NOW


def test_deleting_the_account_stops_the_timer_at_that_moment(sari: Viewer) -> None:
    delete_account(Account.objects.get(pk=sari.account_id), now=NOW)
    work_off()

    (entry,) = entries_of(sari)
    assert entry.ended_at == NOW


def test_the_history_says_that_the_server_stopped_it(sari: Viewer, cast: Cast) -> None:
    leave_workspace(sari, today=TODAY, now=NOW)
    work_off()
    come_back(cast)

    (entry,) = entries_of(sari)
    event = list(history_of(sari, entry.pk))[-1]
    page = signed_in(cast.accounts["sari"]).get(reverse("tracking:history", args=[entry.pk])).text
    assert (event.kind, event.channel, event.actor_id) == ("entry.changed", "leaving", None)
    assert "by Lentera itself, because you left the workspace" in page


def test_a_job_that_comes_twice_stops_once(sari: Viewer) -> None:
    leave_workspace(sari, today=TODAY, now=NOW)
    work_off()
    (entry,) = entries_of(sari)

    services.stop_after_leaving(sari, left_at=LATER, is_back=False, now=LATER)

    assert entries_of(sari)[0].ended_at == NOW
    assert len(list(history_of(sari, entry.pk))) == 2


def test_leaving_that_is_rolled_back_leaves_the_timer_alone(sari: Viewer) -> None:
    with transaction.atomic():
        leave_workspace(sari, today=TODAY, now=NOW)
        transaction.set_rollback(True)
    work_off()

    (entry,) = entries_of(sari)
    assert entry.ended_at is None
    assert not Message.objects.filter(kind="tracking.member_left").exists()


def test_whoever_is_back_before_the_worker_keeps_the_new_timer(sari: Viewer, cast: Cast) -> None:
    leave_workspace(sari, today=TODAY, now=NOW)
    come_back(cast)
    services.start_timer(sari, content=Content.of(description="Next"), now=LATER)

    work_off(LATER + timedelta(minutes=1))

    assert [entry.ended_at for entry in entries_of(sari)] == [LATER, None]


def test_a_start_under_way_while_they_left_does_not_run_on(sari: Viewer) -> None:
    leave_workspace(sari, today=TODAY, now=NOW)
    services.start_timer(sari, content=Content.of(description="Next"), now=LATER)

    work_off(LATER + timedelta(minutes=1))

    assert [entry.ended_at for entry in entries_of(sari)] == [LATER]


def test_leaving_without_a_timer_changes_nothing(cast: Cast) -> None:
    rina = cast.viewer("rina")

    leave_workspace(rina, today=TODAY, now=NOW)
    work_off()

    assert entries_of(rina) == []
    assert viewer_of_member(rina.member_id) is None
    assert Message.objects.get(kind="tracking.member_left").done_at == LATER


def come_back(cast: Cast) -> None:
    add_member(
        cast.accounts["sari"],
        workspace_id=cast.workspace_id,
        joined_on=TODAY,
        by=cast.viewer("bayu"),
        now=NOW,
    )
