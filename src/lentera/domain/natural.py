"""Time as people write it in one line: "9-12.30 Wireframes @kopi #design", "kemarin 1 jam 30".

The line is understood in both languages, and what is understood is given back as instants and
lengths, so that the page can say it before anything is saved. What can be read in two ways is a
question, never a guess. The cases stand in ``tests/golden/natural.json``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import product
from zoneinfo import ZoneInfo

from lentera.domain.clocktimes import DAY_MINUTES, ClockTime, ranges_meant, starts_meant
from lentera.domain.daywords import DateOrder, DayFound, day_at_start
from lentera.domain.lengths import Length
from lentera.domain.naturalline import Line, lines_meant, take_tokens
from lentera.domain.refusals import Refusal
from lentera.domain.timespan import MIDNIGHT, day_of
from lentera.domain.wallclock import NoSuchWallTime, first_instant, readings, utc

_DAY = timedelta(days=1)
_NOON = DAY_MINUTES // 2
_MORNING = DAY_MINUTES // 4
# A line that is called so is a break: these are kept without a title, those say which one it was.
_JUST_BREAKS = frozenset({"break", "istirahat", "rehat", "jeda"})
_KINDS_OF_BREAK = frozenset(
    {"lunch break", "coffee break", "tea break", "istirahat siang", "istirahat makan siang"}
)


class NaturalNotUnderstood(Refusal):
    """There is no time in the line that we can read."""

    code = "natural.not_understood"


class Kind(StrEnum):
    """What a line gives: start and end, a start that runs on, a length on a day, or a day."""

    SPAN = "span"
    RUNNING = "running"
    LENGTH = "length"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a line; ``project`` and ``tags`` are as typed, without their sign."""

    kind: Kind
    day_on: date
    start_at: datetime | None = None
    end_at: datetime | None = None
    typed_length: timedelta | None = None
    description: str = ""
    project: str | None = None
    tags: tuple[str, ...] = ()

    @property
    def length(self) -> timedelta | None:
        """How long it was; None while it runs or if only a day is known."""
        if self.start_at is not None and self.end_at is not None:
            return self.end_at - self.start_at
        return self.typed_length

    @property
    def is_break(self) -> bool:
        """Whether it is called a break."""
        return self.description.casefold() in _JUST_BREAKS | _KINDS_OF_BREAK

    @property
    def title(self) -> str:
        """What the entry will be called; a break need not be called anything."""
        return "" if self.description.casefold() in _JUST_BREAKS else self.description


class About(StrEnum):
    """What a question is about, the weightiest first."""

    NO_SUCH_TIME = "no_such_time"
    WHICH_DAY = "which_day"
    WHICH_HOURS = "which_hours"
    HAPPENS_TWICE = "happens_twice"
    WHICH_LENGTH = "which_length"


@dataclass(frozen=True, slots=True)
class Question:
    """A line that needs an answer first: the readings to choose from, the likeliest first.

    With ``NO_SUCH_TIME`` there may be only one: the nearest times that do exist.
    """

    about: About
    choices: tuple[Reading, ...]


