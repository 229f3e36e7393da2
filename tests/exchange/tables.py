"""Tables as trackers export them, written from the documented lists of columns."""

import csv
import io
from codecs import BOM_UTF8 as BOM
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.exchange.spent import Spent


@dataclass(frozen=True)
class ClockifySettings:
    """What a person may set and what then changes in their export."""

    dates: str = "%m/%d/%Y"
    twelve_hours: bool = True
    seconds: bool = True
    lengths: str = "full"  # full, compact or decimal
    delimiter: str = ","
    labels: tuple[str, str, str] = ("Project", "Client", "Task")
    with_type: bool = False
    bom: bool = False


def clock(moment: datetime, settings: ClockifySettings) -> str:
    seconds = ":%S" if settings.seconds else ""
    if settings.twelve_hours:
        return moment.strftime(f"%I:%M{seconds} %p")
    return moment.strftime(f"%H:%M{seconds}")


def length(of: timedelta, style: str = "full") -> str:
    seconds = round(of.total_seconds())
    if style == "decimal":
        return f"{seconds / 3600:.2f}"
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return (
        f"{hours}:{minutes:02}"
        if style == "compact"
        else f"{hours:02}:{minutes:02}:{seconds % 60:02}"
    )


def table(
    rows: Iterable[Mapping[str, object]],
    *,
    headings: Sequence[str] = (),
    delimiter: str = ",",
    quote: bool = True,
) -> bytes:
    """Give rows as CSV; the headings are the names in the first row, unless others are given."""
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quote else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\n")
    for place, row in enumerate(rows):
        if place == 0:
            writer.writerow(headings or row)
        writer.writerow(row.values())
    return out.getvalue().encode()


def yes(fact: bool) -> str:
    return "Yes" if fact else "No"


def clockify(entries: Sequence[Spent], settings: ClockifySettings | None = None) -> bytes:
    """Give Clockify's detailed report."""
    use = settings or ClockifySettings()
    rows = (_clockify_row(each, use) for each in entries)
    return (BOM if use.bom else b"") + table(rows, delimiter=use.delimiter)


def _clockify_row(each: Spent, use: ClockifySettings) -> dict[str, object]:
    project, client, task = use.labels
    kind = {"Type": "Break" if each.is_break else "Regular"} if use.with_type else {}
    start, end = each.started, each.ended
    return {
        project: each.project,
        client: each.client,
        "Description": each.description,
        task: each.task,
        "User": each.name,
        "Group": "",
        "Email": each.email,
        "Tags": ", ".join(each.tags),
        **kind,
        "Billable": yes(each.billable),
        "Start Date": start.strftime(use.dates),
        "Start Time": clock(start, use),
        "End Date": end.strftime(use.dates),
        "End Time": clock(end, use),
        "Duration (h)": length(each.length, use.lengths),
        "Duration (decimal)": length(each.length, "decimal"),
        "Billable Rate (USD)": "0.00",
        "Billable Amount (USD)": "0.00",
        "Date of creation": start.strftime(use.dates),
    }


def clockify_import(entries: Sequence[Spent]) -> bytes:
    """Give the table that Clockify's own importer takes."""
    rows = (
        {
            "Email": each.email,
            "Start Date": f"{each.started:%d.%m.%Y}",
            "Start Time": f"{each.started:%H:%M:%S}",
            "Duration (h)": length(each.length),
            "Project": each.project,
            "Description": each.description,
            "Tags": ", ".join(each.tags),
        }
        for each in entries
    )
    return table(rows, delimiter=";", quote=False)


def toggl(entries: Sequence[Spent]) -> bytes:
    """Give Toggl Track's classic detailed report."""
    rows = (
        {
            "User": each.name,
            "Email": each.email,
            "Client": each.client,
            "Project": each.project,
            "Task": each.task,
            "Description": each.description,
            "Billable": yes(each.billable),
            "Start date": f"{each.started:%Y-%m-%d}",
            "Start time": f"{each.started:%H:%M:%S}",
            "End date": f"{each.ended:%Y-%m-%d}",
            "End time": f"{each.ended:%H:%M:%S}",
            "Duration": length(each.length),
            "Tags": ", ".join(each.tags),
            "Amount (USD)": "",
        }
        for each in entries
    )
    return BOM + table(rows, quote=False)


def toggl_newer(entries: Sequence[Spent]) -> bytes:
    """Give the newer export, with "Stop" instead of "End"."""
    rows = (
        {
            "Description": each.description,
            "Duration": length(each.length),
            "Project": each.project,
            "Tags": ", ".join(each.tags),
            "Start date": f"{each.started:%Y-%m-%d}",
            "Start time": f"{each.started:%H:%M:%S}",
            "Stop date": f"{each.ended:%Y-%m-%d}",
            "Stop time": f"{each.ended:%H:%M:%S}",
        }
        for each in entries
    )
    return BOM + table(rows)


def harvest(entries: Sequence[Spent], *, dates: str = "%Y-%m-%d", comma: bool = False) -> bytes:
    """Give Harvest's detailed time report: days and hours."""
    rows = (
        {
            "Date": each.started.strftime(dates),
            "Client": each.client,
            "Project": each.project,
            "Project Code": "",
            "Task": each.task,
            "Notes": each.description,
            "Hours": length(each.length, "decimal").replace(".", "," if comma else "."),
            "Billable?": yes(each.billable),
            "Invoiced?": "No",
            "First Name": each.name,
            "Last Name": "Kunang",
            "Roles": "",
            "Employee?": "Yes",
            "Currency": "Rupiah - IDR",
        }
        for each in entries
    )
    return table(rows, delimiter=";" if comma else ",", quote=False)


def kimai(entries: Sequence[Spent], headings: Sequence[str] = ()) -> bytes:
    """Give Kimai's export; an entry over midnight has one date and an earlier "To"."""
    return table((_kimai_row(each) for each in entries), headings=headings)


def _kimai_row(each: Spent) -> dict[str, object]:
    return {
        "Date": f"{each.started:%Y-%m-%d}",
        "From": f"{each.started:%H:%M}",
        "To": f"{each.ended:%H:%M}",
        "Duration": length(each.length, "compact"),
        "Currency": "EUR",
        "Price": "0",
        "Internal price": "0",
        "Hourly price": "0",
        "Fixed price": "",
        "Name": each.name,
        "User": each.name.lower(),
        "E-mail": each.email,
        "Staff number": "",
        "Customer": each.client,
        "Project": each.project,
        "Activity": each.task,
        "Description": each.description,
        "Billable": int(each.billable),
        "Tags": ",".join(each.tags),
        "Type": "timesheet",
        "category": "work",
        "Account": "",
        "Project number": "",
        "VAT-ID": "",
        "Order number": "",
    }
