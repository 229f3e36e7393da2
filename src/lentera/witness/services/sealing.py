"""Sealing the ledger: hashes into tiles, and a signed checkpoint over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.domain.doors import Upkeep, standing_open
from lentera.domain.merkle import tree_root
from lentera.domain.note import Checkpoint as SignedState
from lentera.domain.note import sign_note
from lentera.domain.tiles import grow, hashes_of
from lentera.witness.models import Checkpoint, Event, Head, LedgerTile
from lentera.witness.querysets.ledger import PORTION
from lentera.witness.signing import ledger_key, remember

if TYPE_CHECKING:
    from datetime import datetime


@standing_open(Upkeep.SEALING)
def seal(*, now: datetime) -> Checkpoint | None:
    """Sign the present state of the ledger; nothing if it was signed already.

    May be interrupted and may run beside itself: tiles only grow, and a size is signed once.
    """
    size, sealed = Head.objects.size(), sealed_size()
    if size == sealed:
        return None
    for start in range(sealed, size, PORTION):
        stop = min(start + PORTION, size)
        for tile, hashes in grow(
            start, Event.objects.leaf_hashes(start, stop), LedgerTile.objects.read
        ):
            LedgerTile.objects.keep(tile, hashes)
    root = tree_root(size, hashes_of(size, LedgerTile.objects.read))
    key = ledger_key()
    note = sign_note(SignedState(key.name, size, root).text, (key.note_key, key.sign)).decode()
    Checkpoint.objects.keep(size=size, root=root, note=note, signed_at=now)
    kept = Checkpoint.objects.get(pk=size)
    remember(kept.note)
    return kept


def sealed_size() -> int:
    """How many events the newest checkpoint is signed over."""
    return Checkpoint.objects.order_by("-size").values_list("size", flat=True).first() or 0
