from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.merkle import inclusion_proof, leaf_hash, tree_root, verify_inclusion
from lentera.domain.tiles import Tile, grow, hashes_of, tiles_between
from tests.domain.merkle_trees import Shelf, leaf, put, reader, shelf_of
from tests.golden.merkle import make

MANY = 70_000  # the size tlog-tiles counts through


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(3, 5, 1), "tile/3/005.p/1"),
        (Tile(0, 999), "tile/0/999"),
        (Tile(1, 1000, 255), "tile/1/x001/000.p/255"),
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(63, 12345), "tile/63/x012/345"),
    ],
)
def test_a_tile_has_one_path(tile: Tile, path: str) -> None:
    assert tile.path == path


def test_seventy_thousand_leaves_make_the_tiles_the_document_counts() -> None:
    tiles = list(tiles_between(0, MANY))

    assert [t for t in tiles if not t.full] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert [(t.level, t.number) for t in tiles if t.full] == [(0, n) for n in range(273)] + [(1, 0)]


def test_a_tree_of_one_full_tile_has_one_hash_above_it() -> None:
    assert list(tiles_between(255, 256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_between(0, 256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_between(254, 255)) == [Tile(0, 0, 255)]
    assert list(tiles_between(256, 257)) == [Tile(0, 1, 1)]
    assert list(tiles_between(256, 256)) == []


@pytest.mark.parametrize("tile", [Tile(0, 1), Tile(0, 2, 188), Tile(1, 0, 2)])
def test_a_tile_holds_the_hashes_the_document_says(tile: Tile) -> None:
    leaves = [b"leaf %d" % number for number in range(700)]
    step = 256**tile.level
    first = tile.number * 256
    expected = [
        make.mth(leaves[place * step : (place + 1) * step])
        for place in range(first, first + tile.width)
    ]

    assert shelf_of(700)[tile.level, tile.number] == b"".join(expected)


@given(st.sets(st.integers(min_value=1, max_value=1399), max_size=12))
def test_a_tree_that_grows_in_steps_has_the_tiles_of_one_that_grew_at_once(stops) -> None:
    shelf: Shelf = {}
    for old, size in pairwise([0, *sorted(stops), 1400]):
        put(shelf, old, size)

    assert shelf == shelf_of(1400)


def test_growing_reads_the_right_edge_and_nothing_else() -> None:
    asked: list[Tile] = []
    shelf = dict(shelf_of(700))

    def read(tile: Tile) -> bytes:
        asked.append(tile)
        return reader(shelf)(tile)

    grown = list(grow(700, [leaf(n) for n in range(700, 800)], read))

    assert asked == [Tile(0, 2, 188), Tile(1, 0, 2)]
    assert [tile for tile, _ in grown] == [Tile(0, 2), Tile(0, 3, 32), Tile(1, 0, 3)]


def test_a_right_edge_of_another_size_is_not_grown() -> None:
    shelf = {(0, 0): leaf(0) * 9}

    assert list(grow(9, [leaf(9)], reader(shelf)))
    with pytest.raises(ValueError, match=r"tile/0/000.p/11 has 320 bytes"):
        list(grow(10, [leaf(10)], reader(shelf)))
    with pytest.raises(ValueError, match=r"tile/0/000.p/10 has 288 bytes"):
        tree_root(10, hashes_of(10, reader(shelf)))


def test_proofs_climb_through_three_levels_of_tiles() -> None:
    shelf: Shelf = {}
    leaves = [b"%d" % number for number in range(MANY)]
    for tile, row in grow(0, [leaf_hash(text) for text in leaves], reader(shelf)):
        shelf[tile.level, tile.number] = row
    hash_at = hashes_of(MANY, reader(shelf))
    root = tree_root(MANY, hash_at)

    assert root == make.mth(leaves)
    for index in (0, 255, 256, 65_535, 65_536, 69_887, MANY - 1):
        proof = inclusion_proof(index, MANY, hash_at)
        assert verify_inclusion(leaf_hash(leaves[index]), index, MANY, root, proof)


@pytest.mark.all
@pytest.mark.timeout(120)
def test_a_million_leaves_are_cut_in_portions_and_proven() -> None:
    size = 1_000_000
    shelf: Shelf = {}
    for old in range(0, size, 50_000):
        portion = [leaf_hash(b"%d" % number) for number in range(old, old + 50_000)]
        for tile, row in grow(old, portion, reader(shelf)):
            shelf[tile.level, tile.number] = row
    asked: list[Tile] = []

    def read(tile: Tile) -> bytes:
        asked.append(tile)
        return reader(shelf)(tile)

    root = tree_root(size, hashes_of(size, read))

    assert len(asked) == 3
    assert sum(map(len, shelf.values())) < 35_000_000
    for index in range(0, size, 9973):
        proof = inclusion_proof(index, size, hashes_of(size, reader(shelf)))
        assert len(proof) <= 20
        assert verify_inclusion(leaf_hash(b"%d" % index), index, size, root, proof)
