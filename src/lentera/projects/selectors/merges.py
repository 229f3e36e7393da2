"""What is one by a merge, and where each of them leads. Pure: rows in, pointers out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def stays_by_id(direct: Mapping[int, int | None]) -> dict[int, int]:
    """Return for each id the one that stays at the end of its chain.

    Args:
        direct: what each was merged into directly, None where it stays itself; what is not among
            the ids stays itself.
    """
    return {pk: _end_of(pk, direct) for pk in direct}


def _end_of(pk: int, direct: Mapping[int, int | None]) -> int:
    while (next_one := direct.get(pk)) is not None:
        pk = next_one
    return pk
