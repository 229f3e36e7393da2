"""Which doors to people's time stand open here, and what is raised when none does.

Three locks ask this: the tables' managers, SQLite's authorizer and PostgreSQL's row security
(``docs/decisions/0027-three-locks-on-one-door.md``). A door is open for what happens inside a
block, in one thread, and nowhere else.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Door(Protocol):
    """What can stand open. ``member_id`` is who looks; None where the server itself works."""

    @property
    def member_id(self) -> int | None:
        """Who looks."""


@dataclass(frozen=True, slots=True)
class OwnTime:
    """The door to one person's own time."""

    member_id: int


class Upkeep(Enum):
    """What the server does without a person who looks: a closed list, each with its reason."""

    MIGRATION = "tables are made and changed"
    BACKUP = "the whole database is copied or put back; every member is told"
    CHECK = "the ledger is read and compared with the tables; nothing of it is shown"
    TELLING = "people are told who looked at their time, and nobody else is"
    SEALING = "hashes of the ledger are put into tiles and signed"
    ERASING = "an event is emptied, and another one says so"
    FORGETTING = "what is kept for a time only is removed"
    ROLL_UP = "closed periods are added up to what the charter publishes"
    SAMPLE = "the sample company is made in an empty database"
    TESTS = "a test arranges what it needs, and clears it away"

    @property
    def member_id(self) -> None:
        """Nobody looks."""


_standing: ContextVar[tuple[Door, ...]] = ContextVar("doors", default=())
_when_changed: list[Callable[[], None]] = []


class UnscopedQueryError(RuntimeError):
    """A closed table was asked without a door: a bug of ours, no refusal; it ends in a 500."""


@contextmanager
def standing_open(door: Door) -> Iterator[None]:
    """Let a door stand open for what happens inside: one's own, a disclosure, or named upkeep."""
    with _standing_as((*_standing.get(), door)):
        yield


@contextmanager
def all_shut() -> Iterator[None]:
    """Shut every door for what happens inside: a request and a job begin like this."""
    with _standing_as(()):
        yield


def leave_open(door: Door) -> None:
    """Let a door stand open until the block around this shuts: a request learns late who asks."""
    _standing.set((*_standing.get(), door))


def any_open() -> bool:
    """Return whether any door stands open here: what SQLite's authorizer asks."""
    return bool(_standing.get())


def is_open(door: object) -> bool:
    """Return whether this very door stands open: a disclosure cannot be kept for later."""
    return any(one is door for one in _standing.get())


def standing() -> tuple[Door, ...]:
    """Return the doors that stand open here, the one opened last at the end."""
    return _standing.get()


def innermost() -> Door | None:
    """Return the door that was opened last of those that stand open here."""
    standing = _standing.get()
    return standing[-1] if standing else None


def upkeep_of(kinds: Collection[Upkeep]) -> bool:
    """Return whether the server works for itself here, in one of these ways."""
    return any(one in kinds for one in _standing.get() if isinstance(one, Upkeep))


def when_changed(tell: Callable[[], None]) -> None:
    """Call a lock, in the thread concerned, whenever other doors stand open than before."""
    _when_changed.append(tell)


@contextmanager
def _standing_as(doors: tuple[Door, ...]) -> Iterator[None]:
    token = _standing.set(doors)
    try:
        yield
    finally:
        _standing.reset(token)
        for tell in _when_changed:
            tell()
