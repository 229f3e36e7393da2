"""The same drill without a server around it, so that a thousand kills take minutes."""

import os
import signal
import time
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from django.db import connection, connections

from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import add_entry
from lentera.witness.models import Event
from tests.cast import NOW


def write_until_killed(viewer, told: int) -> None:
    """Add entries for ever; after each commit tell its id."""
    for number in count():
        started_at = NOW - timedelta(minutes=number % 600 + 10)
        entry = add_entry(
            viewer,
            content=Content.of(description=f"drill {number}"),
            started_at=started_at,
            ended_at=started_at + timedelta(minutes=5),
            now=NOW,
        )
        os.write(told, b"%d\n" % entry.pk)


def killed_writer(viewer, after_seconds: float) -> list[int]:
    """Let a process write, kill it, and return the ids it had told."""
    connections.close_all()  # an open database does not survive a fork
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_until_killed(viewer, writing)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(after_seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the writer ended before it was killed"
    with os.fdopen(reading) as told:
        lines = told.read().split("\n")
    return [int(line) for line in lines[:-1]]  # the last line may have been cut


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kills", [30, pytest.param(1000, marks=pytest.mark.all)])
@pytest.mark.timeout(1800)
# Python 3.12 warns of threads beside a fork; the child here only writes and is killed.
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_no_committed_entry_is_lost_however_often_the_writer_is_killed(cast, kills):
    viewer, chance, told = cast.viewer("sari"), Random(7), []  # noqa: S311  the same drill again

    for _ in range(kills):
        told += killed_writer(viewer, chance.uniform(0.02, 0.12))

    stored = set(TimeEntry.objects.own(viewer).values_list("pk", flat=True))
    kept = set(
        Event.objects.own(viewer).filter(kind="entry.added").values_list("object_id", flat=True)
    )
    assert len(told) > kills
    assert set(told) - stored == set()
    assert stored == kept
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)
