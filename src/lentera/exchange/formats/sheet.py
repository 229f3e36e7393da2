"""From the cells of a row to a line; the same for every table, once its columns are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

from lentera.exchange.formats.clocks import clock_time, leeway, length_reader
from lentera.exchange.formats.dates import OutOfRangeError, date_reader
from lentera.exchange.formats.headings import Columns
from lentera.exchange.formats.moments import moment_reader
from lentera.exchange.formats.reading import (
    NOTHING,
    BadLine,
    DateOrder,
    Field,
    Kind,
    LengthUnit,
    Line,
    Person,
    Reason,
    bad_line,
)
from lentera.exchange.formats.texts import LONGEST, BadValueError, checked_tags

DAY = timedelta(days=1)
LONGEST_MOMENT = 60  # characters; nobody writes a date in more
LONGEST_TAGS = 6_000

Read = TypeVar("Read")

_YES = {"yes", "ya", "y", "true", "1", "ja", "oui", "si", "sí", "sim", "billable", "x", "benar"}
_NO = {"no", "tidak", "n", "false", "0", "nein", "non", "não", "nee", "non-billable", "salah"}
_KINDS = {
    "": Kind.WORK,
    "regular": Kind.WORK,
    "work": Kind.WORK,
    "kerja": Kind.WORK,
    "break": Kind.BREAK,
    "istirahat": Kind.BREAK,
    "jeda": Kind.BREAK,
    "pause": Kind.BREAK,
}
_LEAVE = {"time off", "time_off", "timeoff", "holiday", "libur", "cuti"}


class _When(NamedTuple):
    started: datetime
    ended: datetime | None
    length: timedelta | None
    leeway: timedelta
    pause: timedelta
    day_only: bool


class Sheet:
    """Reads rows whose columns, date order and unit of length are known."""

    def __init__(
        self,
        headings: Sequence[str],
        columns: Columns,
        order: DateOrder | None,
        unit: LengthUnit | None,
    ) -> None:
        self._headings = headings
        self._width = len(headings)
        # A row gets one empty cell more at its end: a field without a column reads that one.
        self._at = {field: columns.get(field, -1) for field in Field}
        self._columns = columns
        self._texts = [self._at[field] for field in _TEXTS]
        self._day = date_reader(order)
        self._moment = moment_reader(self._day)
        self._length = length_reader(unit)
        self._unit = unit
        # Kept with the sheet and not for ever: names and tags are somebody's.
        self._person = lru_cache(maxsize=4_000)(Person)
        self._tags = lru_cache(maxsize=4_000)(_tags)

    def line(self, number: int, row: list[str]) -> Line | BadLine:
        """Return the line of a row, or what is wrong with it."""
        try:
            return self._line(number, row)
        except BadValueError as bad:
            return bad_line(number, self._heading(bad.where), bad.value, bad.reason)

    def _line(self, number: int, row: list[str]) -> Line:
        if len(row) != self._width:
            row = self._fitted(row)
        row = [*row, ""]
        when = self._when(row)
        at = self._at
        texts = [row[index].strip() for index in self._texts]
        for field, text in zip(_TEXTS, texts, strict=True):
            if len(text) > 100 and len(text) > LONGEST[field]:
                raise BadValueError(field, text, Reason.TEXT_TOO_LONG)
        description, project, client, task, email, name, first, last, foreign_id = texts
        return Line(
            number=number,
            started=when.started,
            ended=when.ended,
            length=when.length,
            leeway=when.leeway,
            pause=when.pause,
            day_only=when.day_only,
            description=description,
            project=project,
            client=client,
            task=task,
            tags=self._tags(row[at[Field.TAGS]]),
            billable=_billable(row[at[Field.BILLABLE]]),
            kind=_kind(row[at[Field.KIND]]),
            person=self._person(email, name or f"{first} {last}".strip()),
            foreign_id=foreign_id,
        )

    def _fitted(self, row: list[str]) -> list[str]:
        beyond = row[self._width :]
        if any(cell.strip() for cell in beyond):
            raise BadValueError("", beyond[0], Reason.TOO_MANY_CELLS)
        return row[: self._width] + [""] * (self._width - len(row))

    def _when(self, row: list[str]) -> _When:
        started, has_clock = self._start(row)
        length, stated = self._stated_length(row)
        pause = self._pause(row)
        whole = None if length is None else length + pause
        ended = self._end(row, started, whole) if has_clock else None
        if ended is None and length is None:
            field = Field.LENGTH if Field.LENGTH in self._columns else Field.END_TIME
            raise BadValueError(field, "", Reason.END_MISSING)
        if length is not None and length < NOTHING:
            raise BadValueError(Field.LENGTH, stated, Reason.ENDS_BEFORE_START)
        return _When(started, ended, length, leeway(stated, self._unit), pause, not has_clock)

    def _start(self, row: list[str]) -> tuple[datetime, bool]:
        if text := self._cell(row, Field.STARTED):
            return self._read(Field.STARTED, text, self._moment)
        text = self._cell(row, Field.START_ON)
        if not text:
            raise BadValueError(Field.START_ON, "", Reason.START_MISSING)
        day = self._read(Field.START_ON, text, self._day)
        clock = self._cell(row, Field.START_TIME)
        if not clock:
            return day, False
        return day + self._read(Field.START_TIME, clock, clock_time), True

    def _end(self, row: list[str], started: datetime, length: timedelta | None) -> datetime | None:
        if text := self._cell(row, Field.ENDED):
            ended, _ = self._read(Field.ENDED, text, self._moment)
            if (ended.tzinfo is None) != (started.tzinfo is None):
                raise BadValueError(Field.ENDED, text, Reason.TIME_UNREADABLE)
            return ended
        clock = self._cell(row, Field.END_TIME)
        if not clock:
            return None
        since_midnight = self._read(Field.END_TIME, clock, clock_time)
        if text := self._cell(row, Field.END_ON):
            return self._read(Field.END_ON, text, self._day) + since_midnight
        midnight = started.replace(hour=0, minute=0, second=0, microsecond=0)
        return _later(midnight + since_midnight, started, length)

    def _stated_length(self, row: list[str]) -> tuple[timedelta | None, str]:
        """Return the length a row states, and how it is written."""
        for field in (Field.LENGTH, Field.LENGTH_DECIMAL):
            if text := self._cell(row, field):
                return self._read(field, text, self._length), text
        return None, ""

    def _pause(self, row: list[str]) -> timedelta:
        text = self._cell(row, Field.BREAK_LENGTH)
        return max(NOTHING, self._read(Field.BREAK_LENGTH, text, self._length)) if text else NOTHING

    def _cell(self, row: list[str], field: Field) -> str:
        return row[self._at[field]].strip()

    def _read(self, field: Field, text: str, read: Callable[[str], Read]) -> Read:
        if len(text) > LONGEST_MOMENT:
            raise BadValueError(field, text, _UNREADABLE[field])
        try:
            return read(text)
        except OutOfRangeError as error:
            raise BadValueError(field, text, Reason.DATE_OUT_OF_RANGE) from error
        except (ValueError, OverflowError) as error:
            raise BadValueError(field, text, _UNREADABLE[field]) from error

    def _heading(self, where: Field | str) -> str:
        index = self._columns.get(where) if isinstance(where, Field) else None
        return str(where) if index is None else self._headings[index]


_TEXTS = (
    Field.DESCRIPTION,
    Field.PROJECT,
    Field.CLIENT,
    Field.TASK,
    Field.EMAIL,
    Field.NAME,
    Field.FIRST_NAME,
    Field.LAST_NAME,
    Field.FOREIGN_ID,
)
_UNREADABLE = {
    Field.STARTED: Reason.DATE_UNREADABLE,
    Field.ENDED: Reason.DATE_UNREADABLE,
    Field.START_ON: Reason.DATE_UNREADABLE,
    Field.END_ON: Reason.DATE_UNREADABLE,
    Field.START_TIME: Reason.TIME_UNREADABLE,
    Field.END_TIME: Reason.TIME_UNREADABLE,
    Field.LENGTH: Reason.LENGTH_UNREADABLE,
    Field.LENGTH_DECIMAL: Reason.LENGTH_UNREADABLE,
    Field.BREAK_LENGTH: Reason.LENGTH_UNREADABLE,
}


def _later(ended: datetime, started: datetime, length: timedelta | None) -> datetime:
    """Move an end without a date to its day: the next one over midnight, or as the length says."""
    if length is not None:
        return ended + DAY * round((length - (ended - started)) / DAY)
    return ended if ended >= started else ended + DAY


def _tags(text: str) -> tuple[str, ...]:
    if len(text) > LONGEST_TAGS:
        raise BadValueError(Field.TAGS, text, Reason.TOO_MANY_TAGS)
    return checked_tags(tag.strip() for tag in text.split(","))


def _billable(text: str) -> bool | None:
    word = text.strip()[:20].casefold()
    if not word:
        return None
    if word in _YES or word in _NO:
        return word in _YES
    raise BadValueError(Field.BILLABLE, text, Reason.BILLABLE_UNREADABLE)


def _kind(text: str) -> Kind:
    word = text.strip()[:20].casefold()
    if word in _LEAVE:
        raise BadValueError(Field.KIND, text, Reason.NOT_WORK)
    return _KINDS.get(word, Kind.WORK)
