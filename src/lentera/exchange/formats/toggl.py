"""Toggl Track: the detailed report, classic and newer ("Stop" instead of "End")."""

from __future__ import annotations

from lentera.exchange.formats.headings import by_table
from lentera.exchange.formats.reading import Field, Format, LengthUnit
from lentera.exchange.formats.rows import Recognised
from lentera.exchange.formats.table import Table

_HEADINGS = {
    "user": Field.NAME,
    "member": Field.NAME,
    "email": Field.EMAIL,
    "client": Field.CLIENT,
    "project": Field.PROJECT,
    "task": Field.TASK,
    "description": Field.DESCRIPTION,
    "billable": Field.BILLABLE,
    "start date": Field.START_ON,
    "start time": Field.START_TIME,
    "end date": Field.END_ON,
    "end time": Field.END_TIME,
    "stop date": Field.END_ON,
    "stop time": Field.END_TIME,
    "duration": Field.LENGTH,
    "tags": Field.TAGS,
}


def recognise(table: Table) -> Recognised | None:
    """Return what the columns mean, if the table is Toggl Track's."""
    if not {"start date", "start time", "duration"} <= set(table.names):
        return None
    return Recognised(Format.TOGGL, by_table(table.names, _HEADINGS), LengthUnit.HOURS)
