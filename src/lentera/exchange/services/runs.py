"""The life of one import: begun with a file, accepted after the preview, done, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from django.conf import settings
from django.db import transaction

from lentera.domain.ids import new_id, to_hex
from lentera.exchange.formats.reader import read
from lentera.exchange.formats.reading import BadLine
from lentera.exchange.models import ImportedLine, ImportRun
from lentera.exchange.refusals import ImportNotWaiting, NothingToTakeBack, UnknownImport
from lentera.exchange.selectors.answers import choices_of, person_of
from lentera.exchange.services.importing import Outcome, import_lines
from lentera.outbox.services import queue_job
from lentera.tracking.services import delete_unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import Line, Reading

COPY_BYTES = 1 << 20


def begin_run(viewer: Viewer, *, file: BinaryIO, file_name: str, now: datetime) -> ImportRun:
    """Keep a file for its preview.

    Raises:
        Refusal: the file as a whole cannot be read; then nothing of it is kept.
    """
    run = ImportRun(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        member_id=viewer.member_id,
        file_name=Path(file_name).name[:255],
        zone=viewer.zone,
        created_at=now,
    )
    reading = read(file)
    run.format, run.read_count = reading.format.value, reading.count
    path = path_of(run)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.seek(0)
    with path.open("wb") as kept:
        while portion := file.read(COPY_BYTES):
            kept.write(portion)
    run.save(force_insert=True)
    return run


@transaction.atomic
def accept_run(
    viewer: Viewer, *, run_id: int, choices: dict[str, Any], zone: str, now: datetime
) -> ImportRun:
    """Accept the preview: from here the worker brings the lines in.

    Raises:
        UnknownImport: none of the viewer's.
        ImportNotWaiting: it was accepted before.
        NeedsAnswer: a question about the file is still open.
    """
    run = own_run(viewer, run_id)
    if run.state != ImportRun.State.PREVIEW:
        raise ImportNotWaiting
    run.choices, run.zone, run.state = choices, zone, ImportRun.State.WAITING
    with path_of(run).open("rb") as file:
        reading = read(file, choices_of(choices))
        next(iter(reading.lines()), None)
    run.save(update_fields=["choices", "zone", "state"])
    payload = {"run": run.pk, "member": viewer.member_id}
    queue_job("exchange.import", payload=payload, now=now)
    return run


def finish_run(viewer: Viewer, *, run_id: int, now: datetime) -> Outcome | None:
    """Bring an accepted run's lines in; a run that is over already is left alone."""
    run = own_run(viewer, run_id)
    if run.state not in {ImportRun.State.WAITING, ImportRun.State.RUNNING}:
        return None
    _keep(run, state=ImportRun.State.RUNNING)

    def progress(outcome: Outcome) -> None:
        _keep(run, done_count=outcome.read)

    with path_of(run).open("rb") as file:
        reading = read(file, choices_of(run.choices))
        lines = of_person(reading.lines(), person_of(run.choices))
        outcome = import_lines(viewer, run.pk, lines, zone=run.zone, now=now, progress=progress)
    end_run(run, outcome, now=now)
    path_of(run).unlink(missing_ok=True)
    return outcome


def open_run(viewer: Viewer, *, file_name: str, reading: Reading, now: datetime) -> ImportRun:
    """Note an import that needs no preview: the command line brings it in at once."""
    run = ImportRun(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        member_id=viewer.member_id,
        file_name=file_name[:255],
        format=reading.format.value,
        zone=viewer.zone,
        state=ImportRun.State.RUNNING,
        read_count=reading.count,
        created_at=now,
    )
    run.save(force_insert=True)
    return run


def end_run(run: ImportRun, outcome: Outcome, *, now: datetime) -> None:
    """Note how an import went."""
    _keep(
        run,
        state=ImportRun.State.DONE,
        read_count=outcome.read,
        done_count=outcome.read,
        created_count=outcome.created,
        skipped_count=outcome.skipped,
        failed_count=outcome.failed,
        report=[told(bad) for bad in outcome.bad_lines],
        finished_at=now,
    )


def fail_run(viewer: Viewer, *, run_id: int, sentence: str, now: datetime) -> None:
    """Note why an accepted run could not be brought in; what went in before stays and is known."""
    run = own_run(viewer, run_id)
    _keep(run, state=ImportRun.State.FAILED, refusal=sentence[:1000], finished_at=now)
    path_of(run).unlink(missing_ok=True)


def drop_run(viewer: Viewer, *, run_id: int) -> None:
    """Forget a preview and its file; nothing was brought in.

    Raises:
        ImportNotWaiting: it was accepted already.
    """
    run = own_run(viewer, run_id)
    if run.state != ImportRun.State.PREVIEW:
        raise ImportNotWaiting
    path_of(run).unlink(missing_ok=True)
    ImportRun.objects.own(viewer).filter(pk=run.pk).delete()


@transaction.atomic
def undo_run(viewer: Viewer, *, run_id: int, now: datetime) -> tuple[int, int]:
    """Take an import back: returns how many entries went, and how many stayed.

    Entries that were changed since stay, because that work is the person's own. What went can be
    brought in again with the same file, and each entry from its history.

    Raises:
        NothingToTakeBack: it is not done, or was taken back before.
    """
    run = own_run(viewer, run_id)
    if run.state != ImportRun.State.DONE:
        raise NothingToTakeBack
    rows = ImportedLine.objects.own(viewer).filter(run_id=run.pk)
    ids = list(rows.values_list("entry_id", flat=True))
    gone = delete_unchanged(viewer, entry_ids=ids, now=now, channel="import")
    for start in range(0, len(gone), 500):
        rows.filter(entry_id__in=gone[start : start + 500]).delete()
    _keep(run, state=ImportRun.State.UNDONE)
    return len(gone), len(ids) - len(gone)


def own_run(viewer: Viewer, run_id: int) -> ImportRun:
    """Return one of the viewer's imports.

    Raises:
        UnknownImport: none of theirs.
    """
    run = ImportRun.objects.own(viewer).filter(pk=run_id).first()
    if run is None:
        raise UnknownImport
    return run


def path_of(run: ImportRun) -> Path:
    """Where the file of a run lies until the run is over."""
    folder: Path = settings.ENVIRONMENT.data / "uploads"
    return folder / f"{to_hex(run.pk)}.import"


def of_person(lines: Iterable[Line | BadLine], person: str | None) -> Iterator[Line | BadLine]:
    """Give the lines of one person of the file (by key), or all if nobody was chosen."""
    for line in lines:
        if person is None or isinstance(line, BadLine) or line.person.key == person:
            yield line


def told(bad: BadLine) -> dict[str, Any]:
    """A bad line as plain values."""
    return {
        "line": bad.number,
        "column": bad.column,
        "value": bad.value,
        "reason": bad.reason.value,
    }


def _keep(run: ImportRun, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(run, name, value)
    run.save(update_fields=list(columns))
