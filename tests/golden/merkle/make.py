"""Makes ``vectors.json`` from the words of the RFC alone: nothing of the product is imported.

Every hash is taken over lists of leaves exactly as RFC 6962, section 2.1, writes it down, slow and
plain, so that it can be compared with the text line by line.
Run: ``python -m tests.golden.merkle.make``.
"""

import hashlib
import json
from pathlib import Path

import rfc8785

FILE = Path(__file__).with_name("vectors.json")

# The eight inputs that the tests of certificate transparency logs have used since the beginning.
LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def k_of(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def mth(d: list[bytes]) -> bytes:
    """Section 2.1."""
    if not d:
        return sha256(b"")
    if len(d) == 1:
        return sha256(b"\x00" + d[0])
    k = k_of(len(d))
    return sha256(b"\x01" + mth(d[:k]) + mth(d[k:]))


def path(m: int, d: list[bytes]) -> list[bytes]:
    """Section 2.1.1."""
    if len(d) == 1:
        return []
    k = k_of(len(d))
    if m < k:
        return [*path(m, d[:k]), mth(d[k:])]
    return [*path(m - k, d[k:]), mth(d[:k])]


def proof(m: int, d: list[bytes]) -> list[bytes]:
    """Section 2.1.2."""
    return subproof(m, d, b=True)


def subproof(m: int, d: list[bytes], *, b: bool) -> list[bytes]:
    if m == len(d):
        return [] if b else [mth(d)]
    k = k_of(len(d))
    if m <= k:
        return [*subproof(m, d[:k], b=b), mth(d[k:])]
    return [*subproof(m - k, d[k:], b=False), mth(d[:k])]


def event() -> dict[str, object]:
    """One event from its payload to its leaf, with ``rfc8785`` for the canonical bytes."""
    salt = bytes(range(32))
    payload = {
        "subject": "6742d8c0000000007abcdef1",
        "entry": "6742d8c00000000012345678",
        "after": {"description": "Kunang-kunang 🪔", "minutes": 90, "billable": True, "task": None},
        "tags": ["desain", "client"],
    }
    commitment = sha256(b"lentera/commitment/1\n" + salt + rfc8785.dumps(payload))
    envelope = {
        "version": 1,
        "sequence": 41,
        "kind": "entry.changed",
        "logged_at": "2026-11-22T12:45Z",
        "commitment": commitment.hex(),
    }
    leaf = rfc8785.dumps(envelope)
    return {
        "payload": payload,
        "canonical": rfc8785.dumps(payload).decode(),
        "salt": salt.hex(),
        "commitment": commitment.hex(),
        "envelope": leaf.decode(),
        "leaf_hash": sha256(b"\x00" + leaf).hex(),
    }


def vectors() -> dict[str, object]:
    sizes = range(len(LEAVES) + 1)
    return {
        "leaves": [leaf.hex() for leaf in LEAVES],
        "roots": [mth(LEAVES[:size]).hex() for size in sizes],
        "inclusion": [
            {"index": index, "size": size, "proof": [h.hex() for h in path(index, LEAVES[:size])]}
            for size in sizes
            for index in range(size)
        ],
        "consistency": [
            {"old_size": old, "size": size, "proof": [h.hex() for h in proof(old, LEAVES[:size])]}
            for size in sizes
            for old in range(1, size + 1)
        ],
        "event": event(),
    }


def text() -> str:
    return json.dumps(vectors(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
