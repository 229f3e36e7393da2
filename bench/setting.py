"""What one run of the bench shares: how thorough it is, and the folders that were filled."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from bench.ours import Stored, fill


@dataclass(slots=True)
class Setting:
    """One run. ``quick`` is for trying the bench itself: its figures mean little."""

    quick: bool
    notes: list[str] = field(default_factory=list)
    _stored: dict[int, Stored] = field(default_factory=dict)

    @property
    def rounds(self) -> int:
        """How often each measurement is repeated, in turns with what stands beside it."""
        return 1 if self.quick else 3

    def count(self, full: int) -> int:
        """Return how many samples one round takes."""
        return max(full // 10, 5) if self.quick else full

    def sizes(self, *full: int) -> list[int]:
        """Return the numbers of stored entries to measure with."""
        return [10_000] if self.quick else list(full)

    def stored(self, entries: int) -> Stored:
        """Return a folder with so many entries, filled once a run."""
        if entries not in self._stored:
            self.say(f"storing {entries:,} entries")
            self._stored[entries] = fill(entries)
        return self._stored[entries]

    def say(self, text: str) -> None:
        """Tell how far the run is."""
        print(f"  {text} ...", file=sys.stderr, flush=True)

    def note(self, text: str) -> None:
        """Keep what a reader of the table has to know."""
        self.say(text)
        self.notes.append(text)
