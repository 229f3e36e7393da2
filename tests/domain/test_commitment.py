import json
import re
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from enum import IntEnum, StrEnum
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.commitment import canonical, commit, envelope, fresh_salt, opens
from lentera.domain.merkle import leaf_hash
from tests.golden.merkle import make

EVENT = json.loads(make.FILE.read_text(encoding="utf-8"))["event"]
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ledger-format.md"
SALT = bytes.fromhex(EVENT["salt"])
LOGGED_AT = datetime(2026, 11, 22, 12, 45, 59, tzinfo=UTC)

PAYLOADS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
    | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=25,
)


class Kind(StrEnum):
    WORK = "work"


class Colour(IntEnum):
    RED = 3


@given(PAYLOADS)
def test_a_payload_is_spelled_as_the_rfc_says(payload) -> None:
    assert canonical(payload) == rfc8785.dumps(payload)


@given(PAYLOADS)
def test_a_spelled_payload_reads_back_and_spells_the_same(payload) -> None:
    assert json.loads(canonical(payload)) == payload
    assert canonical(json.loads(canonical(payload))) == canonical(payload)


def test_names_stand_in_the_order_of_their_code_units() -> None:
    # The names of RFC 8785, 3.2.3: a smiley sorts before a Hebrew letter with a higher unit.
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\x80", "\xf6"]

    ordered = list(json.loads(canonical(dict.fromkeys(names))))

    assert ordered == ["\r", "1", "\x80", "\xf6", "\u20ac", "\U0001f600", "\ufb33"]


def test_every_control_character_has_its_one_escape() -> None:
    text = "".join(map(chr, range(0x80))) + "\u2028🪔"

    assert canonical(text) == rfc8785.dumps(text)
    assert canonical('"\\\n\x0b') == b'"\\"\\\\\\n\\u000b"'


def test_words_of_a_list_and_tuples_are_spelled_like_their_values() -> None:
    assert canonical({"kind": Kind.WORK, Kind.WORK: (1, Colour.RED)}) == (
        b'{"kind":"work","work":[1,3]}'
    )


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        2**53,
        -(2**53),
        b"bytes",
        LOGGED_AT,
        {1, 2},
        {1: "a number as a name"},
        {None: "nothing as a name"},
        "\ud800",
        {"\udfff": 1},
    ],
)
def test_what_readers_could_spell_in_two_ways_is_refused(value) -> None:
    assert canonical(2**53 - 1)
    with pytest.raises(ValueError, match=r"canonical spelling|surrogates"):
        canonical({"a": [value]})


def test_a_payload_is_not_endlessly_deep() -> None:
    deep: list[object] = []
    for _ in range(31):
        deep = [deep]

    assert canonical(deep)
    with pytest.raises(ValueError, match="this list"):
        canonical([deep])


def test_a_refused_payload_is_not_repeated_in_the_error() -> None:
    with pytest.raises(ValueError, match="float") as refused:
        canonical({"description": "Sari at the doctor", "hours": 1.5})

    assert "Sari" not in str(refused.value)
    assert "1.5" not in str(refused.value)


def test_the_worked_example_is_made_the_same_way() -> None:
    assert canonical(EVENT["payload"]).decode() == EVENT["canonical"]
    commitment = commit(EVENT["payload"], SALT)
    assert commitment.hex() == EVENT["commitment"]
    leaf = envelope(sequence=41, kind="entry.changed", logged_at=LOGGED_AT, commitment=commitment)
    assert leaf.decode() == EVENT["envelope"]
    assert leaf_hash(leaf).hex() == EVENT["leaf_hash"]


@pytest.mark.parametrize("fact", ["canonical", "salt", "commitment", "envelope", "leaf_hash"])
def test_the_page_of_the_format_shows_the_worked_example(fact: str) -> None:
    assert EVENT[fact] in PAGE.read_text(encoding="utf-8")


def test_only_the_right_payload_and_salt_open_a_commitment() -> None:
    commitment = commit({"minutes": 90}, SALT)

    assert opens(commitment, {"minutes": 90}, SALT)
    assert not opens(commitment, {"minutes": 91}, SALT)
    assert not opens(commitment, {"minutes": 90}, bytes(32))
    assert not opens(bytes(32), {"minutes": 90}, SALT)


def test_what_was_erased_or_broken_opens_nothing() -> None:
    commitment = commit({"minutes": 90}, SALT)

    assert not opens(commitment, None, b"")
    assert not opens(commitment, {"minutes": 90}, SALT[:-1])
    assert not opens(commitment, {"minutes": 90.0}, SALT)


def test_a_salt_has_thirty_two_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes, not 31"):
        commit({}, SALT[:-1])


def test_every_event_has_its_own_salt() -> None:
    salts = Counter(fresh_salt() for _ in range(1000))

    assert len(salts) == 1000
    assert {len(salt) for salt in salts} == {32}


def test_without_its_salt_the_same_payload_cannot_be_recognised() -> None:
    commitments = {commit({"minutes": 90}, fresh_salt()) for _ in range(100)}

    assert len(commitments) == 100


def test_an_envelope_tells_the_minute_in_utc_and_no_more() -> None:
    jakarta = LOGGED_AT.astimezone(timezone(timedelta(hours=7)))

    made = {
        envelope(sequence=0, kind="look", logged_at=at, commitment=bytes(32))
        for at in (LOGGED_AT, jakarta, LOGGED_AT.replace(second=0, microsecond=1))
    }

    assert len(made) == 1
    assert re.search(rb'"logged_at":"2026-11-22T12:45Z"', made.pop())


@pytest.mark.parametrize(
    "wrong",
    [
        {"sequence": -1},
        {"sequence": 2**53},
        {"kind": ""},
        {"kind": "Entry"},
        {"kind": "entry\n"},
        {"kind": "e" * 65},
        {"logged_at": LOGGED_AT.replace(tzinfo=None)},
        {"commitment": bytes(31)},
        {"commitment": b""},
    ],
    ids=str,
)
def test_an_envelope_is_whole_or_not_made(wrong) -> None:
    right = {"sequence": 0, "kind": "a", "logged_at": LOGGED_AT, "commitment": bytes(32)}

    assert envelope(**right)
    with pytest.raises(ValueError, match=r"no envelope|canonical"):
        envelope(**right | wrong)
