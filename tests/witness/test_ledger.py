"""The ledger: events without a gap, a tree over them, and signatures nobody can redo."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import rfc8785
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.commitment import Payload, canonical, opens
from lentera.domain.merkle import consistency_proof as consistency
from lentera.domain.merkle import inclusion_proof, tree_root, verify_consistency, verify_inclusion
from lentera.domain.note import open_checkpoint
from lentera.domain.tiles import hashes_of
from lentera.witness.models import Checkpoint, Event, Head, LedgerTile
from lentera.witness.payload import payload_of
from lentera.witness.selectors import check_ledger, own_events
from lentera.witness.services import erase_events, seal
from lentera.witness.signing import ledger_key, verify
from tests.cast import NOW, Cast
from tests.witness.ledger import tell

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.engines


@pytest.fixture(autouse=True)
def _fresh_folder(settings, tmp_path) -> None:
    settings.LEDGER_FOLDER = tmp_path / "keys"


def test_every_event_takes_the_next_sequence_and_commits_to_what_it_says(cast: Cast) -> None:
    before = Head.objects.size()
    tell(cast.viewer("sari"), 3)

    events = list(own_events(cast.viewer("sari"), kinds=["entry.added"]).order_by("sequence"))

    assert [one.sequence for one in events] == [before, before + 1, before + 2]
    assert Head.objects.size() == before + 3
    for one in events:
        assert opens(bytes(one.commitment), payload_of(vars(one)), bytes(one.salt))
        assert not opens(
            bytes(one.commitment), payload_of({**vars(one), "reason": "x"}), bytes(one.salt)
        )
    assert len({bytes(one.salt) for one in events}) == 3


def test_a_deed_that_is_rolled_back_leaves_no_gap(cast: Cast) -> None:
    before = Head.objects.size()
    with transaction.atomic():
        tell(cast.viewer("sari"), 5)
        transaction.set_rollback(True)
    tell(cast.viewer("rina"), 1)

    assert Head.objects.size() == before + 1
    assert check_ledger().good


def test_checkpoints_are_signed_and_each_continues_the_one_before(cast: Cast) -> None:
    tell(cast.viewer("sari"), 300)
    first = seal(now=NOW)
    tell(cast.viewer("rina"), 700)
    second = seal(now=NOW + HOUR)
    again = seal(now=NOW + 2 * HOUR)

    assert again is None
    key = ledger_key()
    for kept in (first, second):
        state = open_checkpoint(kept.note.encode(), [key.note_key], verify)
        assert (state.size, state.root) == (kept.size, bytes(kept.root))
    hash_at = hashes_of(second.size, LedgerTile.objects.read)
    proof = consistency(first.size, second.size, hash_at)
    assert verify_consistency(first.size, bytes(first.root), second.size, bytes(second.root), proof)
    leaf = Event.objects.leaf_hashes(450, 451)[0]
    path = inclusion_proof(450, second.size, hash_at)
    assert verify_inclusion(leaf, 450, second.size, bytes(second.root), path)
    assert not verify_inclusion(leaf, 451, second.size, bytes(second.root), path)


def test_sealing_twice_at_once_ends_in_the_same_tree(cast: Cast) -> None:
    tell(cast.viewer("sari"), 520)
    kept = seal(now=NOW)
    rows = dict(LedgerTile.objects.values_list("number", "hashes"))
    Checkpoint.objects.all().delete()

    again = seal(now=NOW + HOUR)

    assert (again.size, bytes(again.root)) == (kept.size, bytes(kept.root))
    assert dict(LedgerTile.objects.values_list("number", "hashes")) == rows
    assert bytes(kept.root) == tree_root(kept.size, hashes_of(kept.size, LedgerTile.objects.read))


def test_a_size_is_signed_once(cast: Cast) -> None:
    tell(cast.viewer("sari"), 3)
    kept = seal(now=NOW)

    other = Checkpoint.objects.keep(size=kept.size, root=b"x" * 32, note="another", signed_at=NOW)

    assert not other
    assert bytes(Checkpoint.objects.get(pk=kept.size).root) == bytes(kept.root)


def test_an_erased_event_says_nothing_and_breaks_no_proof(cast: Cast) -> None:
    sari = cast.viewer("sari")
    tell(sari, 40)
    sealed = seal(now=NOW)
    gone = own_events(sari, kinds=["entry.added"]).first()

    erase_events(
        [gone.sequence], workspace_id=sari.workspace_id, actor_id=None, reason="asked for", now=NOW
    )
    later = seal(now=NOW + HOUR)

    left = next(one for one in Event.objects.in_order() if one.sequence == gone.sequence)
    assert (left.subject_id, left.actor_id, left.object_id) == (None, None, None)
    assert (left.before, left.after, left.reason, left.salt) == (None, None, "", None)
    assert bytes(left.commitment) == bytes(gone.commitment)
    assert check_ledger().good
    proof = consistency(sealed.size, later.size, hashes_of(later.size, LedgerTile.objects.read))
    assert verify_consistency(sealed.size, bytes(sealed.root), later.size, bytes(later.root), proof)


def test_nobody_can_guess_what_an_erased_event_said(cast: Cast) -> None:
    """V7: every length of the day for a known person and project, without the salt."""
    sari = cast.viewer("sari")
    tell(sari, 1)
    event = own_events(sari, kinds=["entry.added"]).first()
    columns, commitment = vars(event).copy(), bytes(event.commitment)
    salt = bytes(event.salt)

    guesses = [{**columns, "after": {"description": f"Work {guess}"}} for guess in range(1440)]

    assert opens(commitment, payload_of(guesses[0]), salt)
    for stale in (bytes(32), b"\xff" * 32, commitment):
        assert not any(opens(commitment, payload_of(guess), stale) for guess in guesses)


ids = st.one_of(
    st.none(), st.integers(0, 2**53 - 1), st.integers(2**53, 2**63 - 1).map(lambda n: n)
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**62) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(before=plain, after=plain, reason=st.text())
def test_payloads_are_spelt_as_every_other_reader_spells_them(before, after, reason) -> None:
    event = {
        "workspace_id": 1,
        "kind": "entry.added",
        "subject_id": 2,
        "actor_id": None,
        "object_id": 3,
        "logged_at": NOW,
        "channel": "page",
        "before": before,
        "after": after,
        "reason": reason,
    }

    payload = payload_of(event)

    try:
        expected = rfc8785.dumps(json.loads(json.dumps(payload)))
    except (rfc8785.CanonicalizationError, UnicodeError):
        expected = None
    assert spelt(payload) == expected


def spelt(payload: Payload) -> bytes | None:
    """The one spelling, or nothing where there is none."""
    try:
        return canonical(payload)
    except ValueError:
        return None
