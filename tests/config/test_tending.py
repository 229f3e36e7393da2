from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection

from lentera.config.tending import LONG_LOG_BYTES, Tending, checkpoint
from lentera.outbox.models import Message
from lentera.outbox.services import queue_job
from tests.cast import NOW


@pytest.mark.django_db(transaction=True)
def test_once_a_day_what_is_old_is_forgotten():
    queue_job("a", payload={}, now=NOW)
    Message.objects.update(done_at=NOW)
    Session.objects.create(session_key="old", session_data="", expire_date=NOW)
    tending = Tending()

    with time_machine.travel(NOW + timedelta(days=6), tick=False):
        tending.tend()
        kept = Message.objects.count()
    with time_machine.travel(NOW + timedelta(days=7, minutes=1), tick=False):
        tending.tend()

    assert (kept, Message.objects.count(), Session.objects.count()) == (1, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_the_log_of_a_busy_sqlite_is_copied_and_cut(on_postgresql):
    if on_postgresql:
        return  # PostgreSQL makes its own checkpoints
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (text TEXT)")
        for _ in range(6):
            cursor.execute("INSERT INTO scratch VALUES (hex(randomblob(2000000)))")
        before = log.stat().st_size

        checkpoint(cut=True)

        after = log.stat().st_size
        cursor.execute("DROP TABLE scratch")
    assert before > LONG_LOG_BYTES > after
