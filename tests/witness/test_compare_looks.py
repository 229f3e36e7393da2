"""The looks are a reading of the ledger: whatever is done to their tables, the check says which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lentera.config.commands.ledger import check_ledger
from lentera.witness.models import Look, LookSubject
from lentera.witness.selectors import looks_that_differ
from lentera.witness.services import erase_events
from tests.cast import NOW, Cast
from tests.witness.ledger import tamper
from tests.witness.looking import look

pytestmark = pytest.mark.engines


@pytest.fixture
def looks(cast: Cast) -> list[Look]:
    """Three looks: at two people, at one, and one that was refused."""
    look(cast, "putri", "sari", "jonas")
    look(cast, "rina", "sari", role="lead", purpose="planning", name_shown=False)
    look(cast, "bayu", "sari", "dewi", refused="not_granted", charter_number=None)
    return list(Look.objects.in_order())


def drop_look(one: Look) -> None:
    tamper("DELETE FROM witness_looksubject WHERE look_id = %s", one.pk)
    tamper("DELETE FROM witness_look WHERE id = %s", one.pk)


def change(column: str, value: object) -> Callable[[Look], None]:
    statement = f"UPDATE witness_look SET {column} = %s WHERE id = %s"  # noqa: S608  names below
    return lambda one: tamper(statement, value, one.pk)


WAYS: dict[str, tuple[Callable[[Look], None], str]] = {
    "the look is taken away": (drop_look, "is missing"),
    "its purpose is changed": (change("purpose", "support"), "says something else"),
    "its role is changed": (change("role", "owner"), "says something else"),
    "its granularity is changed": (change("granularity", "nothing"), "says something else"),
    "its days are changed": (change("last_on", "2026-11-16"), "says something else"),
    "its reference is changed": (change("reference", "x"), "says something else"),
    "its charter is changed": (change("charter_number", 7), "says something else"),
    "its instant is changed": (
        change("looked_at", "2020-01-01 00:00:00+00"),
        "says something else",
    ),
    "a refusal is added": (change("refused", "too_fine"), "says something else"),
    "the number of people is changed": (change("people", 9), "says something else"),
    "nobody is named as viewer": (change("viewer_id", None), "says something else"),
    "somebody is taken out": (
        lambda one: tamper("DELETE FROM witness_looksubject WHERE look_id = %s", one.pk),
        "names other people",
    ),
    "a salt is changed": (
        lambda one: tamper(
            "UPDATE witness_looksubject SET salt = %s WHERE look_id = %s", bytes(32), one.pk
        ),
        "names other people",
    ),
}


def test_looks_as_they_were_kept_are_what_their_events_say(looks: list[Look]) -> None:
    assert len(looks) == 3
    assert looks_that_differ() == []


@pytest.mark.parametrize("way", WAYS)
def test_the_check_names_the_look_that_is_not_what_was_kept(looks: list[Look], way: str) -> None:
    tampers, says = WAYS[way]
    tampers(looks[0])

    found = looks_that_differ()

    assert [(one.sequence, one.says) for one in found] == [(looks[0].sequence, says)]


def test_a_look_that_never_happened_is_found(looks: list[Look], cast: Cast) -> None:
    sequence = looks[-1].sequence + 1000
    looks[0].pk, looks[0].sequence = 1, sequence
    Look.objects.add(looks[0])

    assert [(one.sequence, one.says) for one in looks_that_differ()] == [(sequence, "has no event")]


def test_people_exchanged_between_looks_are_found(looks: list[Look], cast: Cast) -> None:
    dewi, jonas = cast.viewer("dewi").member_id, cast.viewer("jonas").member_id
    tamper("UPDATE witness_looksubject SET member_id = %s WHERE member_id = %s", dewi, jonas)

    assert [one.says for one in looks_that_differ()] == ["names other people"]


def test_what_was_erased_is_compared_with_nothing(looks: list[Look], cast: Cast) -> None:
    erase_events(
        [looks[0].sequence], workspace_id=cast.workspace_id, actor_id=None, reason="law", now=NOW
    )

    assert looks_that_differ() == []


def test_the_command_says_so(looks: list[Look]) -> None:
    before = {one.what: one.good for one in check_ledger()}
    change("purpose", "support")(looks[0])

    after = {one.what: one.says for one in check_ledger()}

    assert before["looks"]
    assert f"event {looks[0].sequence} says something else" in after["looks"]


def test_a_salt_stands_beside_each_subject(looks: list[Look]) -> None:
    salts = [bytes(one.salt) for one in LookSubject.objects.of_looks([one.pk for one in looks])]

    assert len(set(salts)) == len(salts) == 5
