"""Everything that is kept about one person, as plain values with the names of the schema.

Only what the person's own pages show as well: of others their name where the charter tells it.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from lentera.domain.ids import to_hex
from lentera.domain.timespan import DayRange
from lentera.tracking.selectors import Filters, entry_stream
from lentera.witness.selectors import Sought, looks_at, looks_by, own_ledger, own_threads
from lentera.worktime.selectors import agreements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.tracking.selectors import EntryLine
    from lentera.witness.selectors import LookPage, Thread

Plain = dict[str, Any]
# Nobody tracked time before or after; the ends of the calendar have no day beside them.
EVER = DayRange(date(1980, 1, 1), date(2100, 12, 31))
MINUTE = 60


def person(viewer: Viewer) -> Iterator[Plain]:
    """Yield who the person is here, and how they chose to see things."""
    yield {
        "member_id": to_hex(viewer.member_id),
        "name": viewer.name,
        "workspace": viewer.workspace_name,
        "roles": sorted(viewer.roles),
        "zone": viewer.zone,
        "language": viewer.language,
        "day_starts_at": viewer.day_starts_at.isoformat("minutes"),
        "week_starts_on": viewer.week_starts_on,
    }


def entries(viewer: Viewer, *, now: datetime) -> Iterator[Plain]:
    """Yield every time entry, the one that runs included, oldest first."""
    for line, _part in entry_stream(viewer, Filters(), EVER, now=now):
        yield _entry(line)


def agreed_hours(viewer: Viewer) -> Iterator[Plain]:
    """Yield what was agreed for each weekday, Monday first, newest first."""
    for one in agreements(viewer):
        minutes = [int(length.total_seconds()) // MINUTE for length in one.weekdays]
        yield {"from_on": one.from_on.isoformat(), "minutes_of_weekdays": minutes}


def looks_at_me(viewer: Viewer) -> Iterator[Plain]:
    """Yield who looked at the person's time, newest first."""
    yield from _looks(lambda before: looks_at(viewer, Sought(), before=before))


def looks_by_me(viewer: Viewer) -> Iterator[Plain]:
    """Yield what the person looked at; of whom is not theirs to take along, only how many."""
    yield from _looks(lambda before: looks_by(viewer, before=before))


def requests(viewer: Viewer, *, now: datetime) -> Iterator[Plain]:
    """Yield what the person asked, and what was said about it, oldest first."""
    for thread in own_threads(viewer, now=now):
        yield _request(thread)


def events(viewer: Viewer) -> Iterator[Plain]:
    """Yield what the ledger keeps about the person, oldest first."""
    for one in own_ledger(viewer):
        yield asdict(one)


def _entry(line: EntryLine) -> Plain:
    return {
        "id": to_hex(line.id),
        "started_at": line.started_at.isoformat(),
        "ended_at": line.ended_at.isoformat() if line.ended_at else None,
        "zone": line.zone,
        "kind": line.content.kind,
        "description": line.description,
        "project": line.project.name if line.project else "",
        "client": line.project.client if line.project else "",
        "task": line.task,
        "tags": list(line.tags),
        "billable": line.content.billable,
    }


def _looks(page_before: Callable[[int | None], LookPage]) -> Iterator[Plain]:
    before: int | None = None
    while True:
        page = page_before(before)
        for line in page.lines:
            plain = line.as_plain()
            del plain["answers"]
            yield plain
        if page.older is None:
            return
        before = page.older


def _request(thread: Thread) -> Plain:
    request = thread.request
    return {
        "id": to_hex(request.id),
        "kind": request.kind.value,
        "asked_at": request.asked_at.isoformat(),
        "due_at": request.due_at.isoformat(),
        "answered_at": request.answered_at.isoformat() if request.answered_at else None,
        "about": request.about.as_plain() if request.about else None,
        "said": [
            {
                "by": "me" if word.mine else word.author,
                "text": word.text,
                "said_at": word.said_at.isoformat(),
            }
            for word in thread.said
        ],
    }
