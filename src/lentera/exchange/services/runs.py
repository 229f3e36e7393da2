"""The life of one import before its lines come in: begun with a file, answered, accepted."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.exchange.files import drop_file, files_before, keep_file, open_file
from lentera.exchange.formats.reader import read
from lentera.exchange.models import ImportRun
from lentera.exchange.refusals import ImportNotWaiting, SeveralPeople
from lentera.exchange.selectors.answers import choices_of, person_of
from lentera.exchange.selectors.runs import own_run, reading_of
from lentera.outbox.services import queue_job

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import Reading

KEEP_PREVIEWS = timedelta(hours=24)
# A file of a run that waits for its worker is no leftover: only much later it is one.
KEEP_FILES = timedelta(days=7)


def begin_run(
    viewer: Viewer, *, file: BinaryIO, file_name: str, email: str = "", now: datetime
) -> ImportRun:
    """Keep a file for its preview; of several people in it, the one with ``email`` is chosen.

    Raises:
        Refusal: the file as a whole cannot be read; then nothing of it is kept.
    """
    reading = read(file)
    keys = {person.key for person, _count in reading.people}
    choices = {"person": email.casefold()} if len(keys) > 1 and email.casefold() in keys else {}
    run = ImportRun(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        member_id=viewer.member_id,
        file_name=Path(file_name).name[:255],
        format=reading.format.value,
        zone=viewer.zone,
        choices=choices,
        read_count=reading.count,
        created_at=now,
    )
    keep_file(run.pk, file)
    _remember(viewer, run, now=now)
    return run


@transaction.atomic
def _remember(viewer: Viewer, run: ImportRun, *, now: datetime) -> None:
    """Keep the preview, and that it is to be forgotten in a day."""
    run.save(force_insert=True)
    payload = {"run": run.pk, "member": viewer.member_id}
    queue_job("exchange.forget", payload=payload, now=now, due_at=now + KEEP_PREVIEWS)


def answer_run(viewer: Viewer, *, run_id: int, choices: dict[str, Any], zone: str) -> None:
    """Keep what the person answered about the file; the preview then shows it that way.

    Raises:
        UnknownImport: none of the viewer's.
        ImportNotWaiting: it was accepted before.
        Refusal: the file cannot be read that way; then the answer before stays.
    """
    run = own_run(viewer, run_id)
    with open_file(run.pk) as file:
        read(file, choices_of(choices))
    waiting = ImportRun.objects.own(viewer).filter(pk=run.pk, state=ImportRun.State.PREVIEW)
    if not waiting.update(choices=choices, zone=zone):
        raise ImportNotWaiting


def accept_run(viewer: Viewer, *, run_id: int, bring_back: bool = False, now: datetime) -> None:
    """Accept the preview: from here the worker brings the lines in. Twice is as good as once.

    ``bring_back``: what came in before and was deleted since comes back as well.

    Raises:
        UnknownImport: none of the viewer's.
        NeedsAnswer, SeveralPeople: a question about the file is still open.
        FileIsGone: it waited too long.
    """
    run = own_run(viewer, run_id)
    if run.state != ImportRun.State.PREVIEW:
        return
    with reading_of(run) as reading:  # before the transaction: a long file must hold nobody up
        refuse_open_questions(reading, person_of(run.choices))
        count = lines_of(reading, person_of(run.choices))
    _start(viewer, run, count=count, bring_back=bring_back, now=now)


@transaction.atomic
def _start(viewer: Viewer, run: ImportRun, *, count: int, bring_back: bool, now: datetime) -> None:
    """Of two clicks one finds the preview still waiting."""
    same = ImportRun.objects.own(viewer).filter(
        pk=run.pk, state=ImportRun.State.PREVIEW, choices=run.choices, zone=run.zone
    )
    choices = {**run.choices, "bring_back": bring_back}
    if same.update(state=ImportRun.State.WAITING, read_count=count, choices=choices):
        payload = {"run": run.pk, "member": viewer.member_id}
        queue_job("exchange.import", payload=payload, now=now)


def drop_run(viewer: Viewer, *, run_id: int) -> None:
    """Forget a preview and its file; nothing was brought in.

    Raises:
        ImportNotWaiting: it was accepted already.
    """
    run = own_run(viewer, run_id)
    waiting = ImportRun.objects.own(viewer).filter(pk=run.pk, state=ImportRun.State.PREVIEW)
    if not waiting.delete()[0]:
        raise ImportNotWaiting
    drop_file(run.pk)


def forget_run(viewer: Viewer, *, run_id: int) -> None:
    """Forget a preview nobody came back to; what was accepted or dropped is left alone."""
    runs = ImportRun.objects.own(viewer).filter(pk=run_id, state=ImportRun.State.PREVIEW)
    if runs.delete()[0]:
        drop_file(run_id)


def drop_leftovers(*, now: datetime) -> None:
    """Remove files that no import needs any more, whatever became of it."""
    for path in files_before((now - KEEP_FILES).timestamp()):
        path.unlink(missing_ok=True)


def refuse_open_questions(reading: Reading, person: str | None) -> None:
    """Refuse a file about which something must be said first.

    Raises:
        NeedsAnswer: it can be read in more than one way.
        SeveralPeople: it holds the time of several people and nobody is chosen.
    """
    next(iter(reading.lines()), None)
    if len(reading.people) > 1 and person is None:
        names = [person.email or person.name or "-" for person, _count in reading.people]
        raise SeveralPeople(people=", ".join(names[:20]))


def lines_of(reading: Reading, person: str | None) -> int:
    """Return how many lines of the file are this person's, or all."""
    if person is None:
        return reading.count
    return sum(count for one, count in reading.people if one.key == person)