_Doubts = frozenset[About]
_Meant = tuple[Reading, _Doubts]
_CERTAIN: _Doubts = frozenset()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Who writes the line: when, where, and how they count days."""

    now: datetime
    zone: ZoneInfo
    day_starts_at: time
    date_order: DateOrder | None

    @property
    def today(self) -> date:
        return day_of(self.now, self.zone, self.day_starts_at)

    def read_day(self, text: str) -> DayFound | None:
        return day_at_start(text, today=self.today, date_order=self.date_order)

    def calendar_day(self, day: date, minutes: int) -> date:
        """Give the date on which the clock shows these minutes during a day of the person."""
        before_day_start = minutes < self.day_starts_at.hour * 60 + self.day_starts_at.minute
        return day + _DAY if before_day_start else day

    def instants(self, on: date, minutes: int) -> tuple[tuple[datetime, ...], _Doubts]:
        """Give the instants at which the clock shows so many minutes since midnight."""
        days, minutes = divmod(minutes, DAY_MINUTES)
        wall = time(minutes // 60, minutes % 60)
        found = readings(on + days * _DAY, wall, self.zone)
        if not found:
            next_at = first_instant(on + days * _DAY, wall, self.zone)
            return (next_at,), frozenset({About.NO_SUCH_TIME})
        return found, _doubt(About.HAPPENS_TWICE, found)


def read(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    day_starts_at: time = MIDNIGHT,
    date_order: DateOrder | None = None,
) -> Reading | Question:
    """Return what a line of text says about time, or the question to ask about it.

    Args:
        text: what was typed.
        now: the present.
        zone: where the person is; clock times are of this zone.
        day_starts_at: when their day starts; every day is theirs, from then on (decision 23).
        date_order: what their date format says about 3/4; asked if it says nothing.

    Raises:
        NaturalNotUnderstood: there is no time in the line.
        NoSuchDay: it names a day that does not exist.
        NoSuchWallTime: the clocks jump over all of its time.
        LengthTooLong: it names a length of more than a year.
        OutsideTheCalendar: it leads out of the years 1900 to 2199.
    """
    writer = _Writer(utc(now), zone, day_starts_at, date_order)
    tokens = take_tokens(text)
    lines = lines_meant(tokens.words, writer.read_day)
    found: dict[Reading, _Doubts] = {}
    for line in lines:
        for reading, doubts in _readings_of(line, writer):
            whole = replace(reading, project=tokens.project, tags=tokens.tags)
            found.setdefault(whole, doubts | _doubt(About.WHICH_DAY, lines))
    if not found:
        raise NaturalNotUnderstood(text=text)
    all_doubts = _CERTAIN.union(*found.values())
    if len(found) == 1 and About.NO_SUCH_TIME not in all_doubts:
        return next(iter(found))
    return Question(next(about for about in About if about in all_doubts), tuple(found))


def _readings_of(line: Line, writer: _Writer) -> Iterator[_Meant]:
    days = line.days or (writer.today,)
    for day in days:
        for reading, doubts in _readings_on(day, line, writer):
            on = (
                day_of(reading.start_at, writer.zone, writer.day_starts_at)
                if reading.start_at
                else day
            )
            yield (
                replace(reading, day_on=on, description=line.description),
                doubts | _doubt(About.WHICH_DAY, days),
            )


def _readings_on(day: date, line: Line, writer: _Writer) -> Iterable[_Meant]:
    if line.clock is not None and line.clock.end is not None:
        return _spans(day, line.clock.start, line.clock.end, writer, dated=bool(line.days))
    if line.clock is not None:
        return _starts(day, line.clock.start, writer, dated=bool(line.days))
    if line.length is None:
        return [(Reading(Kind.DAY, day), _CERTAIN)]
    choices = [line.length.length] if isinstance(line.length, Length) else line.length.choices
    doubts = _doubt(About.WHICH_LENGTH, choices)
    return [(Reading(Kind.LENGTH, day, typed_length=choice), doubts) for choice in choices]


def _spans(
    day: date, start: ClockTime, end: ClockTime, writer: _Writer, *, dated: bool
) -> Iterator[_Meant]:
    pairs = ranges_meant(start, end)
    for first, last in pairs:
        dates = _nights(day, first, last, writer, dated=dated)
        doubts = _doubt(About.WHICH_HOURS, pairs) | _doubt(About.WHICH_DAY, dates)
        found = [meant for on in dates for meant in _spans_on(on, first, last, writer)]
        yield from ((reading, doubts | more) for reading, more in found)


def _nights(day: date, first: int, last: int, writer: _Writer, *, dated: bool) -> list[date]:
    """Give the dates a span may begin on.

    In the morning "22-6" is the night that was or the one to come, unless a day is named.
    """
    on = writer.calendar_day(day, first)
    at_night = (first >= _NOON and last > DAY_MINUTES) or (on != day and first < _MORNING)
    to_come = min(writer.instants(on, first)[0]) > writer.now
    return [on - _DAY, on] if at_night and to_come and not dated else [on]


def _spans_on(on: date, first: int, last: int, writer: _Writer) -> list[_Meant]:
    """Give the spans between two clock times on a date: more than one in a repeated hour."""
    starts, start_doubts = writer.instants(on, first)
    ends, end_doubts = writer.instants(on, last)
    if max(ends) <= min(starts):  # both lie in the same jump
        raise NoSuchWallTime(
            day_on=on,
            wall=time(first // 60, first % 60),
            zone=writer.zone.key,
            next_at=min(starts),
        )
    doubts = start_doubts | end_doubts
    return [
        (Reading(Kind.SPAN, on, start_at, end_at), doubts)
        for start_at, end_at in product(starts, ends)
        if start_at < end_at
    ]


def _starts(day: date, start: ClockTime, writer: _Writer, *, dated: bool) -> list[_Meant]:
    """Give the starts of a running timer: those that are past, if any is."""
    meant = list(_starts_on(day, start, writer))
    past = [(reading, doubts) for reading, doubts in meant if _begins_by(reading, writer.now)]
    if not past and not dated:
        return list(_starts_on(day - _DAY, start, writer))
    return past or meant


def _starts_on(day: date, start: ClockTime, writer: _Writer) -> Iterator[_Meant]:
    choices = starts_meant(start)
    for minutes in choices:
        found, doubts = writer.instants(writer.calendar_day(day, minutes), minutes)
        for start_at in found:
            reading = Reading(Kind.RUNNING, day, start_at)
            yield reading, doubts | _doubt(About.WHICH_HOURS, choices)


def _begins_by(reading: Reading, now: datetime) -> bool:
    return reading.start_at is not None and reading.start_at <= now


def _doubt(about: About, choices: Iterable[object]) -> _Doubts:
    """Give the doubt if there is more than one choice."""
    return frozenset({about}) if len(tuple(choices)) > 1 else _CERTAIN
