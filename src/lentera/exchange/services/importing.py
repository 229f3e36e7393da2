"""Bringing the lines of a file in: in portions, each with its history, none of them twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import id_stream
from lentera.exchange.formats.placing import Placed
from lentera.exchange.formats.reading import BadLine, Line
from lentera.exchange.models import ImportedLine, ImportRun
from lentera.exchange.remarks import Remarks
from lentera.exchange.selectors.lines import deleted_since, known_lines, portions
from lentera.exchange.selectors.preview import BAD_LINES_KEPT
from lentera.exchange.services.naming import Names
from lentera.tracking.services import NewEntry, add_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer

IDS_AT_ONCE = 50_000
Progress = Callable[["Outcome"], None]


@dataclass(slots=True)
class Outcome:
    """How far an import is, and how it went. ``bad_lines`` keeps the first thousand.

    ``gone`` counts the skipped lines whose entries the person deleted since; ``back`` those of
    them that were brought back.
    """

    read: int = 0
    created: int = 0
    skipped: int = 0
    failed: int = 0
    gone: int = 0
    back: int = 0
    remarks: Remarks = field(default_factory=Remarks)
    bad_lines: list[BadLine] = field(default_factory=list)

    def fail(self, bad: BadLine) -> None:
        """Count one line that stays out."""
        self.failed += 1
        if len(self.bad_lines) < BAD_LINES_KEPT:
            self.bad_lines.append(bad)


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

    A portion of a thousand lines is one transaction; after a crash the same run goes on where it
    stopped, because lines that are in are known again, and those that came with it before the
    crash count as created. A line nobody can read stays out and is told; the others go in.

    Zone: ``zone`` (IANA) is where wall times of the file are read if the file names no zone.
    """
    outcome = Outcome()
    into = _Into(viewer, run_id, Names(viewer, now), _ascending(id_stream(now)), now)
    for portion in portions(lines, zone):
        good = [one for one in portion if isinstance(one, Placed)]
        for bad in (one for one in portion if isinstance(one, BadLine)):
            outcome.fail(bad)
        for one in good:
            outcome.remarks.add(one)
        with transaction.atomic():
            created, gone = into.add(good)
        outcome.read += len(portion)
        outcome.created += created
        outcome.skipped += len(good) - created
        outcome.gone += gone
        if progress:
            progress(outcome)
    return outcome


def _ascending(ids: Iterator[int]) -> Iterator[int]:
    """Give ids in their order: rows then go to the end of a table and not all over it.

    A tenth of the processor's time of an import and half of the system's, measured.
    """
    while True:
        yield from sorted(islice(ids, IDS_AT_ONCE))


@dataclass(frozen=True, slots=True)
class _Into:
    """Where lines go: whose entries, under which run, with which names."""

    viewer: Viewer
    run_id: int
    names: Names
    ids: Iterator[int]
    now: datetime

    def add(self, placed: Sequence[Placed]) -> tuple[int, int]:
        """Add what is not known yet.

        Returns how many of these came with this run, and how many came before and were deleted
        since. The latter are marked, so that exactly they can be brought back.
        """
        ImportRun.objects.hold(self.viewer)
        known = known_lines(self.viewer, placed)
        new = [one for one in placed if (one.fingerprint, one.occurrence) not in known]
        earlier = [before for before in known.values() if before.run_id != self.run_id]
        gone = deleted_since(self.viewer, earlier)
        if gone:
            lines = ImportedLine.objects.own(self.viewer).filter(entry_id__in=gone)
            lines.update(missed_in=self.run_id)
        if new:
            self._insert(new)
        return len(placed) - len(earlier), len(gone)

    def _insert(self, new: Sequence[Placed]) -> None:
        self.names.learn(one.line for one in new)
        entries = [
            NewEntry(self.names.content(one.line), one.started_at, one.ended_at, one.zone_name)
            for one in new
        ]
        ids = add_entries(self.viewer, entries, ids=self.ids, now=self.now)
        lines = [
            (one.fingerprint, one.occurrence, entry_id)
            for one, entry_id in zip(new, ids, strict=True)
        ]
        ImportedLine.objects.add(self.viewer, self.run_id, lines)
