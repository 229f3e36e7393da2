"""``lentera check ledger``: the first event that is not as it was kept, by its number."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.harness.installation import Installation

pytestmark = pytest.mark.timeout(600)  # a server of its own, on a machine with other work


@pytest.fixture
def sample(sample_folder, tmp_path):
    """Give a server with the sample company."""
    return Installation(shutil.copytree(sample_folder, tmp_path / "data"))


def by_hand(sample, statement):
    with closing(sqlite3.connect(sample.data / "lentera.sqlite3")) as database:
        changed = database.execute(statement).rowcount
        database.commit()
    assert changed == 1


def findings(sample, *, status):
    told = sample.run("check", "ledger", "--json", status=status)
    return {one["what"]: one for one in json.loads(told.stdout)["findings"]}


def test_the_ledger_of_the_sample_is_whole_and_every_hand_in_it_is_named(sample):
    whole = findings(sample, status=0)

    by_hand(
        sample,
        "UPDATE tracking_timeentry SET description = 'x'"
        " WHERE id = (SELECT max(id) FROM tracking_timeentry)",
    )
    of_a_row = findings(sample, status=1)
    by_hand(sample, "UPDATE witness_event SET reason = 'x' WHERE sequence = 4321")
    of_an_event = findings(sample, status=1)

    assert all(one["good"] for one in whole.values())
    assert "1 are not" in of_a_row["time entries"]["says"]
    assert of_a_row["ledger"]["good"]
    assert "event 4321 " in of_an_event["ledger"]["says"]
