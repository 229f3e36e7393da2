from datetime import timedelta

import pytest
import time_machine

from lentera.outbox.models import Message
from lentera.outbox.retries import next_attempt
from lentera.outbox.selectors import worker_ran_at
from lentera.outbox.services import forget_done, queue_job
from lentera.outbox.worker import Worker
from tests.cast import NOW


@pytest.fixture
def counted(monkeypatch):
    """Register a job that counts, and one that fails."""
    seen = []

    def fail(payload, now):
        raise ValueError("sari@kunang.example is not in the file")

    table = {"test.count": lambda payload, now: seen.append((payload, now)), "test.fail": fail}
    monkeypatch.setattr("lentera.outbox.worker.known_jobs", lambda: table)
    return seen


@pytest.mark.django_db
def test_a_job_is_done_once_with_what_was_queued(counted):
    queue_job("test.count", payload={"entries": 3}, now=NOW)

    with time_machine.travel(NOW, tick=False):
        Worker().work_off()
        Worker().work_off()

    assert counted == [({"entries": 3}, NOW)]


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_again_and_keeps_no_words_of_the_error(counted):
    queue_job("test.fail", payload={}, now=NOW)

    with time_machine.travel(NOW, tick=False):
        tally = Worker().work_off()

    waiting = Message.objects.get()
    assert (tally.put_off, waiting.last_error) == (1, "ValueError")
    assert waiting.due_at == NOW + timedelta(seconds=10)


@pytest.mark.django_db
def test_a_job_this_version_does_not_know_waits_for_one_that_does():
    queue_job("later.version", payload={}, now=NOW)

    with time_machine.travel(NOW, tick=False):
        tally = Worker().work_off()

    assert tally.put_off == 1


@pytest.mark.django_db
def test_the_worker_shows_that_it_is_alive_even_with_nothing_to_do():
    with time_machine.travel(NOW, tick=False):
        Worker().work_off()

    assert worker_ran_at() == NOW


@pytest.mark.django_db
def test_what_is_done_is_forgotten_and_what_was_given_up_stays():
    queue_job("a", payload={}, now=NOW)
    queue_job("b", payload={}, now=NOW)
    Message.objects.filter(kind="a").update(done_at=NOW)
    Message.objects.filter(kind="b").update(gave_up_at=NOW)

    assert forget_done(before=NOW + timedelta(days=7)) == 1
    assert Message.objects.get().kind == "b"


def test_pauses_double_up_to_half_an_hour():
    pauses = [
        next_attempt(attempts=attempts, created_at=NOW, now=NOW) - NOW for attempts in range(1, 12)
    ]

    assert pauses[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert max(pauses) == pauses[-1] == timedelta(minutes=30)


def test_patience_ends_after_three_days():
    nearly, over = timedelta(hours=71, minutes=59), timedelta(hours=72)

    assert next_attempt(attempts=99, created_at=NOW, now=NOW + nearly) is not None
    assert next_attempt(attempts=99, created_at=NOW, now=NOW + over) is None
