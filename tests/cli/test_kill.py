"""An entry that was acknowledged is there, however the server ended (trust.md 7.4)."""

import signal
import sqlite3
import time
from contextlib import closing
from http.client import HTTPException
from itertools import count
from random import Random
from threading import Thread

import pytest

from tests.harness.person import Person

pytestmark = pytest.mark.timeout(1800)  # servers of their own, on a machine with other work

WRITERS = ("sari", "rina", "dewi")


def write_until_it_ends(person: Person, name: str, acknowledged: list[str]) -> None:
    """Add entries one after the other; remember those that the server said are kept."""
    for number in count():
        text = f"kill drill {name} {number}"
        try:
            status, _ = person.post("/tracking/add", length="5m", description=text)
        except (OSError, HTTPException):
            return
        if status == 303:
            acknowledged.append(text)


@pytest.mark.parametrize("kills", [3, pytest.param(60, marks=pytest.mark.all)])
def test_c5_no_acknowledged_entry_is_lost_when_the_server_is_killed(sample, kills):
    chance, acknowledged = Random(7), []  # noqa: S311  the same drill again
    cookies = {}

    for kill in range(kills):
        with sample.serving() as server:
            people = {name: Person(server.port) for name in WRITERS}
            for name, person in people.items():
                person.cookies = cookies.get(name, {})
                if not person.cookies:
                    assert person.sign_in(f"{name}@kunang.example") == 302
                    cookies[name] = person.cookies
            threads = [
                Thread(target=write_until_it_ends, args=(person, f"{name} {kill}", acknowledged))
                for name, person in people.items()
            ]
            for thread in threads:
                thread.start()
            known = len(acknowledged)
            while len(acknowledged) == known:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.5))
            server.stop(signal.SIGKILL)
            for thread in threads:
                thread.join()

    with closing(sqlite3.connect(sample.data / "lentera.sqlite3")) as database:
        kept = "SELECT description FROM tracking_timeentry WHERE description LIKE 'kill drill %'"
        stored = [text for (text,) in database.execute(kept)]
        integrity = database.execute("PRAGMA integrity_check").fetchone()
        witnessed = database.execute(
            "SELECT count(*) FROM tracking_timeentry e WHERE NOT EXISTS "
            "(SELECT 1 FROM witness_event w WHERE w.object_id = e.id AND w.kind = 'entry.added')"
        ).fetchone()
    assert len(acknowledged) > kills
    assert set(acknowledged) - set(stored) == set()
    assert len(stored) == len(set(stored))
    assert (integrity, witnessed) == (("ok",), (0,))
