"""Ids of everything in a URL or the API: when it was made, then 31 random bits.

An id is a 63-bit integer, so that both databases keep it as a plain number, and 24 lower-case
hex digits on the wire: eight for the seconds, sixteen for the random bits.
"""

import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import NewType

AccountId = NewType("AccountId", int)
MemberId = NewType("MemberId", int)
WorkspaceId = NewType("WorkspaceId", int)
TeamId = NewType("TeamId", int)
ProjectId = NewType("ProjectId", int)
ClientId = NewType("ClientId", int)
TaskId = NewType("TaskId", int)
TagId = NewType("TagId", int)
EntryId = NewType("EntryId", int)

RANDOM_BITS = 31
_RANDOM_MASK = (1 << RANDOM_BITS) - 1
_SECONDS_BITS = 32  # enough until 2106; with the random bits below the sign of a 64-bit column
_WIRE = re.compile(r"[0-9a-f]{8}0{8}[0-7][0-9a-f]{7}")


def id_stream(now: datetime) -> Iterator[int]:
    """Yield ids of this second without an end and without a repeat.

    A long write takes all its ids from one stream: two streams of the same second may meet, and
    the one who meets draws again.

    Raises:
        ValueError: ``now`` has no zone, or lies before 1970 or after 2106.
    """
    if now.tzinfo is None:
        raise ValueError("an id needs an instant with a zone")
    seconds = int(now.astimezone(UTC).timestamp())
    if not 0 <= seconds < 1 << _SECONDS_BITS:
        raise ValueError("an id holds the seconds from 1970 to 2106")
    return _draw(seconds << RANDOM_BITS)


def _draw(second: int) -> Iterator[int]:
    drawn: set[int] = set()
    while True:
        bits = secrets.randbits(RANDOM_BITS)
        if bits not in drawn:
            drawn.add(bits)
            yield second | bits


def new_id(now: datetime) -> int:
    """Return one id; on the rare collision with a stored one the caller draws again."""
    return next(id_stream(now))


def new_ids(now: datetime, count: int) -> list[int]:
    """Return ``count`` ids of this second, all different from each other."""
    return list(islice(id_stream(now), count))


def to_hex(number: int) -> str:
    """Return an id as it stands on the wire: 24 lower-case hex digits.

    Raises:
        ValueError: the number is no 63-bit id.
    """
    if number < 0 or number >> (_SECONDS_BITS + RANDOM_BITS):
        raise ValueError("not a 63-bit id")
    return f"{number >> RANDOM_BITS:08x}{number & _RANDOM_MASK:016x}"


def from_hex(text: str) -> int:
    """Return the id behind 24 lower-case hex digits.

    Raises:
        ValueError: any other text, also one that only differs in case or in spare bits.
    """
    if not _WIRE.fullmatch(text):
        raise ValueError("not an id of 24 lower-case hex digits")
    return int(text[:8], 16) << RANDOM_BITS | int(text[8:], 16)
