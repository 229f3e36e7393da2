import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.merkle import (
    EMPTY_ROOT,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    tree_root,
    verify_consistency,
    verify_inclusion,
)
from lentera.domain.tiles import Tile, grow, hashes_of
from tests.domain.merkle_trees import Shelf, leaf, reader, root, tree
from tests.golden.merkle import make

VECTORS = json.loads(make.FILE.read_text(encoding="utf-8"))
ROOTS = [bytes.fromhex(text) for text in VECTORS["roots"]]
LEAVES = [leaf_hash(bytes.fromhex(text)) for text in VECTORS["leaves"]]
SIZES = st.integers(min_value=1, max_value=600)


def golden_tree(size: int):
    shelf: Shelf = {(t.level, t.number): row for t, row in grow(0, LEAVES, reader({}))}
    return hashes_of(size, reader(shelf))


def decoded(proof: list[str]) -> list[bytes]:
    return [bytes.fromhex(text) for text in proof]


def test_the_vectors_are_what_their_generator_makes() -> None:
    assert make.FILE.read_text(encoding="utf-8") == make.text()


def test_leaves_and_nodes_are_hashed_apart() -> None:
    assert sha256(b"").digest() == EMPTY_ROOT
    assert leaf_hash(b"abc") == sha256(b"\0abc").digest()
    assert node_hash(b"a" * 32, b"b" * 32) == sha256(b"\1" + b"a" * 32 + b"b" * 32).digest()


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_the_rfc(size: int) -> None:
    assert tree_root(size, golden_tree(size)) == ROOTS[size]


@pytest.mark.parametrize("case", VECTORS["inclusion"], ids=lambda c: f"{c['index']} of {c['size']}")
def test_inclusion_proofs_are_those_of_the_rfc(case) -> None:
    index, size, proof = case["index"], case["size"], decoded(case["proof"])

    assert inclusion_proof(index, size, golden_tree(size)) == proof
    assert verify_inclusion(LEAVES[index], index, size, ROOTS[size], proof)


@pytest.mark.parametrize(
    "case", VECTORS["consistency"], ids=lambda c: f"{c['old_size']} to {c['size']}"
)
def test_consistency_proofs_are_those_of_the_rfc(case) -> None:
    old, size, proof = case["old_size"], case["size"], decoded(case["proof"])

    assert consistency_proof(old, size, golden_tree(size)) == proof
    assert verify_consistency(old, ROOTS[old], size, ROOTS[size], proof)


@given(SIZES, st.data())
def test_every_leaf_can_be_proven(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))

    proof = inclusion_proof(index, size, tree(size))

    assert verify_inclusion(leaf(index), index, size, root(size), proof)
    assert len(proof) <= (size - 1).bit_length()


@given(SIZES, st.data())
def test_every_older_tree_is_shown_to_be_the_beginning(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, size))

    proof = consistency_proof(old, size, tree(size))

    assert verify_consistency(old, root(old), size, root(size), proof)
    assert len(proof) <= (size - 1).bit_length() + 1


@pytest.mark.all
@pytest.mark.timeout(600)
@pytest.mark.parametrize("hundred", range(6))
def test_every_proof_of_every_tree_up_to_six_hundred_leaves_is_right(hundred: int) -> None:
    for size in range(hundred * 100 + 1, hundred * 100 + 101):
        for index in range(size):
            proof = inclusion_proof(index, size, tree(size))
            assert verify_inclusion(leaf(index), index, size, root(size), proof)
            proof = consistency_proof(index, size, tree(size))
            assert verify_consistency(index, root(index), size, root(size), proof)


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (0, 0), (0, -1)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    assert inclusion_proof(4, 5, tree(5))
    with pytest.raises(ValueError, match="has no leaf"):
        inclusion_proof(index, size, tree(5))
    assert not verify_inclusion(leaf(0), index, size, root(5), [])


@pytest.mark.parametrize(("old", "size"), [(-1, 5), (6, 5), (-2, -1)])
def test_a_larger_tree_does_not_come_before_a_smaller_one(old: int, size: int) -> None:
    assert consistency_proof(4, 5, tree(5))
    with pytest.raises(ValueError, match="does not come before"):
        consistency_proof(old, size, tree(5))
    assert not verify_consistency(old, root(5), size, root(5), [])


def test_the_same_tree_and_the_empty_tree_need_no_proof() -> None:
    assert consistency_proof(5, 5, tree(5)) == consistency_proof(0, 5, tree(5)) == []

    assert verify_consistency(5, root(5), 5, root(5), [])
    assert verify_consistency(0, EMPTY_ROOT, 5, root(5), [])
    assert verify_consistency(0, EMPTY_ROOT, 0, EMPTY_ROOT, [])


def test_no_proof_makes_two_roots_of_one_size_or_a_full_empty_tree_right() -> None:
    assert not verify_consistency(5, root(4), 5, root(5), [])
    assert not verify_consistency(0, root(1), 5, root(5), [])
    assert not verify_consistency(5, root(5), 5, root(5), [leaf(0)])
    assert not verify_consistency(0, EMPTY_ROOT, 5, root(5), [leaf(0)])
    assert not verify_consistency(0, EMPTY_ROOT, 0, root(1), [])
    assert not verify_consistency(0, root(1), 0, root(1), [])


def test_what_is_not_made_of_whole_hashes_is_no_proof() -> None:
    proof = inclusion_proof(2, 5, tree(5))
    older = consistency_proof(3, 5, tree(5))

    for broken in (b"", proof[0][:31], proof[0] + b"\0", None, proof[0].hex()):
        assert not verify_inclusion(leaf(2), 2, 5, root(5), [broken, *proof[1:]])
        assert not verify_inclusion(broken, 2, 5, root(5), proof)
        assert not verify_consistency(3, root(3), 5, root(5), [broken, *older[1:]])
        assert not verify_consistency(3, broken, 5, root(5), older)


def test_a_size_means_something_only_with_its_root() -> None:
    # Leaf 0 has two hashes to its right in a tree of three and in one of four: the same proof fits.
    # That is why size and root are signed together, in one checkpoint.
    proof = inclusion_proof(0, 3, tree(3))

    assert verify_inclusion(leaf(0), 0, 4, root(3), proof)
    assert not verify_inclusion(leaf(0), 0, 4, root(4), proof)


def test_the_reader_is_asked_for_tiles_only() -> None:
    asked: list[Tile] = []

    def read(tile: Tile) -> bytes:
        asked.append(tile)
        return leaf(0) * tile.width

    tree_root(70_000, hashes_of(70_000, read))

    assert sorted(asked, key=lambda t: t.level) == [
        Tile(0, 273, 112),
        Tile(1, 1, 17),
        Tile(2, 0, 1),
    ]
