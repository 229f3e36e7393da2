"""Clock times and lengths as trackers write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache

from lentera.exchange.formats.reading import LengthUnit

_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s?(?:([AaPp])\.?\s?[Mm]\.?)?",
    re.ASCII,
)
_COLONS = re.compile(r"(-?)(\d{1,5}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,9}(?:[.,]\d{1,12})?", re.ASCII)
_WORDS = re.compile(
    r"(?:(\d{1,5})\s?(?:h|hrs?|hours?|j|jam|std)\.?)?\s?"
    r"(?:(\d{1,6})\s?(?:m|min|mins|minutes?|menit)\.?)?\s?"
    r"(?:(\d{1,7})\s?(?:s|sec|seconds?|sek|detik)\.?)?",
    re.ASCII | re.IGNORECASE,
)
_ISO_LENGTH = re.compile(r"PT(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d+)?S)?", re.ASCII)
HUNDREDTH = timedelta(seconds=36)  # of an hour
MINUTE = timedelta(minutes=1)
_OF_UNIT = {
    LengthUnit.HOURS: HUNDREDTH,
    LengthUnit.MINUTES: MINUTE,
    LengthUnit.SECONDS: timedelta(0),
}
_SECONDS_IN = {LengthUnit.HOURS: 3600, LengthUnit.MINUTES: 60, LengthUnit.SECONDS: 1}


@lru_cache(maxsize=100_000)  # a day has 86,400 seconds
def clock_time(text: str) -> timedelta:
    """Return a clock time as the time since midnight: 9:00, 09:00:30, 9.00, 9:00 PM, 24:00.

    Raises:
        ValueError: it is no clock time.
    """
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    half = found[4]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if half in "Pp" else 0)
    elif found[2] is None:
        raise ValueError(text)  # a bare 9 may be anything
    since = timedelta(hours=hour, minutes=minute, seconds=second)
    if minute > 59 or second > 59 or since > timedelta(days=1):
        raise ValueError(text)
    return since


def length_reader(unit: LengthUnit | None) -> Callable[[str], timedelta]:
    """Return a reader of lengths; a bare whole number counts in ``unit``.

    Raises:
        ValueError: from the reader: it is no length, or a bare number without a unit.
    """

    @lru_cache(maxsize=20_000)
    def read(text: str) -> timedelta:
        if found := _COLONS.fullmatch(text):
            return _colons(*found.groups())
        if _DECIMAL.fullmatch(text):
            return _decimal(text, unit)
        if (found := _WORDS.fullmatch(text) or _ISO_LENGTH.fullmatch(text)) and any(found.groups()):
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            return timedelta(hours=hours, minutes=minutes, seconds=seconds)
        raise ValueError(text)

    return read


def is_bare_number(text: str) -> bool:
    """Whether a length is a whole number, so that only its unit tells what it means."""
    return text.isascii() and text.isdigit()


@lru_cache(maxsize=20_000)
def leeway(text: str, unit: LengthUnit | None) -> timedelta:
    """Return how much of a length its way of writing leaves open.

    Hours with a fraction are cut to hundredths; what names no seconds is cut to minutes.
    """
    if is_bare_number(text):
        return _OF_UNIT[unit or LengthUnit.HOURS]
    if _DECIMAL.fullmatch(text):
        return HUNDREDTH
    found = _COLONS.fullmatch(text)
    seconds = found[4] if found else _seconds(text)
    return timedelta(0) if seconds else MINUTE


def _seconds(text: str) -> str | None:
    found = _WORDS.fullmatch(text) or _ISO_LENGTH.fullmatch(text)
    return found[3] if found else None


def _colons(sign: str, hours: str, minutes: str, seconds: str | None) -> timedelta:
    if int(minutes) > 59 or int(seconds or 0) > 59:
        raise ValueError(minutes)
    length = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    return -length if sign else length


def _decimal(text: str, unit: LengthUnit | None) -> timedelta:
    """Read a whole number in ``unit``; a fraction is hours, or minutes where those are counted."""
    if is_bare_number(text):
        if unit is None:
            raise ValueError(text)
        return timedelta(seconds=int(text) * _SECONDS_IN[unit])
    scale = 60 if unit is LengthUnit.MINUTES else 3600
    return timedelta(seconds=round(float(text.replace(",", ".")) * scale))
