import json
import sqlite3
from contextlib import closing

import pytest

pytestmark = pytest.mark.timeout(600)  # servers of their own, on a machine with other work


def test_a_server_in_order_has_nothing_to_say(installation):
    assert "BAD" not in installation.run("check").stdout


def test_what_is_wrong_is_named_and_ends_in_one(installation):
    (installation.data / "secret-key").chmod(0o644)
    with closing(sqlite3.connect(installation.data / "lentera.sqlite3")) as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'outbox'")
        database.commit()

    done = installation.run("check", "--json", status=1, LENTERA_BASE_URL="http://time.example")

    bad = [one["what"] for one in json.loads(done.stdout)["findings"] if not one["good"]]
    assert bad == ["migrations", "secret key", "address"]


def test_a_server_behind_https_passes_djangos_own_deployment_checks(installation):
    done = installation.run("check", LENTERA_BASE_URL="https://time.example")

    assert "BAD" not in done.stdout
