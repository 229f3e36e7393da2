"""Timers that ran on unnoticed: they stop like any other, and then another end is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction

from lentera.domain import timer
from lentera.tracking.models import TimeEntry
from lentera.tracking.selectors.habits import usual_end
from lentera.tracking.services.entries import edit_entry

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


def another_end(viewer: Viewer, entry: TimeEntry, ended_at: datetime) -> datetime | None:
    """Return the end to propose beside this one, if the timer was perhaps forgotten."""
    running = timer.Running(entry.pk, entry.started_at)
    zone, day_starts_at = ZoneInfo(entry.zone), viewer.day_starts_at
    if not timer.forgotten(running, now=ended_at, zone=zone, day_starts_at=day_starts_at):
        return None
    # Habits are looked up only for a timer that was forgotten.
    found = timer.forgotten(
        running,
        now=ended_at,
        zone=zone,
        day_starts_at=day_starts_at,
        usual_end=usual_end(viewer, before=entry.started_at),
    )
    return found.proposed_end_at if found and found.proposed_end_at < ended_at else None


@transaction.atomic
def end_really(viewer: Viewer, *, entry_id: int, at: datetime, now: datetime) -> TimeEntry:
    """Give an entry the end it really had.

    Raises:
        UnknownEntry: none of the viewer's.
        EndsBeforeStart: ``at`` is not later than its start.
    """
    return edit_entry(viewer, entry_id=entry_id, changes={"ended_at": at}, now=now)


def keep_end(viewer: Viewer, *, entry_id: int) -> None:
    """Stop proposing another end: the one that stands is right. Nothing of the time changes."""
    TimeEntry.objects.own(viewer).filter(pk=entry_id).update(perhaps_ended_at=None)
