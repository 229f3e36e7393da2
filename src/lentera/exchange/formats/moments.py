"""Dates with clock times in one text, with or without an offset from UTC; ISO 8601; epochs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from lentera.exchange.formats.clocks import clock_time
from lentera.exchange.formats.dates import FIRST_YEAR, LAST_YEAR, OutOfRangeError

_MOMENT = re.compile(r"(.+?)(?:T|,?\s+)(\d{1,2}[:.]\d{2}.*)")
_OFFSET = re.compile(r"\s?(?:Z|UTC|GMT|([+-])(\d{2}):?(\d{2})?)$", re.IGNORECASE)
Day = Callable[[str], datetime]


def day_in(text: str) -> str:
    """Return the date in a text that holds a date and perhaps a clock time."""
    found = _MOMENT.fullmatch(text)
    return found[1] if found else text


def moment_reader(day: Day) -> Callable[[str], tuple[datetime, bool]]:
    """Return a reader of moments: it gives the moment, and whether a clock time was in the text.

    Zone: with an offset in the text the moment is an instant (UTC), else a wall time.

    Raises:
        OutOfRangeError, ValueError: from the reader; it is no moment.
    """

    @lru_cache(maxsize=20_000)
    def read(text: str) -> tuple[datetime, bool]:
        found = _MOMENT.fullmatch(text)
        if found is None:
            return day(text), False
        clock = found[2]
        offset = _OFFSET.search(clock)
        if offset is None:
            return day(found[1]) + clock_time(clock), True
        wall = day(found[1]) + clock_time(clock[: offset.start()])
        return (wall - _ahead(*offset.groups())).replace(tzinfo=UTC), True

    return read


def iso_moment(text: str) -> datetime:
    """Return the instant (UTC) of an ISO 8601 text with offset, or its wall time without one.

    Raises:
        OutOfRangeError, ValueError: see ``within_years``; it is no such text.
    """
    moment = within_years(datetime.fromisoformat(text))  # the ends of the calendar have no UTC
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


def epoch_moment(seconds: float) -> datetime:
    """Return the instant (UTC) of so many seconds since 1970, whole seconds.

    Raises:
        OutOfRangeError: it lies outside of the years we read, or is no number.
    """
    try:
        return within_years(datetime.fromtimestamp(int(seconds), UTC))
    except (OverflowError, OSError, ValueError) as error:
        raise OutOfRangeError(seconds) from error


def within_years(moment: datetime) -> datetime:
    """Return the moment itself.

    Raises:
        OutOfRangeError: its year is one in which nobody tracked time.
    """
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise OutOfRangeError(moment)
    return moment


def _ahead(sign: str | None, hours: str | None, minutes: str | None) -> timedelta:
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return -ahead if sign == "-" else ahead
