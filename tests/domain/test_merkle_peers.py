"""The same tree by other hands: `pymerkle` and the verifier of `sigstore` (tests only)."""

from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace

import pymerkle
import pytest
from sigstore._internal.merkle import verify_merkle_inclusion
from sigstore.errors import VerificationError

from lentera.domain.merkle import consistency_proof, inclusion_proof, verify_consistency
from tests.domain.merkle_trees import leaf, root, tree
from tests.golden.merkle import make

# Around every power of two and every tile, and some in between.
SAMPLE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 100, 255, 256, 257, 300, 511, 512, 513, 600]
LEAVES = [b"leaf %d" % number for number in range(600)]


@cache
def peer() -> pymerkle.InmemoryTree:
    planted = pymerkle.InmemoryTree(algorithm="sha256")
    for content in LEAVES:
        planted.append_entry(content)
    return planted


def accepted_by_sigstore(number: int, index: int, size: int, proof: list[bytes]) -> bool:
    claimed = SimpleNamespace(log_index=index, tree_size=size, hashes=proof, root_hash=root(size))
    entry = SimpleNamespace(inclusion_proof=claimed, canonicalized_body=b"leaf %d" % number)
    try:
        verify_merkle_inclusion(SimpleNamespace(_inner=entry))
    except VerificationError:
        return False
    return True


def sampled_indexes(size: int) -> Iterator[int]:
    yield from sorted({0, size // 3, size // 2, size - 2, size - 1} & set(range(size)))


@pytest.mark.parametrize("size", SAMPLE)
def test_pymerkle_has_the_same_root(size: int) -> None:
    assert peer().get_root(size) == root(size)


@pytest.mark.parametrize("size", SAMPLE)
def test_pymerkle_and_sigstore_accept_our_inclusion_proofs(size: int) -> None:
    for index in sampled_indexes(size):
        check_inclusion(index, size)


@pytest.mark.parametrize("size", SAMPLE)
def test_pymerkle_and_the_rfc_agree_about_our_consistency_proofs(size: int) -> None:
    for old in sampled_indexes(size):
        check_consistency(old or 1, size)


@pytest.mark.all
@pytest.mark.timeout(900)
@pytest.mark.parametrize("start", range(1, 301, 20))
def test_both_agree_about_every_proof_of_every_tree_up_to_three_hundred_leaves(start: int) -> None:
    for size in range(start, start + 20):
        assert peer().get_root(size) == root(size)
        for index in range(size):
            check_inclusion(index, size)
            check_consistency(index + 1, size)


def check_inclusion(index: int, size: int) -> None:
    proof = inclusion_proof(index, size, tree(size))
    theirs = peer().prove_inclusion(index + 1, size)  # counts leaves from one
    assert theirs.path == [leaf(index), *proof]
    pymerkle.verify_inclusion(leaf(index), root(size), theirs)
    assert accepted_by_sigstore(index, index, size, proof)
    assert not accepted_by_sigstore(index + 1, index, size, proof)


def check_consistency(old: int, size: int) -> None:
    # pymerkle sends other hashes than the RFC, so its word is only asked about the two roots; the
    # hashes are compared with the RFC's own words.
    pymerkle.verify_consistency(root(old), root(size), peer().prove_consistency(old, size))
    proof = consistency_proof(old, size, tree(size))
    assert proof == make.proof(old, LEAVES[:size])
    assert verify_consistency(old, root(old), size, root(size), proof)
