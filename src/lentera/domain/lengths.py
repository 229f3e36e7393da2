"""Lengths of time as people type and read them, the same in every language.

Without a unit a number counts hours, up to a day; above that we ask, we do not guess. The cases
stand in ``tests/golden/lengths.json``, for this module and for the one in the browser.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from lentera.domain.refusals import Refusal

# A year of hours; longer ones are a slip of the hand.
LONGEST = timedelta(hours=8784)
# Numbers without a unit are hours up to here, and asked above.
HOURS_UNASKED = 24

_HOUR_SECONDS = 3600
_MINUTE_SECONDS = 60

_NUMBER = r"[0-9]{1,7}(?:[.,][0-9]{1,6})?|[.,][0-9]{1,6}"
_HOURS = r"(?:hours?|hrs?|h|jam|j)"
_MINUTES = r"(?:minutes?|mins?|menit|mnt|m)"
_COLON = re.compile(r"([0-9]{0,4}):([0-5][0-9])(?::([0-5][0-9]))?")
_DOT = re.compile(r"([0-9]{1,4})\.([0-5][0-9])")
_PLAIN = re.compile(_NUMBER)
_UNITS = re.compile(
    rf"(?=[0-9.,])(?:(?P<hours>{_NUMBER})\s*{_HOURS})?"
    rf"(?:\s*(?:(?:and|dan)\s+)?(?P<minutes>{_NUMBER})\s*{_MINUTES})?"
)
_SHORT = re.compile(rf"(?P<hours>[0-9]{{1,4}})\s*{_HOURS}\s*(?P<minutes>[0-5]?[0-9])")


class LengthNotUnderstood(Refusal):
    """The text is no length."""

    code = "lengths.not_understood"


class LengthTooLong(Refusal):
    """The length is longer than a year."""

    code = "lengths.too_long"


@dataclass(frozen=True, slots=True)
class Length:
    """A typed length with one reading."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class Question:
    """A typed length with more than one reading: the number, as minutes and as hours."""

    number: Decimal
    choices: tuple[timedelta, ...]


class LengthStyle(StrEnum):
    """How lengths are written."""

    HOURS_MINUTES = "h:mm"
    HOURS_MINUTES_SECONDS = "h:mm:ss"
    DECIMAL = "decimal"


def parse_length(text: str, *, expects_clock: bool = False) -> Length | Question:
    """Return the length a text means, or the question to ask about it.

    Units: a number alone counts hours; to be rounded it is rounded to the second, half up.

    Args:
        text: what was typed.
        expects_clock: whether the field asks for hours and minutes like a clock shows them, so
            that "1.30" is an hour and a half and not 1.3 hours.

    Raises:
        LengthNotUnderstood: the text is no length.
        LengthTooLong: it is longer than a year.
    """
    typed = " ".join(text.lower().split())
    if clock := _COLON.fullmatch(typed) or (expects_clock and _DOT.fullmatch(typed)):
        hours, minutes, *seconds = clock.groups()
        return _checked(
            _seconds(hours or "0", _HOUR_SECONDS)
            + _seconds(minutes, _MINUTE_SECONDS)
            + (_seconds(seconds[0], 1) if seconds and seconds[0] else 0),
            text,
        )
    if _PLAIN.fullmatch(typed):
        return _plain(typed, text)
    if named := _SHORT.fullmatch(typed) or _UNITS.fullmatch(typed):
        return _checked(
            _seconds(named["hours"] or "0", _HOUR_SECONDS)
            + _seconds(named["minutes"] or "0", _MINUTE_SECONDS),
            text,
        )
    raise LengthNotUnderstood(text=text)


def format_length(
    length: timedelta,
    style: LengthStyle = LengthStyle.HOURS_MINUTES,
    *,
    decimal_mark: str = ".",
) -> str:
    """Return a length as people read it: 1:30, 1:30:00 or 1.50.

    Units: seconds are cut from h:mm as a clock does, so that a total is never shown before it is
        reached; decimals are rounded half up to hundredths of an hour.
    """
    seconds = abs(length) // timedelta(seconds=1)
    sign = "-" if length < timedelta() else ""
    if style is LengthStyle.DECIMAL:
        decimal = (Decimal(seconds) / _HOUR_SECONDS).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{sign if decimal else ''}{decimal}".replace(".", decimal_mark)
    minutes, seconds = divmod(seconds, _MINUTE_SECONDS)
    hours, minutes = divmod(minutes, 60)
    if style is LengthStyle.HOURS_MINUTES_SECONDS:
        return f"{sign if hours or minutes or seconds else ''}{hours}:{minutes:02}:{seconds:02}"
    return f"{sign if hours or minutes else ''}{hours}:{minutes:02}"


def _plain(typed: str, text: str) -> Length | Question:
    number = Decimal(typed.replace(",", "."))
    if number <= HOURS_UNASKED:
        return _checked(_seconds(typed, _HOUR_SECONDS), text)
    units = (_MINUTE_SECONDS, _HOUR_SECONDS)
    meant = (timedelta(seconds=_seconds(typed, unit)) for unit in units)
    choices = tuple(length for length in meant if length <= LONGEST)
    if not choices:
        raise LengthTooLong(text=text, longest=LONGEST)
    return Question(number, choices)


def _seconds(number: str, unit_seconds: int) -> int:
    exact = Decimal(number.replace(",", ".")) * unit_seconds
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def _checked(seconds: int, text: str) -> Length:
    length = timedelta(seconds=seconds)
    if length > LONGEST:
        raise LengthTooLong(text=text, longest=LONGEST)
    return Length(length)
