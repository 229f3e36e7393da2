"""Which door to people's time stands open, and what is raised when none does.

An error, not a refusal: a query without a viewer is a bug of ours, and ends in a 500.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

OWN = "own"
"""The door to one's own time."""

_standing: ContextVar[tuple[object, ...]] = ContextVar("doors", default=())


class UnscopedQueryError(RuntimeError):
    """A closed table was asked without a door."""


@contextmanager
def standing_open(door: object) -> Iterator[None]:
    """Let a door stand open for what happens inside: one's own, a disclosure, or named upkeep."""
    token = _standing.set((*_standing.get(), door))
    try:
        yield
    finally:
        _standing.reset(token)


def any_open() -> bool:
    """Return whether any door stands open here: what the database's own lock asks."""
    return bool(_standing.get())


def is_open(door: object) -> bool:
    """Return whether this very door stands open: a disclosure cannot be kept for later."""
    return any(one is door for one in _standing.get())
