"""The words of reading: a line, a line that cannot be read, a question, a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Format(StrEnum):
    """What we understand, in the order in which a refusal lists it."""

    CLOCKIFY_REPORT = "clockify-report"
    CLOCKIFY_IMPORT = "clockify-import"
    TOGGL = "toggl"
    HARVEST = "harvest"
    KIMAI = "kimai"
    TIMEWARRIOR = "timewarrior"
    WATSON_FRAMES = "watson-frames"
    WATSON_LOG = "watson-log"
    ACTIVITYWATCH = "activitywatch"
    ICALENDAR = "icalendar"
    PLAIN_CSV = "plain-csv"


class Field(StrEnum):
    """What a column of a table can mean."""

    STARTED = "started"  # date and clock time in one column
    ENDED = "ended"
    START_ON = "start_on"
    START_TIME = "start_time"
    END_ON = "end_on"
    END_TIME = "end_time"
    LENGTH = "length"
    LENGTH_DECIMAL = "length_decimal"
    BREAK_LENGTH = "break_length"  # a break between start and end that is no work
    DESCRIPTION = "description"
    PROJECT = "project"
    CLIENT = "client"
    TASK = "task"
    TAGS = "tags"
    BILLABLE = "billable"
    KIND = "kind"
    EMAIL = "email"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FOREIGN_ID = "foreign_id"


class Kind(StrEnum):
    """Work, or a break in it."""

    WORK = "work"
    BREAK = "break"


class DateOrder(StrEnum):
    """In which order day, month and year stand."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class LengthUnit(StrEnum):
    """What a bare whole number in a column of lengths counts."""

    HOURS = "hours"
    MINUTES = "minutes"
    SECONDS = "seconds"


class Reason(StrEnum):
    """Why one line stays out; the others go in."""

    START_MISSING = "start_missing"
    END_MISSING = "end_missing"
    DATE_UNREADABLE = "date_unreadable"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    TIME_UNREADABLE = "time_unreadable"
    LENGTH_UNREADABLE = "length_unreadable"
    BILLABLE_UNREADABLE = "billable_unreadable"
    ENDS_BEFORE_START = "ends_before_start"
    TOO_LONG = "too_long"
    TEXT_TOO_LONG = "text_too_long"
    TOO_MANY_TAGS = "too_many_tags"
    TOO_MANY_CELLS = "too_many_cells"
    STILL_RUNNING = "still_running"
    NOT_WORK = "not_work"
    SHAPE_UNKNOWN = "shape_unknown"
    ZONE_UNKNOWN = "zone_unknown"
    ALL_DAY = "all_day"
    CANCELLED = "cancelled"
    REPEATS_TOO_OFTEN = "repeats_too_often"
    REPEAT_UNREADABLE = "repeat_unreadable"


class Remark(StrEnum):
    """What the person should know about a line that comes in."""

    LENGTH_DIFFERS = "length_differs"
    BREAK_TAKEN_OFF = "break_taken_off"
    DAY_IS_FULL = "day_is_full"
    LONGER_THAN_DAY = "longer_than_day"


@dataclass(frozen=True, slots=True)
class Person:
    """Whose time a line says it is; both are empty where the file names nobody."""

    email: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """What tells people apart: the address, else the name, whatever its case."""
        return (self.email or self.name).casefold()


NOBODY = Person()


NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch of time as the file tells it.

    ``leeway`` is how much of the length its way of writing leaves open: a minute, or a hundredth
    of an hour. ``pause`` is a break between start and end that the length does not count.

    Zone: an aware ``started`` is an instant; a naive one is a wall time in a zone that the file
        does not name. ``zone_name`` is the file's own, where it has one.
    """

    number: int  # line of the file, or position in a list
    started: datetime
    ended: datetime | None = None
    length: timedelta | None = None
    leeway: timedelta = NOTHING
    pause: timedelta = NOTHING
    day_only: bool = False  # the file knows the day and the length, not the clock time
    zone_name: str | None = None
    description: str = ""
    project: str = ""
    client: str = ""
    task: str = ""
    tags: tuple[str, ...] = ()
    billable: bool | None = None
    kind: Kind = Kind.WORK
    person: Person = NOBODY
    foreign_id: str = ""


SHOWN_OF_VALUE = 80


@dataclass(frozen=True, slots=True)
class BadLine:
    """One line that stays out: where, what stood there, and why."""

    number: int
    column: str
    value: str
    reason: Reason


def bad_line(number: int, column: str, value: object, reason: Reason) -> BadLine:
    """Return the bad line with its value cut to what a report can show."""
    return BadLine(number, column[:SHOWN_OF_VALUE], str(value)[:SHOWN_OF_VALUE], reason)


class Asks(StrEnum):
    """What only the person can say."""

    DATE_ORDER = "date_order"
    LENGTH_UNIT = "length_unit"
    COLUMNS = "columns"
    PROJECT_TAGS = "project_tags"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer, and how the example would then read."""

    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the file, with an example out of it.

    ``needed``: no line can be read without the answer.
    """

    asks: Asks
    options: tuple[Option, ...] = ()
    needed: bool = True
    number: int = 0  # line of the example
    example: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time at one program or site in an ActivityWatch export, offered and not taken."""

    id: str
    bucket: str
    name: str
    started_at: datetime
    ended_at: datetime
    length: timedelta  # of the events themselves, without the gaps between them


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person has answered so far; ``None`` means: find out."""

    date_order: DateOrder | None = None
    length_unit: LengthUnit | None = None
    columns: Mapping[Field, int] | None = None
    project_tags: frozenset[str] = frozenset()
    picked: frozenset[str] = frozenset()  # ids of stretches
    not_before: datetime | None = None  # for calendars: repeats are laid out between the two
    not_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file understood: what it is, who is in it, what has to be asked.

    ``lines()`` walks the file again and gives its lines in their order, good and bad. One walk
    at a time: all walks share the open file.

    Raises:
        NeedsAnswer: from ``lines()``, while a needed question is open.
    """

    format: Format
    encoding: str
    count: int  # lines with something on them, good or bad
    lines: Callable[[], Iterator[Line | BadLine]]
    people: tuple[tuple[Person, int], ...] = ()  # with their number of lines
    questions: tuple[Question, ...] = ()
    headings: tuple[str, ...] = ()
    columns: Mapping[Field, int] = field(default_factory=dict)
    sample: tuple[tuple[str, ...], ...] = ()  # the first rows, cut, for the mapping screen
    activity: tuple[Stretch, ...] = ()
