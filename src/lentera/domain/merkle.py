"""The Merkle tree of the ledger: hashes, proofs, and the two checks that need no trust.

The tree is that of RFC 9162, section 2.1 (the same as RFC 6962, section 2.1) with SHA-256. Whoever
holds a root can be shown that an event stands in the tree (*inclusion*) and that an older root is
the beginning of this tree (*consistency*). Making a proof needs hashes of the tree and asks for
them through ``hash_at`` (in practice :mod:`lentera.domain.tiles`); checking one needs nothing.

``MTH``, ``PATH``, ``PROOF`` and ``SUBPROOF`` are the names in the RFC. A *perfect* subtree has
2**level leaves and begins at a multiple of its length; any tree is made of perfect ones.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()  # RFC 9162, 2.1.1: the hash of an empty list

HashAt = Callable[[int, int], bytes]
"""Gives the hash of one perfect subtree: its level (0 is a leaf), its number on that level."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf. Source: RFC 9162, 2.1.1, ``HASH(0x00 || d)``."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node over its two halves. Source: RFC 9162, 2.1.1."""
    return sha256(b"\x01" + left + right).digest()


def tree_root(size: int, hash_at: HashAt) -> bytes:
    """Return the root of the first ``size`` leaves. Source: RFC 9162, 2.1.1, ``MTH``."""
    return _root_of(0, size, hash_at) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, hash_at: HashAt) -> list[bytes]:
    """Return the hashes that lead from leaf ``index`` to the root of ``size`` leaves.

    Source: RFC 9162, 2.1.3.1, ``PATH``.

    Raises:
        ValueError: the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    return _path(index, 0, size, hash_at)


def consistency_proof(old_size: int, size: int, hash_at: HashAt) -> list[bytes]:
    """Return the hashes that show the first ``old_size`` leaves are the beginning of ``size``.

    Source: RFC 9162, 2.1.4.1, ``PROOF``. The RFC asks for no proof from an empty tree or to the
    same tree; both are the empty list here.

    Raises:
        ValueError: the older tree is the larger one.
    """
    if not 0 <= old_size <= size:
        raise ValueError(f"a tree of {old_size} leaves does not come before one of {size}")
    if old_size in {0, size}:
        return []
    return _subproof(old_size, 0, size, hash_at, known=True)


def _root_of(start: int, stop: int, hash_at: HashAt) -> bytes:
    """Return ``MTH(D[start:stop])``."""
    length = stop - start
    if length & (length - 1) == 0:  # a power of two, hence perfect
        level = length.bit_length() - 1
        return hash_at(level, start >> level)
    middle = start + _split(length)
    return node_hash(_root_of(start, middle, hash_at), _root_of(middle, stop, hash_at))


def _path(index: int, start: int, stop: int, hash_at: HashAt) -> list[bytes]:
    if stop - start == 1:
        return []
    middle = start + _split(stop - start)
    if index < middle:
        return [*_path(index, start, middle, hash_at), _root_of(middle, stop, hash_at)]
    return [*_path(index, middle, stop, hash_at), _root_of(start, middle, hash_at)]


def _subproof(old: int, start: int, stop: int, hash_at: HashAt, *, known: bool) -> list[bytes]:
    """Return ``SUBPROOF``; ``known``: this subtree's root is the old root, so it is not sent."""
    if old == stop:
        return [] if known else [_root_of(start, stop, hash_at)]
    middle = start + _split(stop - start)
    if old <= middle:
        inside = _subproof(old, start, middle, hash_at, known=known)
        return [*inside, _root_of(middle, stop, hash_at)]
    inside = _subproof(old, middle, stop, hash_at, known=False)
    return [*inside, _root_of(start, middle, hash_at)]


def _split(length: int) -> int:
    """Return the largest power of two below ``length`` (RFC 9162, 2.1.1: the ``k``)."""
    return 1 << (length - 1).bit_length() - 1


def verify_inclusion(
    leaf: bytes, index: int, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether the leaf with the hash ``leaf`` is number ``index`` of the tree.

    Never raises: what has the wrong shape is not a proof.
    Source: RFC 9162, 2.1.3.2; ``node`` and ``last`` are its ``fn`` and ``sn``.
    """
    if not (0 <= index < size and _are_hashes([leaf, root, *proof])):
        return False
    node, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False  # longer than the tree is high
        if node & 1 or node == last:
            found = node_hash(sibling, found)
            node, last = _climb_while_left(node, last)
        else:
            found = node_hash(found, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(
    old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Say whether the older tree is the beginning of the newer: nothing changed, nothing missing.

    Never raises: what has the wrong shape is not a proof. Every tree continues the empty one.
    Source: RFC 9162, 2.1.4.2.
    """
    if not (0 <= old_size <= size and _are_hashes([old_root, root, *proof])):
        return False
    if old_size == 0 and old_root != EMPTY_ROOT:
        return False
    if old_size in {0, size}:
        return not proof and (old_size < size or old_root == root)
    hashes = list(proof)
    if old_size & (old_size - 1) == 0:  # step 2: the old root is itself the first hash
        hashes = [old_root, *hashes]
    return bool(hashes) and _both_roots(hashes, old_size, size) == (old_root, root)


def _both_roots(hashes: list[bytes], old_size: int, size: int) -> tuple[bytes, bytes] | None:
    """Return the old and the new root the hashes lead to; nothing if their number is wrong."""
    node, last = _drop_ones(old_size - 1, size - 1)
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return None  # longer than the tree is high
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            node, last = _climb_while_left(node, last)
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None


def _drop_ones(node: int, last: int) -> tuple[int, int]:
    """Climb out of the perfect subtree at the old tree's right edge (2.1.4.2, step 4)."""
    while node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def _climb_while_left(node: int, last: int) -> tuple[int, int]:
    """Climb past the levels on which the right edge has no sibling (2.1.3.2, step 4.b.ii)."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def _are_hashes(candidates: Sequence[object]) -> bool:
    return all(isinstance(hash_, bytes) and len(hash_) == HASH_BYTES for hash_ in candidates)
