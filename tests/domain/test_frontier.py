"""A growing tree knows the same roots as the tree of the RFC."""

from lentera.domain.frontier import Frontier
from lentera.domain.merkle import leaf_hash, tree_root
from lentera.domain.tiles import grow, hashes_of


def test_after_every_leaf_the_root_is_that_of_the_tree() -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(600)]
    frontier = Frontier()

    for size in range(600):
        assert (frontier.size, frontier.root()) == (size, root_of(leaves[:size]))

        frontier.add(leaves[size])


def root_of(leaves: list[bytes]) -> bytes:
    """The root, by way of tiles."""
    rows = {(tile.level, tile.number): row for tile, row in grow(0, leaves, lambda _: b"")}
    hash_at = hashes_of(len(leaves), lambda tile: rows[tile.level, tile.number])
    return tree_root(len(leaves), hash_at)
