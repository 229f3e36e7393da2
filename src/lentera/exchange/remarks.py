"""What should be said about lines that come in, and what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lentera.exchange.formats.reading import NOTHING, Remark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lentera.exchange.formats.placing import Placed

KEPT = 1000
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Note:
    """One line about which something should be said: how long it is in the file, and here."""

    line: int
    remark: str
    file_seconds: int
    here_seconds: int

    @property
    def in_file(self) -> timedelta:
        """How long the file says it is."""
        return self.file_seconds * SECOND

    @property
    def here(self) -> timedelta:
        """How long it is here."""
        return self.here_seconds * SECOND


@dataclass(slots=True)
class Remarks:
    """All of one file. ``notes`` keeps the first thousand; ``counts`` count all, by remark.

    ``in_file`` and ``here`` add up all lines that can be read, also those that came in before.
    """

    in_file: timedelta = NOTHING
    here: timedelta = NOTHING
    counts: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)

    def add(self, placed: Placed) -> None:
        """Add one line."""
        self.in_file += placed.told
        self.here += placed.length
        if placed.remark is None:
            return
        self.counts[placed.remark.value] += 1
        if len(self.notes) < KEPT:
            self.notes.append(_note(placed, placed.remark))

    @property
    def count(self) -> int:
        """How many lines something is said about."""
        return self.counts.total()

    def kept(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "file_seconds": self.in_file // SECOND,
            "here_seconds": self.here // SECOND,
            "counts": dict(self.counts),
            "notes": [asdict(note) for note in self.notes],
        }


def remarks_of(kept: Mapping[str, Any]) -> Remarks:
    """Return what was kept as plain values; an import that is not over has kept nothing."""
    return Remarks(
        in_file=kept.get("file_seconds", 0) * SECOND,
        here=kept.get("here_seconds", 0) * SECOND,
        counts=Counter(kept.get("counts", {})),
        notes=[Note(**note) for note in kept.get("notes", ())],
    )


def _note(placed: Placed, remark: Remark) -> Note:
    told = placed.told
    if remark is Remark.BREAK_TAKEN_OFF:
        told += placed.line.pause
    return Note(placed.line.number, remark.value, told // SECOND, placed.length // SECOND)
