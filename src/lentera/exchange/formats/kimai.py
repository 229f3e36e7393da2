"""Kimai: its CSV export, and the table its importer takes.

Its customer is our client, its activity our task. Headings come in the language of whoever
exported. Known words tell the columns; in a language we do not know, their order does, once the
first row confirms it.
"""

from __future__ import annotations

from collections.abc import Callable

from lentera.exchange.formats.clocks import clock_time, length_reader
from lentera.exchange.formats.dates import parts
from lentera.exchange.formats.headings import by_words
from lentera.exchange.formats.reading import Field, Format, LengthUnit
from lentera.exchange.formats.rows import Recognised
from lentera.exchange.formats.table import Table

_FIRST_FOUR = {Field.START_ON: 0, Field.START_TIME: 1, Field.END_TIME: 2, Field.LENGTH: 3}
_BY_PLACE = {
    **_FIRST_FOUR,
    Field.NAME: 9,
    Field.EMAIL: 11,
    Field.CLIENT: 13,
    Field.PROJECT: 14,
    Field.TASK: 15,
    Field.DESCRIPTION: 16,
    Field.BILLABLE: 17,
    Field.TAGS: 18,
}
_SHAPES: tuple[Callable[[str], object], ...] = (
    parts,
    clock_time,
    clock_time,
    length_reader(LengthUnit.SECONDS),
)


def recognise(table: Table) -> Recognised | None:
    """Return what the columns mean, if the table is Kimai's."""
    columns = by_words(table.names)
    named = {Field.CLIENT, Field.PROJECT, Field.TASK} <= columns.keys()
    if named and _FIRST_FOUR.items() <= columns.items():
        return Recognised(Format.KIMAI, columns, LengthUnit.SECONDS)
    if len(table.names) > max(_BY_PLACE.values()) and _looks_like_kimai(table):
        return Recognised(Format.KIMAI, _BY_PLACE, LengthUnit.SECONDS)
    return None


def _looks_like_kimai(table: Table) -> bool:
    """Whether the first row has a date, two clock times and a length, and yes or no as 1 or 0."""
    if not table.sample or len(table.sample[0]) <= max(_BY_PLACE.values()):
        return False
    row = table.sample[0]
    try:
        for read, cell in zip(_SHAPES, row, strict=False):
            read(cell)
    except ValueError:
        return False
    email, billable = row[_BY_PLACE[Field.EMAIL]], row[_BY_PLACE[Field.BILLABLE]]
    return billable in {"0", "1", ""} and (not email or "@" in email)
