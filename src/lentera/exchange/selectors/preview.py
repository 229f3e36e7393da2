"""What an import would bring, before anything of it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lentera.exchange.formats.placing import Placed
from lentera.exchange.names import Named, named
from lentera.exchange.selectors.lines import known_lines, portions
from lentera.exchange.selectors.newcomers import Newcomers, newcomers, refuse_too_many

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import BadLine, Line

SHOWN = 10
BAD_LINES_KEPT = 1000


@dataclass(slots=True)
class Foresight:
    """The file as it would come in: its counts, first lines, first bad lines and new names."""

    read: int = 0
    created: int = 0
    skipped: int = 0
    failed: int = 0
    first: list[Placed] = field(default_factory=list)
    bad_lines: list[BadLine] = field(default_factory=list)
    newcomers: Newcomers = field(default_factory=Newcomers)
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    length: timedelta | None = None
    names: set[Named] = field(default_factory=set)

    def add(self, placed: Placed) -> None:
        """Count one line in."""
        spent = placed.ended_at - placed.started_at
        self.length = spent if self.length is None else self.length + spent
        self.starts_at = min(self.starts_at or placed.started_at, placed.started_at)
        self.ends_at = max(self.ends_at or placed.ended_at, placed.ended_at)
        self.names.add(named(placed.line))
        if len(self.first) < SHOWN:
            self.first.append(placed)

    def fail(self, bad: BadLine) -> None:
        """Count one line that stays out."""
        self.failed += 1
        if len(self.bad_lines) < BAD_LINES_KEPT:
            self.bad_lines.append(bad)


def foresee(viewer: Viewer, lines: Iterable[Line | BadLine], *, zone: str) -> Foresight:
    """Return what these lines would become; writes nothing.

    Zone: ``zone`` (IANA) is where wall times of the file are read if the file names no zone.

    Raises:
        TooManyNames: the file names more things than any team has.
    """
    told = Foresight()
    for portion in portions(lines, zone):
        good = [one for one in portion if isinstance(one, Placed)]
        for one in portion:
            if isinstance(one, Placed):
                told.add(one)
            else:
                told.fail(one)
        known = known_lines(viewer, good)
        told.read += len(portion)
        told.skipped += len(known.keys() & {(one.fingerprint, one.occurrence) for one in good})
        refuse_too_many(told.names)
    told.created = told.read - told.failed - told.skipped
    told.newcomers = newcomers(viewer, told.names)
    return told
