"""V5: whatever is done to the database by its owner, the check names the first bad sequence."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from django.conf import settings as kept
from django.db import connection

from lentera.domain.commitment import commit, fresh_salt
from lentera.witness.models import Checkpoint, Event, Head
from lentera.witness.payload import payload_of
from lentera.witness.selectors import check_ledger
from lentera.witness.services import seal
from tests.cast import NOW, Cast
from tests.witness.ledger import tamper, tell

pytestmark = pytest.mark.engines
BAD = 333


@pytest.fixture
def ledger(cast: Cast, settings, tmp_path) -> int:
    """A thousand events, sealed in three checkpoints; gives the sequence of the first."""
    settings.LEDGER_FOLDER = tmp_path / "keys"
    for number, name in enumerate(("sari", "rina", "jonas")):
        tell(cast.viewer(name), 350, first=350 * number)
        seal(now=NOW)
    assert check_ledger().good
    return Head.objects.size()


def rewritten(sequence: int, **columns: object) -> None:
    """Rewrite an event with a commitment that fits, as only somebody can who knows the code."""
    event = next(one for one in Event.objects.in_order() if one.sequence == sequence)
    salt = fresh_salt()
    commitment = commit(payload_of({**vars(event), **columns}), salt)
    changes = {**columns, "salt": salt, "commitment": commitment}
    places = ", ".join(f"{name} = %s" for name in changes)
    statement = f"UPDATE witness_event SET {places} WHERE sequence = %s"  # noqa: S608  names above
    tamper(statement, *changes.values(), sequence)


def swap_people() -> None:
    """Give an event of Sari's to whom a later one is about."""
    subjects = "SELECT subject_id FROM witness_event WHERE sequence = %s"
    with connection.cursor() as cursor:
        cursor.execute(subjects, [BAD + 400])
        [other] = cursor.fetchone()
    tamper("UPDATE witness_event SET subject_id = %s WHERE sequence = %s", other, BAD)


WAYS: dict[str, tuple[Callable[[], None], int]] = {
    "the payload is changed": (
        lambda: tamper("UPDATE witness_event SET reason = 'x' WHERE sequence = %s", BAD),
        BAD,
    ),
    "the instant is changed": (
        lambda: tamper(
            "UPDATE witness_event SET logged_at = '2026-01-01 00:00:00+00:00' WHERE sequence = %s",
            BAD,
        ),
        BAD,
    ),
    "payload, salt and commitment are changed together": (
        lambda: rewritten(BAD, reason="I never asked"),
        BAD,
    ),
    "a leaf is deleted": (
        lambda: tamper("DELETE FROM witness_event WHERE sequence = %s", BAD),
        BAD,
    ),
    "two people are swapped": (swap_people, BAD),
    "the end is cut off": (
        lambda: (
            tamper("DELETE FROM witness_event WHERE sequence >= %s", BAD),
            tamper("UPDATE witness_head SET size = %s", BAD),
        )[0],
        BAD,
    ),
    "it is emptied without a record": (
        lambda: tamper("UPDATE witness_event SET salt = NULL WHERE sequence = %s", BAD),
        BAD,
    ),
    "the head says more than there is": (
        lambda: tamper("UPDATE witness_head SET size = size + 1"),
        -1,
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_first_bad_sequence_is_named(ledger: int, way: str) -> None:
    do, expected = WAYS[way]

    do()

    found = check_ledger()
    assert found.first_bad == (ledger if expected < 0 else expected), found.says
    assert found.says


def test_a_forger_who_rewrites_the_tiles_too_is_caught_by_the_signature(ledger: int) -> None:
    signed = list(Checkpoint.objects.order_by("size").values_list("size", flat=True))
    rewritten(BAD, reason="I never asked")
    tamper("DELETE FROM witness_ledgertile")

    found = check_ledger()

    assert found.first_bad is not None
    assert max([0, *(size for size in signed if size <= BAD)]) <= found.first_bad <= BAD


def test_a_forger_who_makes_new_checkpoints_needs_the_key(ledger: int) -> None:
    rewritten(BAD, reason="I never asked")
    tamper("DELETE FROM witness_ledgertile")
    tamper("DELETE FROM witness_checkpoint")
    folder, away = kept.LEDGER_FOLDER, kept.LEDGER_FOLDER.with_name("away")
    shutil.copytree(folder, away)
    kept.LEDGER_FOLDER = away
    (away / "ledger.key").unlink()
    seal(now=NOW)
    kept.LEDGER_FOLDER = folder

    found = check_ledger()

    assert found.first_bad is not None
    assert found.first_bad <= BAD


def test_last_weeks_database_is_noticed(ledger: int) -> None:
    """The newest checkpoint stands beside the key, where putting back a database leaves it."""
    tamper("DELETE FROM witness_event WHERE sequence > %s", 700)
    tamper("DELETE FROM witness_checkpoint WHERE size > %s", 701)
    tamper("DELETE FROM witness_ledgertile WHERE level = 0 AND number > 1")
    tamper("UPDATE witness_head SET size = 701")

    found = check_ledger()

    assert (found.first_bad, "older" in found.says) == (701, True)
