"""What the figures were measured on: no names, only what makes figures differ."""

from __future__ import annotations

import os
import platform
import sqlite3
from dataclasses import dataclass
from datetime import date

from lentera.web import clock


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine and the moment."""

    day: date
    cores: int
    gigabytes: int
    system: str
    python: str
    sqlite: str
    load_before: float
    load_after: float

    def sentence(self) -> str:
        """Say it for the documentation."""
        return (
            f"Measured on {self.day:%-d %B %Y} on {self.cores} cores with {self.gigabytes} GB, "
            f"{self.system}, Python {self.python}, SQLite {self.sqlite}. "
            f"Load of the machine (one minute) before the run {self.load_before:.1f}, "
            f"at its end {self.load_after:.1f}."
        )


def load() -> float:
    """Return how many programs wanted to run in the last minute."""
    return os.getloadavg()[0]


def this_machine(load_before: float) -> Machine:
    """Look at the machine at the end of a run."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return Machine(
        day=clock.now().date(),
        cores=len(os.sched_getaffinity(0)),
        gigabytes=round(pages / 1024**3),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        load_before=load_before,
        load_after=load(),
    )
