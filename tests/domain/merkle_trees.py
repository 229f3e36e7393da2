"""Trees for the tests of the ledger: leaves that all differ, kept as tiles, and their shapes."""

from collections.abc import Callable
from functools import cache

from lentera.domain.merkle import HashAt, leaf_hash, tree_root
from lentera.domain.tiles import Tile, grow, hashes_of

Shelf = dict[tuple[int, int], bytes]


@cache
def leaf(number: int) -> bytes:
    return leaf_hash(b"leaf %d" % number)


def reader(shelf: Shelf) -> Callable[[Tile], bytes]:
    return lambda tile: shelf[tile.level, tile.number][: 32 * tile.width]


def put(shelf: Shelf, old_size: int, size: int) -> None:
    for tile, row in grow(old_size, [leaf(n) for n in range(old_size, size)], reader(shelf)):
        shelf[tile.level, tile.number] = row


@cache
def shelf_of(size: int) -> Shelf:
    shelf: Shelf = {}
    put(shelf, 0, size)
    return shelf


@cache
def tree(size: int) -> HashAt:
    """The tree of a size, read from the tiles of a larger one."""
    return hashes_of(size, reader(shelf_of(700)))


@cache
def root(size: int) -> bytes:
    return tree_root(size, tree(size))


def inclusion_shape(index: int, size: int) -> list[str]:
    """On which side each hash of the proof stands, from the leaf up."""
    if size == 1:
        return []
    middle = 1 << (size - 1).bit_length() - 1
    if index < middle:
        return [*inclusion_shape(index, middle), "right"]
    return [*inclusion_shape(index - middle, size - middle), "left"]


def consistency_shape(old: int, size: int, *, known: bool = True) -> list[str]:
    """What each hash of the proof is joined to, from the old right edge up."""
    if old == size:
        return ["known" if known else "sent"]
    middle = 1 << (size - 1).bit_length() - 1
    if old <= middle:
        return [*consistency_shape(old, middle, known=known), "right"]
    return [*consistency_shape(old - middle, size - middle, known=False), "left"]
