"""A typed line taken apart: which words are the day, the time, the project, and the rest.

The words are not yet turned into instants; ``natural`` does that. Time stands at the beginning of
the line ("kemarin 9-12 Rapat") or at its end ("Rapat kemarin 9-12"), never in the middle, so that
"Sprint 9-12 review" stays a name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from lentera.domain.clocktimes import ClockFound, range_at_start, time_at_start
from lentera.domain.daywords import DayFound
from lentera.domain.lengths import Length, LengthNotUnderstood, Question, parse_length
from lentera.domain.refusals import Refusal

# A time at the end of a line is looked for in its last words only.
_LAST_WORDS = 12
_LENGTH_WORDS = 5

_TOKEN = re.compile(r'(?<!\S)([@#])(?:"([^"]+)"|([^\s"@#]\S*))')
_SINCE = re.compile(r"(?:since|sejak|mulai)\s", re.IGNORECASE)
_UNIT = re.compile(r"[a-z:]", re.IGNORECASE)

# What stands between a time and the words beside it.
_BETWEEN = " ,;:-\u2013\u2014"

DayReader = Callable[[str], DayFound | None]


class NoSuchDay(Refusal):
    """The line names a day that is in no calendar or that means several, like 31/2."""

    code = "natural.no_such_day"


@dataclass(frozen=True, slots=True)
class Line:
    """What the words of a line are; no day means the present one."""

    description: str
    days: tuple[date, ...] = ()
    clock: ClockFound | None = None
    length: Length | Question | None = None
    typed_length: str = ""

    @property
    def says_time(self) -> bool:
        """Whether there is a clock time, or a length that cannot be anything else."""
        return self.clock is not None or bool(_UNIT.search(self.typed_length))

    @property
    def makes_sense(self) -> bool:
        """Whether a number is more than the beginning of a title, like "2 meetings"."""
        return not (self.description and self.typed_length.isdecimal())


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a line without its marks; ``project`` and ``tags`` are as typed."""

    words: str
    project: str | None
    tags: tuple[str, ...]


def take_tokens(text: str) -> Tokens:
    """Return the words, the first @project and the #tags; a second @ stays among the words.

    Names of several words stand in quotes: @"Pasar Pagi".
    """
    projects: list[str] = []
    tags: list[str] = []

    def take(token: re.Match[str]) -> str:
        name = token[2] or token[3].rstrip(",;")
        if token[1] == "#":
            tags.append(name)
        elif projects:
            return token[0]
        else:
            projects.append(name)
        return ""

    words = " ".join(_TOKEN.sub(take, text).split())
    return Tokens(words, projects[0] if projects else None, tuple(dict.fromkeys(tags)))


def lines_meant(words: str, read_day: DayReader) -> tuple[Line, ...]:
    """Return how the words of a line can be taken apart: in no, one or two ways.

    Args:
        words: the line without its tokens, with single spaces.
        read_day: what finds the day a text begins with.

    Raises:
        NoSuchDay: the line begins with a day that does not exist, or has one before its time.
    """
    return (
        _time_first(words, read_day) or _day_first(words, read_day) or _time_last(words, read_day)
    )


def _time_first(text: str, read_day: DayReader) -> tuple[Line, ...]:
    """Read "kemarin 9-12 Rapat", "90m today", "since yesterday 9"."""
    since, rest = _take_since(text)
    day = read_day(rest)
    if day is not None:
        rest = day.rest.lstrip(_BETWEEN)
        again, rest = _take_since(rest)
        since = since or again
    line = _take_clock(rest, since=since) if since else _take_clock(rest) or length_at_start(rest)
    if line is None:
        return ()
    if day is not None and not day.meant:
        raise NoSuchDay(text=text)
    lines = (replace(line, days=day.meant),) if day else _with_day_after(line, read_day)
    return tuple(line for line in lines if line.makes_sense)


def _with_day_after(line: Line, read_day: DayReader) -> tuple[Line, ...]:
    day = read_day(line.description)
    if day is None or not day.meant:
        return (line,)
    dated = replace(line, days=day.meant, description=day.rest.lstrip(_BETWEEN))
    # "9-12 Monday planning": on Monday, or the planning that is called so?
    return (dated, line) if day.is_weekday and dated.description else (dated,)


def _day_first(text: str, read_day: DayReader) -> tuple[Line, ...]:
    """Read "kemarin Rapat 9-12", or a day alone."""
    day = read_day(text)
    if day is None:
        return ()
    if not day.meant:
        raise NoSuchDay(text=text)
    rest = day.rest.lstrip(_BETWEEN)
    lines = _time_last(rest, read_day)
    if not lines:
        return (Line(rest, days=day.meant),)
    # "Monday report yesterday 9-12" has its day at its end.
    return () if lines[0].days else tuple(replace(line, days=day.meant) for line in lines)


def _time_last(text: str, read_day: DayReader) -> tuple[Line, ...]:
    """Read "Rapat klien kemarin 9-12", "Standup 15m"."""
    words = text.split(" ")
    for place in range(max(1, len(words) - _LAST_WORDS), len(words)):
        lines = _time_first(" ".join(words[place:]), read_day)
        if lines and all(line.says_time and not line.description for line in lines):
            description = " ".join(words[:place]).rstrip(_BETWEEN)
            return tuple(replace(line, description=description) for line in lines)
    return ()


def _take_since(text: str) -> tuple[bool, str]:
    found = _SINCE.match(text)
    return (True, text[found.end() :]) if found else (False, text)


def _take_clock(text: str, *, since: bool = False) -> Line | None:
    clock = time_at_start(text) if since else range_at_start(text)
    return Line(clock.rest.lstrip(_BETWEEN), clock=clock) if clock else None


def length_at_start(text: str) -> Line | None:
    """Return the length a text begins with and, as its description, the text after it."""
    words = text.split(" ")
    for count in range(min(_LENGTH_WORDS, len(words)), 0, -1):
        typed = " ".join(words[:count]).rstrip(",;:")
        try:
            length = parse_length(typed)
        except LengthNotUnderstood:
            continue
        rest = " ".join(words[count:]).lstrip(_BETWEEN)
        return Line(rest, length=length, typed_length=typed)
    return None
