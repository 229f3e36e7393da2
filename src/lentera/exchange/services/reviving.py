"""Bringing back what a file holds and the person had deleted: those entries, as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.exchange.models import ImportedLine, ImportRun
from lentera.exchange.refusals import NothingToBringBack
from lentera.exchange.selectors.lines import Before, deleted_since
from lentera.exchange.selectors.runs import own_run
from lentera.outbox.services import queue_job
from lentera.tracking.services import restore_entry

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer

PORTION = 500


@transaction.atomic
def bring_back(viewer: Viewer, *, run_id: int, now: datetime) -> None:
    """Have the worker bring back what an import found deleted.

    Raises:
        UnknownImport: none of the viewer's.
        NothingToBringBack: it is not done, or it found nothing deleted.
    """
    run = own_run(viewer, run_id)
    done = ImportRun.objects.own(viewer).filter(
        pk=run.pk, state=ImportRun.State.DONE, gone_count__gt=0
    )
    if not done.update(state=ImportRun.State.REVIVING):
        raise NothingToBringBack
    payload = {"run": run.pk, "member": viewer.member_id}
    queue_job("exchange.revive", payload=payload, now=now)


def finish_bringing_back(viewer: Viewer, *, run_id: int, now: datetime) -> None:
    """Bring back what was asked for; after a crash it goes on where it stopped."""
    run = own_run(viewer, run_id)
    if run.state != ImportRun.State.REVIVING:
        return
    back = run.back_count + revive(viewer, run_id=run.pk, now=now)
    runs = ImportRun.objects.own(viewer).filter(pk=run.pk)
    runs.update(state=ImportRun.State.DONE, gone_count=0, back_count=back)


def revive(viewer: Viewer, *, run_id: int, now: datetime) -> int:
    """Bring back, in portions, what a run found deleted; returns how many came.

    Each comes back under its own id, so none can come twice, and what stands again is left alone.
    """
    missed = ImportedLine.objects.own(viewer).filter(missed_in=run_id).order_by("id")
    back = 0
    while portion := list(missed[:PORTION]):
        back += _revive_portion(viewer, portion, now=now)
    return back


@transaction.atomic
def _revive_portion(viewer: Viewer, lines: list[ImportedLine], *, now: datetime) -> int:
    gone = deleted_since(viewer, [Before(line.run_id, line.entry_id) for line in lines])
    for entry_id in sorted(gone):
        restore_entry(viewer, entry_id=entry_id, now=now)
    rows = ImportedLine.objects.own(viewer).filter(pk__in=[line.pk for line in lines])
    rows.update(missed_in=None)
    return len(gone)
