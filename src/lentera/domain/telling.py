"""When a person is told that somebody looked: at once, in a letter with others, or on the page.

What leaves the program day by day is always told at once; the rest is as the person wishes.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from lentera.domain.charter import Granularity

MORNING = time(7, 0)
DAYS_OF_WEEK = 7
EXPORT = "export"  # the channel of what leaves the program


class Cause(StrEnum):
    """Why a person is told of a look."""

    EXPORT = "export"
    NEW_PERSON = "new_person"
    NEW_PURPOSE = "new_purpose"
    ROUTINE = "routine"


class Manner(StrEnum):
    """How a person wants to be told."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Wish:
    """What one person chose: for looks by somebody or for something new, and for all others."""

    news: Manner = Manner.AT_ONCE
    routine: Manner = Manner.WEEKLY


def cause_of(
    *, granularity: Granularity, channel: str, refused: bool, new_person: bool, new_purpose: bool
) -> Cause:
    """Return why a person is told of a look.

    A refused export took nothing out: it is told like any other attempt.
    """
    by_the_day = granularity >= Granularity.PERSON_PER_DAY
    if channel == EXPORT and by_the_day and not refused:
        return Cause.EXPORT
    if new_person:
        return Cause.NEW_PERSON
    return Cause.NEW_PURPOSE if new_purpose else Cause.ROUTINE


def mail_due(
    cause: Cause, wish: Wish, *, now: datetime, zone: str, week_starts_on: int
) -> datetime | None:
    """Return when a mail tells of a look; None where the page alone does.

    Zone: a letter with others goes at seven in the morning of the person's zone.
    """
    if cause is Cause.EXPORT:
        return now  # nobody can switch this off, and so nobody can be made to
    manner = wish.routine if cause is Cause.ROUTINE else wish.news
    match manner:
        case Manner.AT_ONCE:
            return now
        case Manner.PAGE:
            return None
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=1)
    if manner is Manner.WEEKLY:
        day += timedelta(days=(week_starts_on - day.weekday()) % DAYS_OF_WEEK)
    return datetime.combine(day, MORNING, local.tzinfo).astimezone(now.tzinfo)
