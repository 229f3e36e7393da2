"""Taking an import back: what nobody changed since goes, what somebody changed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.exchange.models import ImportedLine, ImportRun
from lentera.exchange.refusals import NothingToTakeBack
from lentera.exchange.selectors.runs import own_run
from lentera.exchange.services.finishing import put
from lentera.outbox.services import queue_job
from lentera.tracking.selectors import standing_entries
from lentera.tracking.services import delete_unchanged

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer

PORTION = 500
# An import that went in halfway can be taken back as well.
TAKEN_BACK = (ImportRun.State.DONE, ImportRun.State.FAILED)


@transaction.atomic
def undo_run(viewer: Viewer, *, run_id: int, now: datetime) -> None:
    """Have an import taken back by the worker.

    Raises:
        UnknownImport: none of the viewer's.
        NothingToTakeBack: it is not done, or was taken back before.
    """
    run = own_run(viewer, run_id)
    over = ImportRun.objects.own(viewer).filter(pk=run.pk, state__in=TAKEN_BACK)
    count = ImportedLine.objects.own(viewer).filter(run_id=run.pk).count()
    if not over.update(state=ImportRun.State.UNDOING, read_count=count, done_count=0):
        raise NothingToTakeBack
    payload = {"run": run.pk, "member": viewer.member_id}
    queue_job("exchange.undo", payload=payload, now=now)


def take_back(viewer: Viewer, *, run_id: int, now: datetime) -> None:
    """Take the entries of a run out, in portions; after a crash it goes on where it stopped.

    Entries that were changed since stay, because that work is the person's own, and are still
    known. What went can be brought in again with the same file, and each entry from its history.
    """
    run = own_run(viewer, run_id)
    if run.state != ImportRun.State.UNDOING:
        return
    lines = ImportedLine.objects.own(viewer).filter(run_id=run.pk).order_by("id")
    last, kept = 0, 0
    while portion := list(lines.filter(id__gt=last).values_list("id", "entry_id")[:PORTION]):
        last = portion[-1][0]
        with transaction.atomic():
            kept += _take_portion(viewer, run, [entry for _, entry in portion], now=now)
    put(run, state=ImportRun.State.UNDONE, kept_count=kept)


def _take_portion(viewer: Viewer, run: ImportRun, ids: list[int], *, now: datetime) -> int:
    gone = delete_unchanged(viewer, entry_ids=ids, now=now, channel="import")
    standing = standing_entries(viewer, ids)
    forgotten = [entry_id for entry_id in ids if entry_id not in standing]
    lines = ImportedLine.objects.own(viewer).filter(run_id=run.pk, entry_id__in=forgotten)
    lines.delete()
    put(run, undone_count=run.undone_count + len(gone), done_count=run.done_count + len(ids))
    return len(standing)
