"""Team figures that expose nobody: the release engine.

A closed period is published once, the same for everybody. ``rules`` says when a sum may be told,
``tree`` divides a sum so that no complement is left to work out, ``release`` writes a period
down, ``fullness`` tells how full it was.

What is promised: nobody learns another's hours to within four hours from a period's figures,
alone or with one other person who tells what they know. Three people who pool their knowledge are
outside the promise, and so is who already knows how everybody else worked, or that all of them
work to the minute the same each week; against the last, figures are only made rough.
"""

from lentera.domain.anonymity.facts import (
    BY_PROJECT,
    BY_TEAM,
    NONE,
    OTHERS,
    Band,
    Cell,
    Facts,
    Fullness,
    FullnessBand,
    HeadCount,
    LateChange,
    Level,
    Path,
    Release,
    Standing,
    Worked,
)
from lentera.domain.anonymity.fullness import fullness_against, fullness_of, head_count
from lentera.domain.anonymity.release import publish, trend
from lentera.domain.anonymity.rules import Reason, rounded_hours, smallest_group, weakness

__all__ = [
    "BY_PROJECT",
    "BY_TEAM",
    "NONE",
    "OTHERS",
    "Band",
    "Cell",
    "Facts",
    "Fullness",
    "FullnessBand",
    "HeadCount",
    "LateChange",
    "Level",
    "Path",
    "Reason",
    "Release",
    "Standing",
    "Worked",
    "fullness_against",
    "fullness_of",
    "head_count",
    "publish",
    "rounded_hours",
    "smallest_group",
    "trend",
    "weakness",
]
