"""Clockify: the detailed report, and the table its own importer takes.

Dates, clock times and lengths follow the settings of whoever exported; Project, Client and Task
may be renamed by the workspace, so these three are found by where they stand.
"""

from __future__ import annotations

from lentera.exchange.formats import refusals
from lentera.exchange.formats.headings import by_table
from lentera.exchange.formats.reading import Field, Format, LengthUnit
from lentera.exchange.formats.rows import Recognised
from lentera.exchange.formats.table import Table

_HEADINGS = {
    "project": Field.PROJECT,
    "client": Field.CLIENT,
    "description": Field.DESCRIPTION,
    "task": Field.TASK,
    "user": Field.NAME,
    "email": Field.EMAIL,
    "e mail": Field.EMAIL,
    "tags": Field.TAGS,
    "type": Field.KIND,
    "billable": Field.BILLABLE,
    "start date": Field.START_ON,
    "start time": Field.START_TIME,
    "end date": Field.END_ON,
    "end time": Field.END_TIME,
    "duration (h)": Field.LENGTH,
    "duration (decimal)": Field.LENGTH_DECIMAL,
}
_ONLY_IN_REPORT = {"end date", "end time", "user", "group", "duration (decimal)"}
_BESIDE_DESCRIPTION = {Field.PROJECT: -2, Field.CLIENT: -1, Field.TASK: 1}


def recognise(table: Table) -> Recognised | None:
    """Return what the columns mean, if the table is Clockify's.

    Raises:
        ReportHasNoEntries: it is the summary report.
    """
    names = set(table.names)
    if {"time (h)", "time (decimal)"} <= names and "start date" not in names:
        raise refusals.ReportHasNoEntries
    if not {"start date", "start time", "duration (h)"} <= names:
        return None
    columns = by_table(table.names, _HEADINGS)
    if not _ONLY_IN_REPORT & names:
        return Recognised(Format.CLOCKIFY_IMPORT, columns, LengthUnit.HOURS)
    return Recognised(Format.CLOCKIFY_REPORT, _with_renamed(table, columns), LengthUnit.HOURS)


def _with_renamed(table: Table, columns: dict[Field, int]) -> dict[Field, int]:
    """Find renamed labels by their place: two before, one before, one after the description."""
    described = columns.get(Field.DESCRIPTION)
    taken = set(columns.values())
    for field, steps in _BESIDE_DESCRIPTION.items():
        if described is None or field in columns:
            continue
        index = described + steps
        if 0 <= index < len(table.names) and index not in taken and table.names[index] != "group":
            columns[field] = index
    return columns
