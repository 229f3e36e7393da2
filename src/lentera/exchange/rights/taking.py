"""The archive of one's own data: the same facts to be read, for spreadsheets, and for programs."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

from lentera.exchange.rights import facts
from lentera.exchange.rights.readable import page
from lentera.exchange.rights.schema import SCHEMA
from lentera.exchange.rights.zipped import Part, zipped
from lentera.reports.files import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.rights.facts import Plain

    Sources = dict[str, Callable[[], Iterator[Plain]]]

# Our own importer reads these, in whatever language the person is.
HEADINGS = {
    "Id": "id",
    "Start": "started_at",
    "End": "ended_at",
    "Description": "description",
    "Project": "project",
    "Client": "client",
    "Task": "task",
    "Tags": "tags",
    "Entry type": "kind",
    "Billable": "billable",
    "Zone": "zone",
}


def own_archive(viewer: Viewer, *, now: datetime) -> Iterator[bytes]:
    """Yield a zip file of everything kept about the viewer, read while it is sent.

    Only with the door to the viewer's own time open; there is no copy of it on the server.
    """
    sources = _sources(viewer, now)
    files = (Part(f"{name}.json", _json(source())) for name, source in sources.items())
    return zipped(
        [
            Part("read-me.html", page(viewer, sources, now=now)),
            Part("schema.json", [json.dumps(SCHEMA, indent=2)]),
            Part("entries.csv", _csv(sources["entries"]())),
            *files,
        ],
        now=now,
    )


def _sources(viewer: Viewer, now: datetime) -> Sources:
    return {
        "person": lambda: facts.person(viewer),
        "entries": lambda: facts.entries(viewer, now=now),
        "agreed_hours": lambda: facts.agreed_hours(viewer),
        "looks_at_me": lambda: facts.looks_at_me(viewer),
        "looks_by_me": lambda: facts.looks_by_me(viewer),
        "requests": lambda: facts.requests(viewer, now=now),
        "events": lambda: facts.events(viewer),
    }


def _json(found: Iterable[Plain]) -> Iterator[str]:
    """Yield a list, one member on each line."""
    yield "["
    between = "\n"
    for one in found:
        yield between + json.dumps(one, ensure_ascii=False)
        between = ",\n"
    yield "\n]\n"


def _csv(entries: Iterable[Plain]) -> Iterator[str]:
    """Yield the entries as a table in which no spreadsheet finds a formula."""
    held = StringIO()
    writer = csv.writer(held)
    writer.writerow(HEADINGS)
    for entry in entries:
        writer.writerow([_cell(entry[name]) for name in HEADINGS.values()])
        yield held.getvalue()
        held.seek(0)
        held.truncate()
    yield held.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return harmless(", ".join(value))
    return harmless(str(value)) if value is not None else ""
