"""Proofs that were tampered with, and verifiers with a fault, which these attacks must find."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path

import pytest

from lentera.domain import merkle
from lentera.domain.merkle import consistency_proof, inclusion_proof
from tests.domain.merkle_trees import consistency_shape, inclusion_shape, leaf, root, tree

SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 16, 17, 31, 64, 100, 257, 300]


@dataclass(frozen=True)
class Inclusion:
    leaf: bytes
    index: int
    size: int
    root: bytes
    proof: tuple[bytes, ...]

    def check(self, module) -> bool:
        return module.verify_inclusion(self.leaf, self.index, self.size, self.root, self.proof)


@dataclass(frozen=True)
class Consistency:
    old_size: int
    old_root: bytes
    size: int
    root: bytes
    proof: tuple[bytes, ...]

    def check(self, module) -> bool:
        return module.verify_consistency(
            self.old_size, self.old_root, self.size, self.root, self.proof
        )


def places(size: int) -> list[int]:
    return sorted({0, 1, size // 2, size - 2, size - 1} & set(range(size)))


def honest_inclusions() -> Iterator[Inclusion]:
    for size in SIZES:
        for index in places(size):
            proof = inclusion_proof(index, size, tree(size))
            yield Inclusion(leaf(index), index, size, root(size), tuple(proof))


def honest_consistencies() -> Iterator[Consistency]:
    for size in SIZES:
        for old in {place + 1 for place in places(size)}:
            proof = consistency_proof(old, size, tree(size))
            yield Consistency(old, root(old), size, root(size), tuple(proof))


def flipped(content: bytes, bit: int) -> bytes:
    return (int.from_bytes(content) ^ 1 << bit).to_bytes(len(content))


def broken_proofs(proof: Sequence[bytes], near: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
    """Flip, drop, replace, swap, and add at every place, also what stands nearby."""
    hashes = list(proof)
    for place, bit in product(range(len(hashes)), (0, 100, 255)):
        yield (*hashes[:place], flipped(hashes[place], bit), *hashes[place + 1 :])
    for place in range(len(hashes)):
        yield (*hashes[:place], *hashes[place + 1 :])
        yield (*hashes[:place], hashes[place][:-1], *hashes[place + 1 :])
    for place, extra in product(range(len(hashes) + 1), (bytes(32), *near, *hashes[:1])):
        yield (*hashes[:place], extra, *hashes[place:])
    for one, other in combinations(range(len(hashes)), 2):
        swapped = hashes.copy()
        swapped[one], swapped[other] = hashes[other], hashes[one]
        yield tuple(swapped)
    if len(hashes) > 1:
        yield ()


def attacks_on_inclusion(case: Inclusion) -> Iterator[Inclusion]:
    for proof in broken_proofs(case.proof, (case.leaf, case.root)):
        yield replace(case, proof=proof)
    if case.proof and case.index % 2:  # the border between two hashes, moved by one byte
        longer = case.proof[0] + case.leaf[:1]
        yield replace(case, leaf=case.leaf[1:], proof=(longer, *case.proof[1:]))
    for bit in (0, 77, 255):
        yield replace(case, leaf=flipped(case.leaf, bit))
        yield replace(case, root=flipped(case.root, bit))
    for index in {*range(case.index - 4, case.index + 5), -case.index, case.size} - {case.index}:
        yield replace(case, index=index)
    shape = inclusion_shape(case.index, case.size)
    for size in {1, 2, 3, *range(case.size - 3, case.size + 4), case.size * 2} - {case.size}:
        if 0 < size < 700:
            yield replace(case, size=size, root=root(size))  # another checkpoint
        # The root of this size under another: only the shape tells, as in the RFC.
        if size <= case.index or inclusion_shape(case.index, size) != shape:
            yield replace(case, size=size)


def attacks_on_consistency(case: Consistency) -> Iterator[Consistency]:
    for proof in broken_proofs(case.proof, (case.old_root, case.root)):
        yield replace(case, proof=proof)
    for bit in (0, 77, 255):
        yield replace(case, old_root=flipped(case.old_root, bit))
        yield replace(case, root=flipped(case.root, bit))
    if case.old_size != case.size:
        yield replace(case, old_root=case.root, root=case.old_root)
    yield replace(case, old_size=0, proof=())  # a tree with a root that says it is empty
    shape = consistency_shape(case.old_size, case.size)
    for old in {1, *range(case.old_size - 3, case.old_size + 4), case.size} - {case.old_size}:
        # The empty tree is the beginning of every tree, and needs no hashes to say so.
        if 0 < old < 700 and not (old == case.size and not case.proof):
            yield replace(case, old_size=old, old_root=root(old))
        if not 0 < old <= case.size or consistency_shape(old, case.size) != shape:
            yield replace(case, old_size=old)
    for size in {*range(case.size - 3, case.size + 4), case.size * 2} - {case.size}:
        if 0 < size < 700 and not (case.old_size == size and not case.proof):
            yield replace(case, size=size, root=root(size))
        if size < case.old_size or consistency_shape(case.old_size, size) != shape:
            yield replace(case, size=size)


def tried_and_accepted(module) -> tuple[int, list[object]]:
    tried, accepted = 0, []
    for honest, attacks in (
        (honest_inclusions(), attacks_on_inclusion),
        (honest_consistencies(), attacks_on_consistency),
    ):
        for case in honest:
            for attack in attacks(case):
                tried += 1
                if attack.check(module):
                    accepted.append(attack)
    return tried, accepted


def test_honest_proofs_are_accepted() -> None:
    assert all(case.check(merkle) for case in honest_inclusions())
    assert all(case.check(merkle) for case in honest_consistencies())


def test_no_proof_that_was_tampered_with_is_accepted() -> None:
    tried, accepted = tried_and_accepted(merkle)

    assert accepted == []
    assert tried > 10_000


class Faulty:
    """The real checks, with one of them replaced by one that has a fault."""

    def __init__(self, **faults: Callable[..., bool]) -> None:
        self.verify_inclusion = faults.get("inclusion", merkle.verify_inclusion)
        self.verify_consistency = faults.get("consistency", merkle.verify_consistency)


def ignores_the_index(leaf, index, size, root, proof) -> bool:
    near = range(index - 4, index + 5)
    return any(merkle.verify_inclusion(leaf, any_, size, root, proof) for any_ in near)


def ignores_the_leaf(candidate, index, size, root, proof) -> bool:
    return merkle.verify_inclusion(leaf(max(index, 0)), index, size, root, proof)


def skips_the_last_hash(candidate, index, size, root, proof) -> bool:
    if not 0 <= index < size < 700 or not proof:
        return merkle.verify_inclusion(candidate, index, size, root, proof)
    right = inclusion_proof(index, size, tree(size))
    return merkle.verify_inclusion(candidate, index, size, root, [*proof[:-1], *right[-1:]])


def ignores_what_is_too_much(candidate, index, size, root, proof) -> bool:
    if not 0 <= index < size:
        return False
    needed = len(inclusion_shape(index, size))
    return merkle.verify_inclusion(candidate, index, size, root, proof[:needed])


def believes_the_old_root(old_size, old_root, size, new_root, proof) -> bool:
    known = root(old_size) if 0 <= old_size < 700 else old_root
    return merkle.verify_consistency(old_size, known, size, new_root, proof)


def believes_the_new_root(old_size, old_root, size, new_root, proof) -> bool:
    known = root(size) if 0 <= size < 700 else new_root
    return merkle.verify_consistency(old_size, old_root, size, known, proof)


def takes_no_proof_for_a_power_of_two(old_size, old_root, size, new_root, proof) -> bool:
    perfect = old_size > 0 and old_size & (old_size - 1) == 0
    return perfect or merkle.verify_consistency(old_size, old_root, size, new_root, proof)


@pytest.mark.parametrize(
    "faulty",
    [
        Faulty(inclusion=ignores_the_index),
        Faulty(inclusion=ignores_the_leaf),
        Faulty(inclusion=skips_the_last_hash),
        Faulty(inclusion=ignores_what_is_too_much),
        Faulty(consistency=believes_the_old_root),
        Faulty(consistency=believes_the_new_root),
        Faulty(consistency=takes_no_proof_for_a_power_of_two),
    ],
    ids=lambda faulty: "/".join(
        check.__name__ for check in vars(faulty).values() if check.__module__ != merkle.__name__
    ),
)
def test_the_attacks_find_a_verifier_with_a_fault(faulty: Faulty) -> None:
    assert all(case.check(faulty) for case in honest_inclusions())
    assert all(case.check(faulty) for case in honest_consistencies())

    _, accepted = tried_and_accepted(faulty)

    assert accepted


# One slip of the pen each, in the text of the module: the old code, and what somebody might write.
SLIPS = [
    ("0 <= index < size and", "index < size and"),
    ("0 <= index < size and", "0 <= index and"),
    ("if node & 1 or node == last:\n            found", "if node & 1:\n            found"),
    ("return last == 0 and found == root", "return found == root"),
    ("return last == 0 and found == root", "return last == 0"),
    ("return (old, new) if last == 0 else None", "return old, new"),
    ("if old_size == 0 and old_root != EMPTY_ROOT:", "if old_size < 0:"),
    ("return not proof and (", "return ("),
    ("return not proof and (old_size < size or old_root == root)", "return not proof"),
    ("== (old_root, root)", "is not None"),
    ('b"\\x01" + left + right', 'b"\\x01" + max(left, right) + min(left, right)'),
    ("len(hash_) == HASH_BYTES for", "len(hash_) for"),
    ("hashes = [old_root, *hashes]", "hashes = [*hashes]"),
    ("while node & 1:", "if node & 1:"),
    ("while node and not node & 1:", "if node and not node & 1:"),
]


@pytest.mark.parametrize(("right", "wrong"), SLIPS, ids=lambda text: text[:40])
def test_the_attacks_find_a_slip_of_the_pen(right: str, wrong: str) -> None:
    text = Path(merkle.__file__).read_text(encoding="utf-8")
    assert text.count(right) == 1
    slipped: dict[str, object] = {"__name__": "slipped"}
    exec(text.replace(right, wrong), slipped)  # noqa: S102  our own text with one slip in it
    faulty = Faulty(
        inclusion=slipped["verify_inclusion"],
        consistency=slipped["verify_consistency"],
    )

    assert is_found(faulty)


def is_found(faulty: Faulty) -> bool:
    try:
        honest = [case.check(faulty) for case in (*honest_inclusions(), *honest_consistencies())]
        return not all(honest) or bool(tried_and_accepted(faulty)[1])
    except Exception:  # noqa: BLE001  a check that raises is found, too
        return True
