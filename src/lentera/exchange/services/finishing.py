"""Bringing an accepted import in, and noting how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lentera.domain.ids import new_id
from lentera.exchange.files import drop_file, turn_of
from lentera.exchange.models import ImportRun
from lentera.exchange.selectors.answers import person_of
from lentera.exchange.selectors.runs import of_person, own_run, reading_of
from lentera.exchange.services.importing import Outcome, import_lines
from lentera.exchange.services.reviving import revive

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import BadLine, Reading


def finish_run(viewer: Viewer, *, run_id: int, now: datetime) -> Outcome | None:
    """Bring an accepted run's lines in; a run that is over already is left alone.

    Raises:
        BlockingIOError: another import of the viewer is at work; try again later.
    """
    with turn_of(viewer.member_id, patient=False):
        return _finish(viewer, run_id, now=now)


def _finish(viewer: Viewer, run_id: int, *, now: datetime) -> Outcome | None:
    run = own_run(viewer, run_id)
    if run.state not in {ImportRun.State.WAITING, ImportRun.State.RUNNING}:
        return None
    put(run, state=ImportRun.State.RUNNING)

    def progress(outcome: Outcome) -> None:
        put(run, done_count=outcome.read)

    with reading_of(run) as reading:
        lines = of_person(reading.lines(), person_of(run.choices))
        outcome = import_lines(viewer, run.pk, lines, zone=run.zone, now=now, progress=progress)
    if run.choices.get("bring_back"):
        outcome.back = revive(viewer, run_id=run.pk, now=now)
    end_run(run, outcome, now=now)
    drop_file(run.pk)
    return outcome


def open_run(
    viewer: Viewer, *, file_name: str, reading: Reading, zone: str, now: datetime
) -> ImportRun:
    """Note an import that needs no preview: the command line brings it in at once.

    One that was broken off in the middle of the same file goes on instead; so the caller must have
    the viewer's turn (``files.turn_of``).
    """
    broken = ImportRun.objects.own(viewer).filter(
        state=ImportRun.State.RUNNING, file_name=file_name[:255], read_count=reading.count
    )
    if (run := broken.order_by("id").last()) is not None:
        return run
    run = ImportRun(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        member_id=viewer.member_id,
        file_name=file_name[:255],
        format=reading.format.value,
        zone=zone,
        state=ImportRun.State.RUNNING,
        read_count=reading.count,
        created_at=now,
    )
    run.save(force_insert=True)
    return run


def end_run(run: ImportRun, outcome: Outcome, *, now: datetime) -> None:
    """Note how an import went."""
    put(
        run,
        state=ImportRun.State.DONE,
        read_count=outcome.read,
        done_count=outcome.read,
        created_count=outcome.created,
        skipped_count=outcome.skipped,
        failed_count=outcome.failed,
        gone_count=outcome.gone - outcome.back,
        back_count=outcome.back,
        remarks=outcome.remarks.kept(),
        report=[told(bad) for bad in outcome.bad_lines],
        finished_at=now,
    )


def fail_run(viewer: Viewer, *, run_id: int, sentence: str, now: datetime) -> None:
    """Note why an accepted run could not be brought in; what went in before stays and is known."""
    run = own_run(viewer, run_id)
    put(run, state=ImportRun.State.FAILED, refusal=sentence[:1000], finished_at=now)
    drop_file(run.pk)


def told(bad: BadLine) -> dict[str, Any]:
    """A bad line as plain values."""
    return {
        "line": bad.number,
        "column": bad.column,
        "value": bad.value,
        "reason": bad.reason.value,
    }


def put(run: ImportRun, **columns: Any) -> None:
    """Change columns of a run."""
    for name, value in columns.items():
        setattr(run, name, value)
    run.save(update_fields=list(columns))
