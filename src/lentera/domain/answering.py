"""By when a person is answered who asks about their own time.

Where the law gives three days, there is no waiting for a month.
"""

from calendar import monthrange
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

# UU 27/2022 (personal data protection), art. 30, 31, 32, 40 and 41: at most 3 x 24 hours, in
# every zone of the country it holds for.
THREE_DAYS = timedelta(hours=72)
ZONES_OF_THREE_DAYS = frozenset(
    {"Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura", "Asia/Ujung_Pandang"}
)
DECEMBER = 12


class State(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"


def answer_due(asked_at: datetime, zone: str) -> datetime:
    """Return by when an answer is owed: 72 hours or one month, by where the workspace is.

    Zone: ``zone`` is the workspace's; the month is counted on its calendar.
    Source: UU 27/2022 art. 32; elsewhere Regulation (EU) 2016/679 art. 12(3), one month, and
        Regulation (EEC) 1182/71 art. 3(2)(c): a month without that day ends with its last day.
    """
    if zone in ZONES_OF_THREE_DAYS:
        return asked_at + THREE_DAYS
    local = asked_at.astimezone(ZoneInfo(zone))
    year, month = (local.year + 1, 1) if local.month == DECEMBER else (local.year, local.month + 1)
    day = min(local.day, monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day).astimezone(asked_at.tzinfo)


def state_of(*, due_at: datetime, answered_at: datetime | None, now: datetime) -> State:
    """Return where a request stands at an instant."""
    if answered_at is not None:
        return State.ANSWERED
    return State.OVERDUE if now > due_at else State.OPEN
