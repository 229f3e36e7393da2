"""What an import would bring, before anything of it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from lentera.exchange.files import open_file
from lentera.exchange.formats.placing import Placed
from lentera.exchange.formats.reader import read
from lentera.exchange.formats.reading import Asks, Choices, Format
from lentera.exchange.names import Named, named
from lentera.exchange.refusals import TooManyNames
from lentera.exchange.remarks import Remarks
from lentera.exchange.selectors.answers import choices_of, person_of
from lentera.exchange.selectors.lines import deleted_since, known_lines, portions
from lentera.exchange.selectors.newcomers import Newcomers, newcomers, refuse_too_many
from lentera.exchange.selectors.runs import of_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import BadLine, Line, Question, Reading
    from lentera.exchange.models import ImportRun

SHOWN = 10
BAD_LINES_KEPT = 1000


@dataclass(slots=True)
class Foresight:
    """The file as it would come in: its counts, first lines, first bad lines and new names.

    ``gone`` counts those that came in before and were deleted since; they are skipped as well.
    ``back`` are those of them that would be brought back: none before somebody says so.
    """

    read: int = 0
    created: int = 0
    skipped: int = 0
    failed: int = 0
    gone: int = 0
    back: int = 0
    remarks: Remarks = field(default_factory=Remarks)
    first: list[Placed] = field(default_factory=list)
    bad_lines: list[BadLine] = field(default_factory=list)
    newcomers: Newcomers = field(default_factory=Newcomers)
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    names: set[Named] = field(default_factory=set)

    def add(self, portion: Sequence[Placed | BadLine], viewer: Viewer) -> None:
        """Count lines in."""
        good = [one for one in portion if isinstance(one, Placed)]
        known = known_lines(viewer, good)
        self.read += len(portion)
        self.skipped += len(known)
        self.gone += len(deleted_since(viewer, known.values()))
        for one in portion:
            if isinstance(one, Placed):
                self._take(one)
            else:
                self._fail(one)

    def _take(self, placed: Placed) -> None:
        self.remarks.add(placed)
        self.starts_at = min(self.starts_at or placed.started_at, placed.started_at)
        self.ends_at = max(self.ends_at or placed.ended_at, placed.ended_at)
        self.names.add(named(placed.line))
        if len(self.first) < SHOWN:
            self.first.append(placed)

    def _fail(self, bad: BadLine) -> None:
        self.failed += 1
        if len(self.bad_lines) < BAD_LINES_KEPT:
            self.bad_lines.append(bad)


def foresee(viewer: Viewer, lines: Iterable[Line | BadLine], *, zone: str) -> Foresight:
    """Return what these lines would become; writes nothing.

    Zone: ``zone`` (IANA) is where wall times of the file are read if the file names no zone.

    Raises:
        TooManyNames: the file names more things than any team has.
    """
    told = Foresight()
    for portion in portions(lines, zone):
        told.add(portion, viewer)
        refuse_too_many(told.names)
    told.created = told.read - told.failed - told.skipped
    told.newcomers = newcomers(viewer, told.names)
    return told


@dataclass(frozen=True, slots=True)
class Preview:
    """A file before it is accepted: what it is, what it asks, what would come of it.

    ``foresight`` is missing while a question is open that must be answered first.
    """

    run: ImportRun
    reading: Reading
    questions: tuple[Question, ...]
    foresight: Foresight | None
    too_many_names: bool = False

    @property
    def maps_columns(self) -> bool:
        """Whether the person says what the columns mean."""
        asked = any(question.asks is Asks.COLUMNS for question in self.questions)
        return bool(self.reading.headings) and (
            asked or self.reading.format is Format.PLAIN_CSV or "columns" in self.run.choices
        )

    @property
    def asks_person(self) -> bool:
        """Whether it must be said first who of the people is meant."""
        return len(self.reading.people) > 1 and person_of(self.run.choices) is None


def preview_of(viewer: Viewer, run: ImportRun) -> Preview:
    """Return the preview of a file with what was answered so far.

    Raises:
        FileIsGone: it is not kept any more.
    """
    choices, person = choices_of(run.choices), person_of(run.choices)
    with open_file(run.pk) as file:
        reading = read(file, choices)
        preview = Preview(run, reading, _questions(file, reading, choices), None)
        if preview.asks_person or any(one.needed for one in reading.questions):
            return preview
        try:
            told = foresee(viewer, of_person(reading.lines(), person), zone=run.zone)
        except TooManyNames:
            return replace(preview, too_many_names=True)
    return replace(preview, foresight=told)


def _questions(file: BinaryIO, reading: Reading, choices: Choices) -> tuple[Question, ...]:
    """Return what the file asks, also what was answered already, so that it can be changed."""
    asked = reading.questions
    if choices.date_order or choices.length_unit:
        asked = read(file, replace(choices, date_order=None, length_unit=None)).questions
    return asked
