"""Dates as trackers write them: which order they stand in, read from the whole file.

``03/04/2024`` is in March or in April; one line cannot tell, a file mostly can. What it cannot
tell is asked (``cases.md`` I2: a guess gave entries of minus two thousand hours).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from lentera.exchange.formats.reading import DateOrder

FIRST_YEAR, LAST_YEAR = 1980, 2100  # outside of it a date is a mistake, not a working day

_NUMBERS = re.compile(r"(\d{1,4})(?:\.\s|[-/. ])(\d{1,2})(?:\.\s|[-/. ])(\d{1,4})\.?", re.ASCII)
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})\.?[ -]([^\W\d_]+)\.?,?[ -](\d{4}|\d{2})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2}),? (\d{4})")
_MONTHS = (  # English, Indonesian, German; the first three letters tell most
    ("jan", "januari", "january", "januar", "jän"),
    ("feb", "februari", "february", "februar", "peb"),
    ("mar", "maret", "march", "mär", "märz", "mrz"),
    ("apr", "april"),
    ("may", "mei", "mai"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "agu", "agt", "ags", "agustus", "august"),
    ("sep", "sept", "september"),
    ("oct", "okt", "oktober", "october"),
    ("nov", "november", "nop"),
    ("dec", "des", "dez", "desember", "december", "dezember"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


class OutOfRangeError(ValueError):
    """A date that exists, in a year in which nobody tracked time."""


class Parts(NamedTuple):
    """The three numbers of a date as they stand; ``order`` where the text itself tells it."""

    first: int
    second: int
    third: int
    order: DateOrder | None


def parts(text: str) -> Parts:
    """Return the numbers of a date.

    Raises:
        ValueError: it is no date in any order.
    """
    if found := _NUMBERS.fullmatch(text):
        a, b, c = found.groups()
        known = DateOrder.YMD if len(a) == 4 else None
        if len(a) == 3 or len(c) == 3 or (len(a) == 4 and len(c) > 2):
            raise ValueError(text)
        return Parts(int(a), int(b), _year(c) if known is None else int(c), known)
    if found := _SOLID.fullmatch(text):
        a, b, c = found.groups()
        return Parts(int(a), int(b), int(c), DateOrder.YMD)
    if found := _DAY_MONTH.fullmatch(text):
        return Parts(int(found[1]), _month(found[2]), _year(found[3]), DateOrder.DMY)
    if found := _MONTH_DAY.fullmatch(text):
        return Parts(_month(found[1]), int(found[2]), int(found[3]), DateOrder.MDY)
    raise ValueError(text)


def _year(text: str) -> int:
    """Two digits are a year of this century. Year first needs four: nobody exports 24-03-01."""
    return int(text) + (2000 if len(text) <= 2 else 0)


def _month(word: str) -> int:
    number = _MONTH_OF.get(word.casefold())
    if number is None:
        raise ValueError(word)
    return number


def a_date(found: Parts, order: DateOrder | None) -> date:
    """Return the date that the numbers mean in an order; their own order wins.

    Raises:
        OutOfRangeError: before 1980 or after 2100.
        ValueError: no such day, or no order is known.
    """
    a, b, c = found[:3]
    order = found.order or order
    if order is DateOrder.YMD and found.order is DateOrder.YMD:
        day = date(a, b, c)
    elif order is DateOrder.DMY:
        day = date(c, b, a)
    elif order is DateOrder.MDY:
        day = date(c, a, b)
    else:
        raise ValueError(found)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise OutOfRangeError(day)
    return day


def date_reader(order: DateOrder | None) -> Callable[[str], datetime]:
    """Return a reader of dates in an order: it gives midnights, each text is parsed once.

    Raises:
        OutOfRangeError, ValueError: from the reader, see ``a_date``.
    """

    @lru_cache(maxsize=20_000)
    def read(text: str) -> datetime:
        day = a_date(parts(text), order)
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall date has no zone

    return read


_SEEN = 50_000  # texts kept apart; a file with more different dates is looked at twice, no harm
_LONGEST = 60  # characters of a date
_NEAR, _FAR = 2, 27  # days between start and end: nearly always 0 or 1; swapped numbers give 28+


@dataclass(slots=True)
class DateEvidence:
    """What the dates of a whole file say about their order."""

    possible: set[DateOrder] = field(default_factory=lambda: {DateOrder.DMY, DateOrder.MDY})
    numeric: bool = False  # there are dates whose text does not tell the order
    number: int = 0  # line of the example: a date that differs between the two orders
    example: str = ""
    _seen: set[str | tuple[str, str]] = field(default_factory=set)

    def add(self, text: str, number: int) -> None:
        """Take in one date text; what is no date at all says nothing."""
        if text in self._seen or len(text) > _LONGEST:
            return
        if len(self._seen) < _SEEN:
            self._seen.add(text)
        try:
            found = parts(text)
        except ValueError:
            return
        if found.order is not None:
            return
        self.numeric = True
        a, b = found[:2]
        if a > 12 or b > 12:
            self.possible.discard(DateOrder.MDY if a > 12 else DateOrder.DMY)
        elif a == b:
            return  # 05/05 is the same day in both orders
        if not self.example or not self.possible:
            self.number, self.example = number, text

    def add_span(self, start: str, end: str) -> None:
        """Take in an entry over midnight: 11/12 to 12/12 is one night or one month."""
        if start == end or (start, end) in self._seen or len(start) + len(end) > 2 * _LONGEST:
            return
        if len(self._seen) < _SEEN:
            self._seen.add((start, end))
        try:
            dmy, mdy = (
                (a_date(parts(end), order) - a_date(parts(start), order)).days
                for order in (DateOrder.DMY, DateOrder.MDY)
            )
        except ValueError:
            return
        if 0 <= dmy <= _NEAR and not 0 <= mdy <= _FAR:
            self.possible.discard(DateOrder.MDY)
        elif 0 <= mdy <= _NEAR and not 0 <= dmy <= _FAR:
            self.possible.discard(DateOrder.DMY)

    @property
    def order(self) -> DateOrder | None:
        """The order, where the file leaves one; else ``None``."""
        if not self.numeric:
            return DateOrder.YMD
        if len(self.possible) == 1:
            return next(iter(self.possible))
        if not self.example:
            return DateOrder.DMY  # 05/05 and 06/06 only: both orders say the same
        return None

    def reading(self, order: DateOrder) -> str:
        """Return the example as an ISO date in one order; nothing where it is no date in it."""
        try:
            return a_date(parts(self.example), order).isoformat()
        except ValueError:
            return ""
