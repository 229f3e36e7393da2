"""``lentera import``: a file from the server's command line (decision 18)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lentera.exchange.formats.reader import read
from lentera.exchange.formats.reading import Choices, DateOrder
from lentera.exchange.refusals import SeveralPeople
from lentera.exchange.services.importing import Outcome, Progress, import_lines
from lentera.exchange.services.runs import end_run, of_person, open_run, told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import Reading


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command was told. ``people`` maps the file's addresses or names to viewers."""

    path: Path
    viewer: Viewer
    zone: str | None = None
    date_order: str | None = None
    people: Mapping[str, Viewer] = field(default_factory=dict)
    dry_run: bool = False


@dataclass(slots=True)
class Summary:
    """What came of it, as the command prints it."""

    read: int = 0
    created: int = 0
    skipped: int = 0
    failed: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Add the outcome of one person's lines."""
        self.read += outcome.read
        self.created += outcome.created
        self.skipped += outcome.skipped
        self.failed += outcome.failed
        self.errors += [told(bad) for bad in outcome.bad_lines]


def run_import(wish: Wish, *, now: datetime, progress: Progress | None = None) -> Summary:
    """Bring a file in for one person, or for several that were mapped.

    Raises:
        SeveralPeople: the file holds several people and not all of them are mapped.
        Refusal: the file cannot be read, or its dates can be read in two ways.
    """
    order = DateOrder(wish.date_order) if wish.date_order else None
    summary = Summary()
    with wish.path.open("rb") as file:
        reading = read(file, Choices(date_order=order))
        for person, viewer in _people(reading, wish):
            lines = of_person(reading.lines(), person)
            if wish.dry_run:
                summary.read += sum(1 for _ in lines)
                continue
            run = open_run(viewer, file_name=wish.path.name, reading=reading, now=now)
            zone = wish.zone or viewer.zone
            outcome = import_lines(viewer, run.pk, lines, zone=zone, now=now, progress=progress)
            end_run(run, outcome, now=now)
            summary.add(outcome)
    return summary


def _people(reading: Reading, wish: Wish) -> list[tuple[str | None, Viewer]]:
    keys = [person.key for person, _count in reading.people if person.key]
    mapped = {key.casefold(): viewer for key, viewer in wish.people.items()}
    if mapped:
        missing = [key for key in keys if key not in mapped]
        if missing:
            raise SeveralPeople(people=", ".join(missing))
        return [(key, mapped[key]) for key in keys]
    if len(keys) > 1:
        raise SeveralPeople(people=", ".join(keys))
    return [(None, wish.viewer)]
