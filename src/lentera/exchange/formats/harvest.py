"""Harvest: the detailed time report. Days and hours; clock times only where they are tracked."""

from __future__ import annotations

from lentera.exchange.formats.headings import by_table
from lentera.exchange.formats.reading import Field, Format, LengthUnit
from lentera.exchange.formats.rows import Recognised
from lentera.exchange.formats.table import Table

_HEADINGS = {
    "date": Field.START_ON,
    "started at": Field.START_TIME,
    "start time": Field.START_TIME,
    "ended at": Field.END_TIME,
    "end time": Field.END_TIME,
    "client": Field.CLIENT,
    "project": Field.PROJECT,
    "task": Field.TASK,
    "notes": Field.DESCRIPTION,
    "hours": Field.LENGTH,
    "billable": Field.BILLABLE,
    "first name": Field.FIRST_NAME,
    "last name": Field.LAST_NAME,
}


def recognise(table: Table) -> Recognised | None:
    """Return what the columns mean, if the table is Harvest's."""
    if not {"date", "client", "project", "task", "hours"} <= set(table.names):
        return None
    return Recognised(Format.HARVEST, by_table(table.names, _HEADINGS), LengthUnit.HOURS)
