"""What a picker offers: the values rooms hand to ``{% pick %}`` and to a picker's address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; ``note`` stands small beside it, ``group`` is the heading above it."""

    value: str
    label: str
    note: str = ""
    colour: int | None = None
    group: str = ""
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Create:
    """The choice that makes a new thing: what it says, its name, the address that makes it."""

    words: str
    label: str
    value: str
