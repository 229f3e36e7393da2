"""Tables: a CSV file as rows of cells, whatever separates them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lentera.exchange.formats import refusals
from lentera.exchange.formats.guard import MAX_COLUMNS, MAX_ENTRIES, Source
from lentera.exchange.formats.reading import SHOWN_OF_VALUE

_DELIMITERS = ",;\t|"
_LOOKED_AT = 10  # a title and blank lines may stand above the headings
_SAMPLE = 3
_BLANKS = re.compile(r"[\s_\-]+")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headings; ``names`` are the headings as compared: plain and lower."""

    source: Source
    delimiter: str
    headings: tuple[str, ...]
    names: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    _above: int  # rows up to and with the headings

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give each row that has something in it, with its line in the file.

        Raises:
            TooManyLines, LineTooLong, RowsNotReadable: see ``refusals``.
        """
        found = 0
        for number, row in islice(numbered_rows(self.source, self.delimiter), self._above, None):
            if not any(row):
                continue
            found += 1
            if found > MAX_ENTRIES:
                raise refusals.TooManyLines(limit=MAX_ENTRIES)
            yield number, row


def open_table(source: Source) -> Table | None:
    """Return the file as a table, or nothing if it is none.

    Raises:
        TooManyColumns, LineTooLong, RowsNotReadable: see ``refusals``.
    """
    delimiter = _delimiter(list(islice(source.lines(), _LOOKED_AT)))
    if not delimiter:
        return None
    for above, (_, row) in enumerate(islice(numbered_rows(source, delimiter), _LOOKED_AT), 1):
        if len(row) > MAX_COLUMNS:
            raise refusals.TooManyColumns(columns=len(row), limit=MAX_COLUMNS)
        if sum(1 for cell in row if cell.strip()) >= 2:
            headings = tuple(cell.strip()[:SHOWN_OF_VALUE] for cell in row)
            sample = tuple(_cut(row) for _, row in _after(source, delimiter, above))
            return Table(source, delimiter, headings, plain_names(headings), sample, above)
    return None


def plain_names(headings: Sequence[str]) -> tuple[str, ...]:
    """Return headings as they are compared: lower case, single blanks, no marks at the end."""
    return tuple(_BLANKS.sub(" ", heading).strip(" ?:*").casefold() for heading in headings)


def numbered_rows(source: Source, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give every row with the line on which it begins.

    Raises:
        RowsNotReadable: a quote is never closed.
    """
    reader = csv.reader(source.lines(), delimiter=delimiter)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise refusals.RowsNotReadable(line=begins) from error


def _after(source: Source, delimiter: str, above: int) -> Iterator[tuple[int, list[str]]]:
    rows = islice(numbered_rows(source, delimiter), above, above + _LOOKED_AT)
    return islice((row for row in rows if any(row[1])), _SAMPLE)


def _cut(row: list[str]) -> tuple[str, ...]:
    return tuple(cell.strip()[:SHOWN_OF_VALUE] for cell in row[:MAX_COLUMNS])


def _delimiter(lines: list[str]) -> str:
    """Return what separates the most cells of one line; nothing if nothing does."""
    cells = {
        delimiter: max((_cells(line, delimiter) for line in lines), default=0)
        for delimiter in _DELIMITERS
    }
    best = max(cells, key=lambda delimiter: cells[delimiter])
    return best if cells[best] > 1 else ""


def _cells(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), ()))
    except csv.Error:
        return 0
