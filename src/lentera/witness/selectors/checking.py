"""Is the ledger whole? Every event opened, every hash made again, every signature looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lentera.domain.commitment import opens
from lentera.domain.frontier import Frontier
from lentera.domain.merkle import HASH_BYTES, leaf_hash
from lentera.domain.note import Checkpoint as SignedState
from lentera.domain.note import open_checkpoint
from lentera.domain.tiles import WIDTH, Tile
from lentera.witness.models import Checkpoint, Event, Head, LedgerTile
from lentera.witness.payload import ERASED, payload_of
from lentera.witness.querysets.ledger import leaf_of
from lentera.witness.signing import ledger_key, remembered, verify

if TYPE_CHECKING:
    from collections.abc import Mapping

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Check:
    """What was found: how many events there are, and the first one that is not as it was told."""

    events: int
    checkpoints: int
    first_bad: int | None = None
    says: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing was found."""
        return self.first_bad is None


class Broken(Exception):
    """The ledger is not what was signed, from this sequence on."""

    def __init__(self, sequence: int, says: str) -> None:
        super().__init__(says)
        self.sequence, self.says = sequence, says


@dataclass
class Reading:
    """What has been read so far."""

    tree: Frontier = field(default_factory=Frontier)
    empty: list[int] = field(default_factory=list)
    told_erased: set[int] = field(default_factory=set)
    good_until: int = 0  # the size of the newest checkpoint that was found right


def check_ledger(progress: Progress | None = None) -> Check:
    """Read the whole ledger and return the first sequence at which it is not what was signed.

    Finds changed, missing, swapped and added events, changed hashes and signatures, events emptied
    without a record, and a database that is older than the newest checkpoint beside the key. A
    forger who has the key as well is found by checkpoints that others keep.
    """
    signed = {one.size: one for one in Checkpoint.objects.order_by("size")}
    size = Head.objects.size()
    try:
        _read_all(size, signed, progress)
    except Broken as broken:
        return Check(size, len(signed), broken.sequence, broken.says)
    return Check(size, len(signed))


def _read_all(size: int, signed: Mapping[int, Checkpoint], progress: Progress | None) -> None:
    reading = Reading()
    newest = _newest_elsewhere()
    tiles = _leaf_rows(max(signed, default=0))
    for event in Event.objects.in_order():
        _check_event(event, reading, size)
        reading.tree.add(leaf := leaf_hash(_leaf(event)))
        if (kept := next(tiles, None)) is not None and kept != leaf:
            raise Broken(event.sequence, "is not the event that was sealed")
        if (checkpoint := signed.get(reading.tree.size)) is not None:
            _check_checkpoint(checkpoint, reading)
        if newest and newest.size == reading.tree.size and newest.root != reading.tree.root():
            raise Broken(reading.good_until, "is not the history that was signed last")
        if progress and reading.tree.size % WIDTH == 0:
            progress(reading.tree.size, size)
    _check_end(reading, size, max([*signed, newest.size if newest else 0], default=0))


def _check_event(event: Event, reading: Reading, size: int) -> None:
    expected = reading.tree.size
    if event.sequence != expected:
        raise Broken(expected, "is missing")
    if expected >= size:
        raise Broken(expected, "was added past the end")
    if event.salt is None:
        reading.empty.append(expected)
    elif not opens(bytes(event.commitment), payload_of(vars(event)), bytes(event.salt)):
        raise Broken(expected, "says something else than was committed to")
    elif event.kind == ERASED and event.after:
        reading.told_erased.update(event.after["sequences"])


def _check_checkpoint(checkpoint: Checkpoint, reading: Reading) -> None:
    key = ledger_key()
    try:
        state = open_checkpoint(checkpoint.note.encode(), [key.note_key], verify)
    except ValueError as error:
        raise Broken(reading.good_until, f"and on is signed wrongly: {error}") from error
    root = reading.tree.root()
    if (state.size, state.root, bytes(checkpoint.root)) != (checkpoint.size, root, root):
        raise Broken(reading.good_until, f"to {checkpoint.size - 1} are not what was signed")
    reading.good_until = checkpoint.size


def _check_end(reading: Reading, size: int, signed_size: int) -> None:
    if reading.tree.size < max(size, signed_size):
        raise Broken(reading.tree.size, "and on is missing: this is an older or a shortened state")
    for sequence in reading.empty:
        if sequence not in reading.told_erased:
            raise Broken(sequence, "was emptied, and no event says by whom and why")


def _newest_elsewhere() -> SignedState | None:
    note = remembered()
    if note is None:
        return None
    try:
        return open_checkpoint(note.encode(), [ledger_key().note_key], verify)
    except ValueError as error:
        raise Broken(
            0, f"and on: the checkpoint beside the key is signed wrongly: {error}"
        ) from error


def _leaf(event: Event) -> bytes:
    return leaf_of(event.sequence, event.kind, event.logged_at, bytes(event.commitment))


def _leaf_rows(size: int) -> Iterator[bytes]:
    """Yield the hashes of the leaves as the tiles keep them."""
    for number in range(-(-size // WIDTH)):
        row = LedgerTile.objects.read(Tile(0, number, min(WIDTH, size - number * WIDTH)))
        for at in range(0, min(WIDTH, size - number * WIDTH) * HASH_BYTES, HASH_BYTES):
            yield row[at : at + HASH_BYTES]
