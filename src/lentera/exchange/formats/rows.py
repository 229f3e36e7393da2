"""Reading a table: the first walk finds out about it, the second gives its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lentera.exchange.formats import refusals
from lentera.exchange.formats.clocks import is_bare_number
from lentera.exchange.formats.dates import DateEvidence
from lentera.exchange.formats.guard import MAX_PEOPLE
from lentera.exchange.formats.headings import unit_in
from lentera.exchange.formats.moments import day_in
from lentera.exchange.formats.questions import asked
from lentera.exchange.formats.reading import (
    NOBODY,
    Asks,
    BadLine,
    Choices,
    DateOrder,
    Field,
    Format,
    LengthUnit,
    Line,
    Option,
    Person,
    Question,
    Reading,
)
from lentera.exchange.formats.sheet import Sheet
from lentera.exchange.formats.table import Table

_ENDS = {Field.ENDED, Field.END_TIME}
_WHO = (Field.EMAIL, Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
_LENGTHS = {Field.LENGTH, Field.LENGTH_DECIMAL}


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whose table it is, what its columns mean, what its bare numbers count."""

    format: Format
    columns: Mapping[Field, int]
    unit: LengthUnit | None = None


def read_table(table: Table, known: Recognised, choices: Choices) -> Reading:
    """Return the reading of a table.

    Raises:
        TooManyPeople, TooManyLines, LineTooLong, RowsNotReadable: see ``refusals``.
    """
    columns = _columns(table, choices.columns or known.columns)
    survey = _survey(table, columns)
    unit = choices.length_unit or known.unit or _unit(table, columns, survey)
    if unit is None and _ENDS & columns.keys() and survey.bare:
        columns.pop(Field.LENGTH, None)  # the ends say it; the length is in a unit nobody named
    order = choices.date_order or survey.dates.order
    questions = tuple(_questions(columns, survey, order, unit))
    sheet = Sheet(table.headings, columns, order, unit)

    def lines() -> Iterator[Line | BadLine]:
        return (sheet.line(number, row) for number, row in table.rows())

    return Reading(
        format=known.format,
        encoding=table.source.encoding,
        count=survey.count,
        lines=asked(questions, lines),
        people=survey.by_person(),
        questions=questions,
        headings=table.headings,
        columns=columns,
        sample=table.sample,
    )


def _columns(table: Table, wanted: Mapping[Field, int]) -> dict[Field, int]:
    return {name: index for name, index in wanted.items() if 0 <= index < len(table.headings)}


@dataclass(slots=True)
class _Survey:
    count: int = 0
    people: dict[tuple[str, ...], int] = field(default_factory=dict)
    dates: DateEvidence = field(default_factory=DateEvidence)
    bare: tuple[int, str] | None = None  # first length that is a whole number
    fractions: bool = False  # a length like 1.5: then whole ones are hours too

    def by_person(self) -> tuple[tuple[Person, int], ...]:
        """Return the people with their number of lines, the same person once."""
        counts: dict[str, tuple[Person, int]] = {}
        for (email, name, first, last), count in self.people.items():
            person = Person(email, name or f"{first} {last}".strip())
            before = counts.get(person.key, (person, 0))
            counts[person.key] = (before[0], before[1] + count)
        return tuple(counts.values()) or ((NOBODY, 0),)


def _survey(table: Table, columns: Mapping[Field, int]) -> _Survey:
    """Walk the whole table once."""
    survey = _Survey()
    at = [columns.get(name, -1) for name in _WHO]
    starts, ends = columns.get(Field.START_ON, -1), columns.get(Field.END_ON, -1)
    moments = [columns[name] for name in (Field.STARTED, Field.ENDED) if name in columns]
    length = columns.get(Field.LENGTH, -1)
    width = len(table.headings)
    for number, cells in table.rows():
        survey.count += 1
        if len(cells) > width and any(cells[width:]):
            continue  # its cells are shifted: what stands under a name is no name
        row = [*cells[:width], *[""] * (width + 1 - len(cells[:width]))]  # the last one is empty
        who = tuple([row[index].strip() for index in at])
        survey.people[who] = survey.people.get(who, 0) + 1
        if len(survey.people) > MAX_PEOPLE:
            raise refusals.TooManyPeople(limit=MAX_PEOPLE)
        _note_dates(survey, number, row[starts].strip(), row[ends].strip())
        for index in moments:
            _note_dates(survey, number, day_in(row[index].strip()[:60]), "")
        _note_length(survey, number, row[length].strip())
    return survey


def _note_dates(survey: _Survey, number: int, start: str, end: str) -> None:
    survey.dates.add(start, number)
    if end and end != start:
        survey.dates.add(end, number)
        survey.dates.add_span(start, end)


def _note_length(survey: _Survey, number: int, text: str) -> None:
    if is_bare_number(text):
        survey.bare = survey.bare or (number, text)
    elif text and not survey.fractions:
        survey.fractions = text.replace(",", ".", 1).replace(".", "", 1).isdigit()


def _unit(table: Table, columns: Mapping[Field, int], survey: _Survey) -> LengthUnit | None:
    if Field.LENGTH not in columns:
        return None
    named = unit_in(table.names[columns[Field.LENGTH]])
    return named or (LengthUnit.HOURS if survey.fractions else None)


def _questions(
    columns: Mapping[Field, int],
    survey: _Survey,
    order: DateOrder | None,
    unit: LengthUnit | None,
) -> Iterator[Question]:
    starts = {Field.STARTED, Field.START_ON} & columns.keys()
    if not starts or not (_ENDS | _LENGTHS) & columns.keys():
        yield Question(Asks.COLUMNS)
        return
    if order is None:
        orders = (DateOrder.DMY, DateOrder.MDY)
        yield Question(
            Asks.DATE_ORDER,
            tuple(Option(each.value, survey.dates.reading(each)) for each in orders),
            number=survey.dates.number,
            example=survey.dates.example,
        )
    if unit is None and survey.bare and Field.LENGTH in columns:
        number, example = survey.bare
        options = tuple(Option(each.value, f"{example} {each.value}") for each in LengthUnit)
        yield Question(Asks.LENGTH_UNIT, options, number=number, example=example)
