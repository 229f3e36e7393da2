"""iCalendar: meetings as lines. Repeating ones are laid out, all-day ones have no hours.

The file is cut into its events first, and each is parsed by itself: memory and time depend on one
event, not on the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from icalendar import Event

from lentera.exchange.formats import refusals
from lentera.exchange.formats.dates import FIRST_YEAR, LAST_YEAR
from lentera.exchange.formats.guard import MAX_ENTRIES, Source
from lentera.exchange.formats.reading import BadLine, Choices, Line, Reason, bad_line
from lentera.exchange.formats.repeats import Budget, starts
from lentera.exchange.formats.texts import BadValueError
from lentera.exchange.formats.vevent import (
    Moment,
    event_line,
    excluded,
    moment_of,
    parsed,
    rule_of,
    value_of,
)

MAX_EVENTS = 20_000
MAX_EVENT = 256 * 1024  # characters
MAX_REPEATS = 5_000  # of one event

_FIRST = datetime(FIRST_YEAR, 1, 2, tzinfo=UTC)
_LAST = datetime(LAST_YEAR, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


def events(source: Source) -> Iterator[tuple[int, str]]:
    """Give the text of each event with the line on which it begins.

    Raises:
        CalendarNotReadable: an event does not end, or is too large for one.
        TooManyLines: there are more events than we read.
    """
    block: list[str] = []
    begins = size = found = 0
    for number, text in enumerate(source.lines(), 1):
        mark = text[:20].strip().upper()
        if mark == "BEGIN:VEVENT":
            block, begins, size, found = [], number, 0, found + 1
        block.append(text)
        size += len(text) if begins else 0
        _refuse_too_much(begins, size, found)
        if mark == "END:VEVENT" and begins:
            yield begins, "".join(block)
            begins = 0
        if not begins:
            block.clear()
    if begins:
        raise refusals.CalendarNotReadable(line=begins)


def _refuse_too_much(begins: int, size: int, found: int) -> None:
    if size > MAX_EVENT:
        raise refusals.CalendarNotReadable(line=begins)
    if found > MAX_EVENTS:
        raise refusals.TooManyLines(limit=MAX_EVENTS)


def lines(source: Source, choices: Choices) -> Iterator[Line | BadLine]:
    """Give each event, and each repetition of it, as a line.

    Raises:
        CalendarNotReadable, CalendarRepeatsTooOften, TooManyLines: see ``refusals``.
    """
    layout = _Layout(choices.not_before or _FIRST, choices.not_after or _LAST, _moved(source))
    for given, line in enumerate(_all_lines(source, layout)):
        if given >= MAX_ENTRIES:
            raise refusals.TooManyLines(limit=MAX_ENTRIES)
        yield line


def _moved(source: Source) -> set[tuple[str, datetime]]:
    """Return which repetitions stand in the file as events of their own."""
    moved = set()
    for _, text in events(source):
        if "RECURRENCE-ID" not in text.upper():
            continue
        try:
            event = parsed(text)
            moved.add((value_of(event, "UID"), moment_of(event, "RECURRENCE-ID").instant))
        except BadValueError:
            continue  # it is reported when its turn comes
    return moved


@dataclass(slots=True)
class _Layout:
    """Lays events out: with the window of the person, and what the file moved elsewhere."""

    not_before: datetime
    not_after: datetime
    moved: set[tuple[str, datetime]]
    budget: Budget = field(default_factory=Budget)

    def lines(self, number: int, event: Event) -> Iterator[Line]:
        """Give the lines of one event that lie in the window.

        Raises:
            BadValueError: the event, or the rest of its repetitions, stays out.
        """
        if value_of(event, "STATUS").upper() == "CANCELLED":
            raise BadValueError("STATUS", "CANCELLED", Reason.CANCELLED)
        start = moment_of(event, "DTSTART")
        line = event_line(number, event, start)
        repeats = "RRULE" in event and "RECURRENCE-ID" not in event
        for each in self._repeated(line, event, start) if repeats else (line,):
            if self._is_within(each):
                yield each

    def _repeated(self, line: Line, event: Event, start: Moment) -> Iterator[Line]:
        struck = excluded(event, start)
        last = (self.not_after + _DAY).replace(tzinfo=None)
        walls = starts(rule_of(event, start), start.wall, last, self.budget)
        for count, wall in enumerate(walls):
            if count >= MAX_REPEATS:
                raise BadValueError("RRULE", line.description, Reason.REPEATS_TOO_OFTEN)
            at = Moment(wall, start.zone_name).instant
            if at not in struck and (line.foreign_id, at) not in self.moved:
                by = wall - start.wall
                yield replace(
                    line, started=line.started + by, ended=line.ended + by if line.ended else None
                )

    def _is_within(self, line: Line) -> bool:
        """Compare to a day: the exact instant depends on a zone that may not be known yet."""
        at = line.started.replace(tzinfo=UTC)
        return self.not_before - _DAY <= at <= self.not_after + _DAY


def _all_lines(source: Source, layout: _Layout) -> Iterator[Line | BadLine]:
    for number, text in events(source):
        try:
            yield from layout.lines(number, parsed(text))
        except BadValueError as bad:
            yield bad_line(number, str(bad.where), bad.value, bad.reason)
