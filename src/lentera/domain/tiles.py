"""The tree as it is kept: rows of up to 256 hashes, each row a *tile*.

Source: C2SP tlog-tiles. The tiles of level 0 hold leaf hashes; each hash on level ``l`` + 1 is the
root of one full tile of level ``l``, that is of 256**(l + 1) leaves. Only tiles at the right edge
are not full, and they only grow at their end: whoever keeps the longest state of a tile keeps
every older one. Storage comes in as ``read``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import islice

from lentera.domain.merkle import HASH_BYTES, HashAt

HEIGHT = 8
WIDTH = 1 << HEIGHT


@dataclass(frozen=True, slots=True)
class Tile:
    """One row of hashes: its level, its number on that level, and how many hashes it has."""

    level: int
    number: int
    width: int = WIDTH

    @property
    def full(self) -> bool:
        """Whether nothing can be added to it any more."""
        return self.width == WIDTH

    @property
    def path(self) -> str:
        """Where the tile is found: 1234067 is spelled ``x001/x234/067``. Source: tlog-tiles."""
        digits = str(self.number)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[start : start + 3] for start in range(0, len(digits), 3)]
        number = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        width = "" if self.full else f".p/{self.width}"
        return f"tile/{self.level}/{number}{width}"


ReadTile = Callable[[Tile], bytes]
"""Gives the first ``tile.width`` hashes of a tile, one after the other, 32 bytes each."""


def tiles_between(old_size: int, size: int) -> Iterator[Tile]:
    """Yield every tile that gets new hashes while the tree grows, level by level from below.

    Those with ``full`` are finished; the others are the state of the right edge at ``size``.
    """
    level = 0
    while (end := size >> HEIGHT * level) > (start := old_size >> HEIGHT * level):
        for number in range(start // WIDTH, -(-end // WIDTH)):
            yield Tile(level, number, min(WIDTH, end - number * WIDTH))
        level += 1


def grow(
    old_size: int, leaf_hashes: Sequence[bytes], read: ReadTile
) -> Iterator[tuple[Tile, bytes]]:
    """Yield every tile that gets new hashes, as in :func:`tiles_between`, with what it holds then.

    Reads one tile per level at most: the old right edge. Long histories are best added in
    portions; the tiles are the same.

    Raises:
        ValueError: the right edge that was read is not that of ``old_size``.
    """
    size = old_size + len(leaf_hashes)
    arriving: dict[int, Iterator[bytes]] = {0: iter(leaf_hashes)}
    finished: dict[int, list[bytes]] = {}
    for tile in tiles_between(old_size, size):
        known = max(0, (old_size >> HEIGHT * tile.level) - tile.number * WIDTH)
        row = read(Tile(tile.level, tile.number, known)) if known else b""
        fresh = arriving.setdefault(tile.level, iter(finished.get(tile.level - 1, ())))
        row += b"".join(islice(fresh, tile.width - known))
        _check_width(row, tile)
        yield tile, row
        if tile.full:
            finished.setdefault(tile.level, []).append(root_of_row(row))


def hashes_of(size: int, read: ReadTile) -> HashAt:
    """Return ``hash_at`` for the proofs of :mod:`lentera.domain.merkle` over a tree of tiles.

    Each tile is read once. A root needs the right edge only: one tile per level, three for a
    million leaves.
    """

    @cache
    def row(level: int, number: int) -> bytes:
        tile = Tile(level, number, min(WIDTH, (size >> HEIGHT * level) - number * WIDTH))
        hashes = read(tile)
        _check_width(hashes, tile)
        return hashes

    def hash_at(level: int, number: int) -> bytes:
        tile_level, steps = divmod(level, HEIGHT)
        tile_number, place = divmod(number << steps, WIDTH)
        start, stop = place * HASH_BYTES, (place + (1 << steps)) * HASH_BYTES
        return root_of_row(row(tile_level, tile_number)[start:stop])

    return hash_at


def root_of_row(row: bytes) -> bytes:
    """Return the root over a row of hashes whose number is a power of two."""
    pair = 2 * HASH_BYTES
    while len(row) > HASH_BYTES:
        pairs = range(0, len(row), pair)
        # This is node_hash, written out: it runs once for every leaf of the ledger.
        row = b"".join([sha256(b"\x01" + row[at : at + pair]).digest() for at in pairs])
    return row


def _check_width(row: bytes, tile: Tile) -> None:
    if len(row) != tile.width * HASH_BYTES:
        raise ValueError(f"{tile.path} has {len(row)} bytes instead of {tile.width * HASH_BYTES}")
