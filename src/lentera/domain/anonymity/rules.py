"""When a sum of people's time may be told: the floors, and the two questions asked of every cell.

The floors are code. A charter may raise the smallest group, nothing may lower it.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import Enum

SMALLEST_GROUP = 5  # R2: others than the viewer, for neutral sums
SMALLEST_GROUP_ABOUT_PEOPLE = 8  # R2: for what is about the person, as how full a week was
SMALLEST_TEAM = 6  # R10
LEAST_REST = timedelta(hours=5)  # what two people who pool what they know must leave over
STEP_HOURS = 5  # R5
ROUGH_STEP_HOURS = 20  # R7: half a working week, so that one who joins or leaves is not a step
MEMORY = 12  # R7: periods a change of people is compared with; a season
_DOMINANCE_PERCENT = 15  # R4: p
_HOUR = timedelta(hours=1)


class Reason(Enum):
    """Why something is not told. ``DOMINATED`` is never printed: it would say what it hides."""

    NOT_CLOSED = "not closed"
    OVERLAPS = "overlaps"
    TEAM_TOO_SMALL = "team too small"
    TOO_FEW = "too few"
    DOMINATED = "dominated"
    MERGED = "merged"
    PEOPLE_CHANGED = "people changed"


def smallest_group(wished: int, *, about_people: bool = False) -> int:
    """Return the smallest group in force: what was wished for, never less than the floor."""
    return max(wished, SMALLEST_GROUP_ABOUT_PEOPLE if about_people else SMALLEST_GROUP)


def weakness(lengths: Mapping[int, timedelta], k: int) -> Reason | None:
    """Return what speaks against telling the sum of these members' lengths, if anything.

    A cell is frozen and read by everybody, so it may not ask who looks. It asks for one more
    than ``k`` people with time: whoever looks, at least ``k`` of them are others (R2). What is
    left without the two who have most must be 15 % of the most (R4), and five hours, so that
    two who pool what they know still cannot tell a third one's time. Lengths may be negative
    (late changes): their size counts.
    """
    sizes = sorted((abs(length) for length in lengths.values() if length), reverse=True)
    if len(sizes) <= k:
        return Reason.TOO_FEW
    rest = sum(sizes[2:], timedelta())
    if rest < LEAST_REST or rest * 100 < sizes[0] * _DOMINANCE_PERCENT:
        return Reason.DOMINATED
    return None


def rounded_hours(length: timedelta, step_hours: int) -> int:
    """Return the nearest multiple of the step; a half goes away from nothing.

    Units: ``step_hours`` and the answer are hours.
    """
    steps = (2 * abs(length) // _HOUR + step_hours) // (2 * step_hours)
    return steps * step_hours if length >= timedelta() else -steps * step_hours


def is_comparable(changed: frozenset[int], k: int) -> bool:
    """Return whether nobody changed, or so many that each has ``k`` others to stand behind (R7)."""
    return not changed or len(changed) > k
