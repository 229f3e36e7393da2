"""Days as people write them, in English and Indonesian: kemarin, Monday, 24 Nov, 24/11.

Both languages are always understood, whatever the person's own is. A day that can be read in two
ways is given back in both.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# A date without a year is its last occurrence, or a coming one if it is as near as this.
COMING_DAYS = 31

_DAY = timedelta(days=1)

_RELATIVE = {
    "day before yesterday": -2,
    "kemarin dulu": -2,
    "kemarin lusa": -2,
    "kemaren dulu": -2,
    "yesterday": -1,
    "kemarin": -1,
    "kemaren": -1,
    "kmrin": -1,
    "kmrn": -1,
    "hari ini": 0,
    "today": 0,
    "tomorrow": 1,
    "besok": 1,
}
_WEEKDAYS = (
    "monday mon senin sen",
    "tuesday tues tue selasa sel",
    "wednesday wed rabu rab",
    "thursday thurs thur thu kamis kam",
    "friday fri jumat jum'at jum",
    "saturday sat sabtu sab",
    "sunday sun minggu ahad",  # not "min", which is a minute
)
_MONTHS = (
    "january januari jan",
    "february februari feb",
    "march maret mar",
    "april apr",
    "may mei",
    "june juni jun",
    "july juli jul",
    "august agustus aug agu agt",
    "september sept sep",
    "october oktober oct okt",
    "november nopember nov nop",
    "december desember dec des",
)
_WEEKDAY_OF = {name: place for place, names in enumerate(_WEEKDAYS) for name in names.split()}
_MONTH_OF = {name: place for place, names in enumerate(_MONTHS, start=1) for name in names.split()}
MONTH_NAMES = frozenset(_MONTH_OF)
DAY_NAMES = frozenset({*_WEEKDAY_OF, *(name for name in _RELATIVE if " " not in name)})


class DateOrder(StrEnum):
    """Which number comes first in 3/4."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class DayFound:
    """What the day at the start of a text can mean (nothing, if there is no such day).

    All of them are days of the person, from their day start on: yesterday, Monday, 24 Nov.
    """

    meant: tuple[date, ...]
    is_weekday: bool
    rest: str


def day_at_start(text: str, *, today: date, date_order: DateOrder | None) -> DayFound | None:
    """Return the day a text begins with and the text after it, or None if it begins with none.

    Args:
        text: words with single spaces between them.
        today: the person's day.
        date_order: what the person's date format says about 3/4; asked if it says nothing.
    """
    for pattern, days_meant in _READERS:
        if found := pattern.match(text):
            meant = days_meant(found, today, date_order)
            return DayFound(meant, pattern is _WEEKDAY, text[found.end() :])
    return None


def _relative(found: re.Match[str], today: date, _order: DateOrder | None) -> tuple[date, ...]:
    return (today + _RELATIVE[found["word"].lower()] * _DAY,)


def _weekday(found: re.Match[str], today: date, _order: DateOrder | None) -> tuple[date, ...]:
    """Give the last such weekday: today or a week ago if it is today's.

    "Next Friday" and "Jumat ini" mean different days to different people, and "minggu lalu" is
    last week: they are not read as a day.
    """
    side = (found["before"] or found["after"] or "").lower()
    last_week_itself = side == "lalu" and found["weekday"].lower() == "minggu" and not found["hari"]
    if side not in {"", "last", "lalu"} or last_week_itself:
        return ()
    days_ago = (today.weekday() - _WEEKDAY_OF[found["weekday"].lower()]) % 7
    last_week = today - (days_ago or 7) * _DAY
    if days_ago or side:
        return (last_week,)
    return today, last_week


def _no_day(_found: re.Match[str], _today: date, _order: DateOrder | None) -> tuple[date, ...]:
    return ()


def _in_numbers(
    found: re.Match[str], today: date, date_order: DateOrder | None
) -> tuple[date, ...]:
    numbers = int(found["a"]), int(found["b"])
    day_first = _dated(numbers[0], numbers[1], found["year"], today)
    month_first = _dated(numbers[1], numbers[0], found["year"], today)
    if date_order is DateOrder.MONTH_FIRST:
        return month_first or day_first
    if date_order is DateOrder.DAY_FIRST or day_first == month_first:
        return day_first or month_first
    return day_first + month_first


def _iso(found: re.Match[str], today: date, _order: DateOrder | None) -> tuple[date, ...]:
    return _dated(int(found["day"]), int(found["month"]), found["year"], today)


def _named(found: re.Match[str], today: date, _order: DateOrder | None) -> tuple[date, ...]:
    return _dated(int(found["day"]), _MONTH_OF[found["month"].lower()], found["year"], today)


def _dated(day: int, month: int, year: str | None, today: date) -> tuple[date, ...]:
    """Give the day with these numbers: none if there is no such day."""
    if year:
        years = [int(year) if len(year) == 4 else 2000 + int(year)]
        latest = date.max
    else:
        latest = today + COMING_DAYS * _DAY
        years = list(range(latest.year, latest.year - 9, -1))  # a 29 February is never further
    for full_year in years:
        try:
            on = date(full_year, month, day)
        except ValueError:
            continue
        if on <= latest:
            return (on,)
    return ()


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:on|pada|tanggal|tgl)\s)?(?:{words})(?=[,;:]?(?:\s|$))", re.IGNORECASE
    )


_FULL_YEAR = r"(?:19|20|21)[0-9]{2}"
_ANY_MONTH = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_WEEKDAY = _pattern(
    r"(?P<hari>hari\s)?(?:(?P<before>last|next|this)\s)?"
    rf"(?P<weekday>{'|'.join(sorted(_WEEKDAY_OF, key=len, reverse=True))})"
    r"(?:\s(?P<after>lalu|ini|depan))?"
)
_READERS: tuple[
    tuple[
        re.Pattern[str],
        Callable[[re.Match[str], date, DateOrder | None], tuple[date, ...]],
    ],
    ...,
] = (
    (_pattern(rf"(?P<word>{'|'.join(_RELATIVE)})"), _relative),
    (_WEEKDAY, _weekday),
    (_pattern(r"(?:last|this|next)\sweek"), _no_day),
    (
        _pattern(
            rf"(?P<year>{_FULL_YEAR})(?P<s>[-/])(?P<month>[0-9]{{1,2}})(?P=s)(?P<day>[0-9]{{1,2}})"
        ),
        _iso,
    ),
    (
        _pattern(
            rf"(?P<a>[0-9]{{1,2}})(?P<s>[-/.])(?P<b>[0-9]{{1,2}})(?P=s)(?P<year>{_FULL_YEAR})"
        ),
        _in_numbers,
    ),
    (_pattern(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?:/(?P<year>[0-9]{2}))?"), _in_numbers),
    (
        _pattern(
            r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s"
            rf"(?P<month>{_ANY_MONTH})(?:,?\s(?P<year>{_FULL_YEAR}))?"
        ),
        _named,
    ),
    (
        _pattern(
            rf"(?P<month>{_ANY_MONTH})\s"
            rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year>{_FULL_YEAR}))?"
        ),
        _named,
    ),
)
