"""Words that became a title although they look like a time or a day: "Rapat 13-17", "kemrin".

A line is read once, so a second time in it, a misspelt day or a month without its number stay
among the words. Whoever saves them should be asked first: the time would lie on the wrong day.
"""

from datetime import date
from difflib import get_close_matches

from lentera.domain.clocktimes import ClockFound, range_at_start, ranges_meant, time_at_start
from lentera.domain.daywords import DAY_NAMES, MONTH_NAMES, day_at_start
from lentera.domain.naturalline import length_at_start

_CLOCK_WORDS = frozenset({"jam", "pukul", "pkl", "pkl."})
# How like a day's name a word must be, and how long, so that "kamar" is not taken for "kamis".
_ALIKE, _LONG_ENOUGH = 0.8, 4
# Any day will do: it is only asked whether a text begins with one.
_SOME_DAY = date(2000, 1, 3)
_DAY_NAMES = sorted(name for name in DAY_NAMES if len(name) >= _LONG_ENOUGH)


def time_left_in(title: str) -> str:
    """Return the first words of a title that look like a time or a day; empty if none do.

    A time or a date is noticed anywhere. The name of a day, perhaps misspelt, is noticed only
    where a line has its day: in front or at the end ("Prepare Monday meeting" is a title).
    """
    words = title.split()
    for place in range(len(words)):
        rest = " ".join(words[place:])
        found = _time_at_start(rest) or _day_at_start(rest, in_front=place == 0)
        if found:
            return found
    return ""


def _time_at_start(text: str) -> str:
    span = range_at_start(text)
    if span and span.end and ranges_meant(span.start, span.end):
        return _matched(text, span)
    clock = time_at_start(text)
    if clock and clock.start.minutes is not None:
        typed = _matched(text, clock)
        says_clock = clock.start.mark or ":" in typed or typed.split()[0].lower() in _CLOCK_WORDS
        if says_clock:
            return typed
    length = length_at_start(text)
    return length.typed_length if length and length.says_time else ""


def _matched(text: str, clock: ClockFound) -> str:
    return text[: len(text) - len(clock.rest)].strip()


def _day_at_start(text: str, *, in_front: bool) -> str:
    first, _space, rest = text.partition(" ")
    at_an_edge = in_front or not rest
    day = day_at_start(text, today=_SOME_DAY, date_order=None)
    if day is not None:
        typed = text[: len(text) - len(day.rest)]
        is_date = any(letter.isdecimal() for letter in typed)
        return typed if is_date or in_front or not day.rest.strip() else ""
    word = first.strip(",;:.").lower()
    if in_front and word in MONTH_NAMES:
        return first
    misspelt = at_an_edge and word.isalpha() and len(word) >= _LONG_ENOUGH
    return first if misspelt and get_close_matches(word, _DAY_NAMES, 1, _ALIKE) else ""
