"""The viewer's imports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lentera.exchange.files import open_file
from lentera.exchange.formats.reader import read
from lentera.exchange.formats.reading import BadLine, Line, Reading
from lentera.exchange.models import ImportRun
from lentera.exchange.refusals import UnknownImport
from lentera.exchange.selectors.answers import choices_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer


def own_run(viewer: Viewer, run_id: int) -> ImportRun:
    """Return one of the viewer's imports.

    Raises:
        UnknownImport: none of theirs.
    """
    run = ImportRun.objects.own(viewer).filter(pk=run_id).first()
    if run is None:
        raise UnknownImport
    return run


def earlier_runs(viewer: Viewer) -> QuerySet[ImportRun]:
    """Return the viewer's imports, newest first; what waits for an answer is among them."""
    return (
        ImportRun.objects.own(viewer)
        .defer("report", "remarks", "choices")
        .order_by("-created_at", "-id")
    )


@contextmanager
def reading_of(run: ImportRun) -> Iterator[Reading]:
    """Read the file of an import with what the person answered so far.

    Raises:
        FileIsGone: it is not there any more.
    """
    with open_file(run.pk) as file:
        yield read(file, choices_of(run.choices))


def of_person(
    lines: Iterable[Line | BadLine], person: str | None, *, with_bad: bool = True
) -> Iterator[Line | BadLine]:
    """Give the lines of one person of the file (by key), or all if nobody was chosen.

    Lines nobody can read name nobody: ``with_bad`` says whether they are given.
    """
    for line in lines:
        is_bad = isinstance(line, BadLine)
        if with_bad if is_bad else _is_of(line, person):
            yield line


def _is_of(line: Line | BadLine, person: str | None) -> bool:
    return person is None or (isinstance(line, Line) and line.person.key == person)
