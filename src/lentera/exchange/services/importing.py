"""Bringing the lines of a file in: in portions, each with its history, none of them twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction

from lentera.domain.ids import id_stream
from lentera.exchange.formats.placing import Placed, place
from lentera.exchange.formats.reading import BadLine, Line, Reason, bad_line
from lentera.exchange.models import ImportedLine
from lentera.exchange.services.naming import Names, too_long
from lentera.tracking.services import NewEntry, add_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer

PORTION = 1000
BAD_LINES_KEPT = 1000
LONGEST_DESCRIPTION = 3000

Progress = Callable[["Outcome"], None]


@dataclass(slots=True)
class Outcome:
    """How far an import is, and how it went. ``bad_lines`` keeps the first thousand."""

    read: int = 0
    created: int = 0
    skipped: int = 0
    failed: int = 0
    bad_lines: list[BadLine] = field(default_factory=list)


def import_lines(  # noqa: PLR0913  whose, which run, what, where, when, and who watches
    viewer: Viewer,
    run_id: int,
    lines: Iterable[Line | BadLine],
    *,
    zone: str,
    now: datetime,
    progress: Progress | None = None,
) -> Outcome:
    """Add the lines that are not known yet as the viewer's entries.

    A portion of a thousand lines is one transaction; after a crash the same file goes on where it
    stopped, because lines that are in are known again. A line nobody can read stays out and is
    told; the others go in.

    Zone: ``zone`` (IANA) is where wall times of the file are read if the file names no zone.
    """
    outcome = Outcome()
    into = _Into(viewer, run_id, Names(viewer, now), id_stream(now), now)
    placed = place(lines, lambda _line: ZoneInfo(zone))
    for portion in _portions(placed):
        outcome.read += len(portion)
        good = [one for one in map(_checked, portion) if _is_good(one, outcome)]
        with transaction.atomic():
            created = into.add([one for one in good if isinstance(one, Placed)])
        outcome.created += created
        outcome.skipped += len(good) - created
        if progress:
            progress(outcome)
    return outcome


def _portions(lines: Iterator[Placed | BadLine]) -> Iterator[list[Placed | BadLine]]:
    while portion := list(islice(lines, PORTION)):
        yield portion


def _checked(one: Placed | BadLine) -> Placed | BadLine:
    if isinstance(one, BadLine):
        return one
    line = one.line
    if len(line.description) > LONGEST_DESCRIPTION:
        return bad_line(line.number, "Description", line.description, Reason.TEXT_TOO_LONG)
    if column := too_long(line):
        return bad_line(line.number, column, line.description, Reason.TEXT_TOO_LONG)
    return one


def _is_good(one: Placed | BadLine, outcome: Outcome) -> bool:
    if not isinstance(one, BadLine):
        return True
    outcome.failed += 1
    if len(outcome.bad_lines) < BAD_LINES_KEPT:
        outcome.bad_lines.append(one)
    return False


@dataclass(frozen=True, slots=True)
class _Into:
    """Where lines go: whose entries, under which run, with which names."""

    viewer: Viewer
    run_id: int
    names: Names
    ids: Iterator[int]
    now: datetime

    def add(self, placed: Sequence[Placed]) -> int:
        """Add what is not known yet and return how many that were."""
        known = _known(self.viewer, placed)
        new = [one for one in placed if (one.fingerprint, one.occurrence) not in known]
        if not new:
            return 0
        self.names.learn(one.line for one in new)
        entries = [
            NewEntry(self.names.content(one.line), one.started_at, one.ended_at, one.zone_name)
            for one in new
        ]
        ids = add_entries(self.viewer, entries, ids=self.ids, now=self.now)
        ImportedLine.objects.add(
            [
                ImportedLine(
                    run_id=self.run_id,
                    member_id=self.viewer.member_id,
                    fingerprint=one.fingerprint,
                    occurrence=one.occurrence,
                    entry_id=entry_id,
                )
                for one, entry_id in zip(new, ids, strict=True)
            ]
        )
        return len(new)


def _known(viewer: Viewer, placed: Sequence[Placed]) -> set[tuple[str, int]]:
    marks = [one.fingerprint for one in placed]
    rows = ImportedLine.objects.own(viewer)
    found: set[tuple[str, int]] = set()
    for start in range(0, len(marks), 500):
        some = rows.filter(fingerprint__in=marks[start : start + 500])
        found.update(some.values_list("fingerprint", "occurrence"))
    return found
