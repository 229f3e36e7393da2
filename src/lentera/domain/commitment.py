"""What stands in the ledger about an event: a sealed commitment in an envelope, and no words.

The *payload* (who, when, what) is kept beside the ledger with a fresh *salt*. The *commitment*
binds both; without the salt it says nothing, not even to somebody who guesses the payload. Erasing
payload and salt therefore leaves every proof valid. The *envelope* is the leaf of the tree.
"""

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeAlias

Payload: TypeAlias = "bool | int | str | Sequence[Payload] | Mapping[str, Payload] | None"

SALT_BYTES = 32
COMMITMENT_BYTES = 32
ENVELOPE_VERSION = 1
MAX_DEPTH = 32
MAX_INTEGER = 2**53 - 1  # RFC 8785, 3.2.2.3 with RFC 7493, 2.2: every reader has it exactly
_TAG = b"lentera/commitment/1\n"  # these bytes are hashed for this purpose and for no other
_KIND = re.compile(r"[a-z][a-z0-9_.]{0,63}")


def canonical(payload: Payload) -> bytes:
    """Return the only spelling of a payload: JSON without spaces, names in order, UTF-8.

    Source: RFC 8785 for ``None``, booleans, integers, texts, lists and mappings.

    Raises:
        ValueError: anything else: a float, an integer beyond 2**53 - 1, a name that is no text, a
            text that is no Unicode, more than 32 levels.
    """
    ordered = _ordered(payload, MAX_DEPTH)
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()


def _ordered(value: object, levels: int) -> object:
    match value:
        case None | bool() | str():
            return value
        case int() if abs(value) <= MAX_INTEGER:
            return value
        case list() | tuple() if levels:
            return [_ordered(inner, levels - 1) for inner in value]
        case dict() if levels and all(isinstance(name, str) for name in value):
            names = sorted(value, key=_utf16)
            return {name: _ordered(value[name], levels - 1) for name in names}
        case _:
            # The value itself stays out of the sentence: it may be somebody's.
            raise ValueError(f"no canonical spelling for this {type(value).__name__}")


def _utf16(name: str) -> bytes:
    """Return the code units by which names are ordered. Source: RFC 8785, 3.2.3."""
    return name.encode("utf-16-be")


def fresh_salt() -> bytes:
    """Return 32 new random bytes: each event has its own, so that each can be shown alone."""
    return secrets.token_bytes(SALT_BYTES)


def commit(payload: Payload, salt: bytes) -> bytes:
    """Return ``SHA-256(tag || salt || canonical(payload))``.

    Raises:
        ValueError: the salt has not 32 bytes, or the payload has no canonical spelling.
    """
    return commit_spelled(canonical(payload), salt)


def commit_spelled(spelling: bytes, salt: bytes) -> bytes:
    """Return the commitment to a payload given in its only spelling.

    Raises:
        ValueError: the salt has not 32 bytes.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    return sha256(_TAG + salt + spelling).digest()


def opens(commitment: bytes, payload: Payload, salt: bytes) -> bool:
    """Say whether payload and salt are those that were committed to; never raises."""
    try:
        return commit(payload, salt) == commitment
    except ValueError:
        return False


def envelope(*, sequence: int, kind: str, logged_at: datetime, commitment: bytes) -> bytes:
    """Return the leaf of one event; :func:`lentera.domain.merkle.leaf_hash` gives its hash.

    Units: ``logged_at`` is cut to its minute, so that a ledger shows no rhythm of work.
    Zone: written in UTC.

    Raises:
        ValueError: a negative sequence, a kind that is no plain word, an instant without zone or a
            commitment that has not 32 bytes.
    """
    fits = sequence >= 0 and _KIND.fullmatch(kind) and len(commitment) == COMMITMENT_BYTES
    if not fits or logged_at.tzinfo is None:
        raise ValueError(f"no envelope for {kind!r} number {sequence}, logged at {logged_at}")
    return canonical(
        {
            "version": ENVELOPE_VERSION,
            "sequence": sequence,
            "kind": kind,
            "logged_at": f"{logged_at.astimezone(UTC):%Y-%m-%dT%H:%MZ}",
            "commitment": commitment.hex(),
        }
    )
