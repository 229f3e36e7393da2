"""Any other table: its columns are guessed from headings and first rows; the person corrects it."""

from __future__ import annotations

from lentera.exchange.formats.headings import by_words, fitted
from lentera.exchange.formats.reading import Format
from lentera.exchange.formats.rows import Recognised
from lentera.exchange.formats.table import Table


def recognise(table: Table) -> Recognised | None:
    """Return a guess of what the columns mean, if the table has rows at all."""
    if not table.sample:
        return None
    return Recognised(Format.PLAIN_CSV, fitted(by_words(table.names), table.sample))
