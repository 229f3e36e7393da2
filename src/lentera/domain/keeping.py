"""How long facts about people are kept: whole months of the charter, and what is told when they go.

Whole calendar months go at once, never single days: how many entries of one day were deleted would
say something about somebody's day (rules R1 and R6 for team figures).
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

# Between being told that one's own time will be deleted, and the first deletion.
TOLD_AHEAD = timedelta(days=31)
MONTHS_OF_A_YEAR = 12
STEP = 10


def first_kept(today: date, months: int) -> date:
    """Return the first day that is still kept: the first of a month, so many months before this.

    A day is so kept for that many months at least, and for one month more at most.
    """
    number = today.year * MONTHS_OF_A_YEAR + today.month - 1 - months
    return date(number // MONTHS_OF_A_YEAR, number % MONTHS_OF_A_YEAR + 1, 1)


def months_foretold(told: Iterable[tuple[int, datetime]], months: int, now: datetime) -> int | None:
    """Return after how many months a person's time may go; None while they were not told in time.

    Args:
        told: for how many months the person was told their time is kept, and when.
        months: for how many months it is kept now.
        now: the present.
    """
    in_time = [kept for kept, at in told if at + TOLD_AHEAD <= now]
    return max(months, min(in_time)) if in_time else None


def count_for_all(count: int, people: int, smallest_group: int) -> int | None:
    """Return how many were deleted as everybody may read it; None where too few people stand in it.

    Whoever reads it knows their own part, so one more than the smallest group is asked for.
    """
    return (count + STEP // 2) // STEP * STEP if people > smallest_group else None
