"""Figures with their spread, and the rows of the table they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median, quantiles

SHOWN_WITH_POINT_BELOW = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of several rounds, with the lowest and the highest round."""

    value: float
    low: float
    high: float
    unit: str

    @classmethod
    def of(cls, rounds: Sequence[float], unit: str) -> Figure:
        """Return the figure of some rounds."""
        return cls(median(rounds), min(rounds), max(rounds), unit)

    def __str__(self) -> str:
        spread = "" if self.low == self.high else f" ({_plain(self.low)} to {_plain(self.high)})"
        return f"{_plain(self.value)} {self.unit}{spread}"


class Limit(Enum):
    """What a goal limits."""

    RATIO_AT_MOST = "at most {} x"
    RATIO_AT_LEAST = "at least {} x"
    VALUE_AT_MOST = "at most {}"


@dataclass(frozen=True, slots=True)
class Goal:
    """What must be reached before Lentera is released; see docs/explanation/performance.md."""

    limit: Limit
    must: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ours, what stands beside it, and what must be reached."""

    what: str
    ours: Figure
    beside: str = ""
    theirs: Figure | None = None
    goal: Goal | None = None

    @property
    def ratio(self) -> float | None:
        """Ours divided by theirs."""
        return self.ours.value / self.theirs.value if self.theirs else None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without a goal, or without what it is compared with."""
        if self.goal is None:
            return None
        if self.goal.limit is Limit.VALUE_AT_MOST:
            return self.ours.value <= self.goal.must
        if self.ratio is None:
            return None
        at_most = self.goal.limit is Limit.RATIO_AT_MOST
        return self.ratio <= self.goal.must if at_most else self.ratio >= self.goal.must


def at_most(must: float) -> Goal:
    """A value that must not be passed."""
    return Goal(Limit.VALUE_AT_MOST, must)


def times_at_most(must: float) -> Goal:
    """So many times the figure beside it, or less."""
    return Goal(Limit.RATIO_AT_MOST, must)


def times_at_least(must: float) -> Goal:
    """So many times the figure beside it, or more."""
    return Goal(Limit.RATIO_AT_LEAST, must)


def ninety_ninth(samples: Sequence[float]) -> float:
    """Return the 99th percentile."""
    return quantiles(samples, n=100, method="inclusive")[98]


def _plain(number: float) -> str:
    if number >= SHOWN_WITH_POINT_BELOW:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2f}"
