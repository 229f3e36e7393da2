from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from lentera.config.health import health
from lentera.outbox.models import Message
from lentera.outbox.services import beat, queue_mail
from tests.cast import NOW

# Which migrations are recorded (two: is their table there), which tables are there, the worker,
# the outbox.
QUESTIONS = 5

pytestmark = pytest.mark.django_db


def test_a_server_with_a_worker_is_well():
    beat(now=NOW)

    found = health(NOW + timedelta(seconds=30))

    assert (found.status, found.worker_seconds_ago) == ("ok", 30)


def test_a_worker_that_is_gone_is_noticed_after_three_minutes():
    beat(now=NOW)

    alive, gone = health(NOW + timedelta(seconds=179)), health(NOW + timedelta(seconds=180))

    assert (alive.status, gone.status) == ("ok", "failing")


def test_what_waits_and_what_was_given_up_is_counted():
    beat(now=NOW)
    for name in ("sari", "rina"):
        queue_mail(to=f"{name}@kunang.example", subject="Halo", text="", now=NOW)
    Message.objects.filter(payload__to__startswith="rina").update(gave_up_at=NOW)

    found = health(NOW + timedelta(minutes=2))

    assert (found.outbox_waiting, found.outbox_gave_up, found.outbox_oldest_minutes) == (1, 1, 2)


def test_a_step_the_database_has_not_made_is_failing():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'outbox'")
        steps_taken_away = cursor.rowcount

    found = health(NOW)

    assert steps_taken_away > 0
    assert (found.status, found.migrations_missing) == ("failing", steps_taken_away)


def test_a_table_that_is_lost_is_failing():
    beat(now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tracking_entrytag RENAME TO lost")

    found = health(NOW)

    assert (found.status, found.migrations_missing, found.tables_missing) == ("failing", 0, 1)


def test_without_the_table_of_the_outbox_the_answer_still_says_what_is_wrong(client):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE outbox_message RENAME TO lost")

    answer = client.get("/health")

    assert (answer.status_code, answer.json()["tables_missing"]) == (503, 1)


def test_asking_how_the_server_is_takes_few_questions(django_assert_max_num_queries):
    with django_assert_max_num_queries(QUESTIONS):
        health(NOW)


def test_anybody_may_ask_how_the_server_is_and_learns_of_nobody(cast, client):
    with time_machine.travel(NOW, tick=False):
        beat(now=NOW)
        answer = client.get("/health")

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert "kunang" not in answer.content.decode().lower()
    assert client.post("/health").status_code == 405
