"""Starting, stopping, switching and putting out the timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain import timer
from lentera.people.services import take_turn
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import UnknownEntry
from lentera.tracking.services import recording
from lentera.tracking.services.entries import edit_entry
from lentera.tracking.services.favourites import content_of_favourite
from lentera.tracking.services.once import once

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from lentera.domain.viewer import Viewer


def start_timer(  # noqa: PLR0913  what, since when, by which request
    viewer: Viewer,
    *,
    content: Content,
    at: datetime | None = None,
    now: datetime,
    key: UUID | None = None,
    channel: str = "page",
) -> TimeEntry:
    """Start a timer for the viewer; a running one ends at the same instant.

    Starting what already runs (a double tap, a second tab) changes nothing.

    Raises:
        StartsInTheFuture: ``at`` is later than now.
        StartsBeforeRunningEntry: the running entry began after ``at``.
    """

    def start() -> TimeEntry:
        return _start(viewer, content=content, at=at, now=now, channel=channel)

    with transaction.atomic():
        # Two devices that start at once take turns: the second one switches from the first.
        take_turn(viewer)
        return once(viewer, key, "start", start, now=now)


def _start(
    viewer: Viewer, *, content: Content, at: datetime | None, now: datetime, channel: str
) -> TimeEntry:
    entry = TimeEntry.objects.own(viewer).running().select_for_update().first()
    running = timer.Running(entry.pk, entry.started_at) if entry else None
    if entry and at is None:
        tags = recording.tag_ids_of(viewer, entry.pk)
        if recording.content_of(entry, tags) == content:
            return entry
    # Of two requests the later one may have its turn first; the other then starts where it did.
    present = max(now, running.since) if running else now
    decision = timer.decide_start(running, at=at or present, now=present)
    if entry and decision.stop:
        _end(viewer, entry, decision.at, now=now, channel=channel)
    return recording.insert(
        viewer,
        content=content,
        started_at=decision.at,
        ended_at=None,
        zone=viewer.zone,
        now=now,
        channel=channel,
    )


def start_from(  # noqa: PLR0913  the fields, or what they were kept as
    viewer: Viewer,
    *,
    content: Content,
    entry_id: int | None,
    favourite_id: int | None,
    at: datetime | None,
    key: UUID | None,
    now: datetime,
) -> TimeEntry:
    """Start a timer from an earlier entry or a favourite if one is named, else from ``content``.

    Raises:
        UnknownEntry, UnknownFavourite: not among the viewer's own.
    """
    if entry_id:
        content = _content_of_entry(viewer, entry_id)
    elif favourite_id:
        content = content_of_favourite(viewer, favourite_id)
    return start_timer(viewer, content=content, at=at, now=now, key=key)


def stop_timer(  # noqa: PLR0913  which, when, by which request
    viewer: Viewer,
    *,
    entry_id: int | None = None,
    at: datetime | None = None,
    now: datetime,
    key: UUID | None = None,
    channel: str = "page",
) -> TimeEntry | None:
    """Stop the running timer, or the given entry; the earliest stop of an entry stays.

    Without anything running and without ``entry_id`` there is nothing to stop: returns None.

    Raises:
        UnknownEntry: ``entry_id`` is none of the viewer's entries.
    """
    own = TimeEntry.objects.own(viewer)
    with transaction.atomic():
        wanted = own.filter(pk=entry_id) if entry_id else own.running()
        entry = wanted.select_for_update().first()
        if entry is None and entry_id:
            raise UnknownEntry
        if entry is None:
            return None

        def stop() -> TimeEntry:
            decision = timer.decide_stop(
                started_at=entry.started_at, ended_at=entry.ended_at, at=at or now, now=now
            )
            return _end(viewer, entry, decision.ended_at, now=now, channel=channel)

        return once(viewer, key, "stop", stop, now=now)


@transaction.atomic
def discard_timer(viewer: Viewer, *, now: datetime, channel: str = "page") -> int | None:
    """Put the running timer out without keeping its time; it can be brought back from history."""
    entry = TimeEntry.objects.own(viewer).running().select_for_update().first()
    if entry is None:
        return None
    recording.remove(viewer, [entry], now=now, channel=channel)
    return entry.pk


def take_break(viewer: Viewer, *, now: datetime, key: UUID | None = None) -> TimeEntry:
    """Start a break; what ran ends now and can be picked up again afterwards."""
    return start_timer(viewer, content=Content.of(kind="break"), now=now, key=key)


def continue_entry(
    viewer: Viewer, *, entry_id: int, now: datetime, key: UUID | None = None
) -> TimeEntry:
    """Start a timer that says the same as an earlier entry.

    Raises:
        UnknownEntry: ``entry_id`` is none of the viewer's entries.
    """
    content = _content_of_entry(viewer, entry_id)
    return start_timer(viewer, content=content, now=now, key=key)


def resume_after_break(viewer: Viewer, *, now: datetime) -> TimeEntry | None:
    """End the break and start again what ran before it; without any, only the break ends."""
    own = TimeEntry.objects.own(viewer)
    before = own.filter(kind=TimeEntry.Kind.WORK, ended_at__isnull=False).newest_first().first()
    if before is None:
        return stop_timer(viewer, now=now)
    return continue_entry(viewer, entry_id=before.pk, now=now)


@transaction.atomic
def describe_timer(viewer: Viewer, *, content: Content, now: datetime) -> TimeEntry | None:
    """Change what the running timer says; without a timer there is nothing to change."""
    running = TimeEntry.objects.own(viewer).running().first()
    if running is None or running.kind != content.kind:
        return None
    changes = {
        "description": content.description,
        "project_id": content.project_id,
        "task_id": content.task_id,
        "billable": content.billable,
    }
    return edit_entry(
        viewer, entry_id=running.pk, changes=changes, tag_ids=content.tag_ids, now=now
    )


@transaction.atomic
def move_timer_start(viewer: Viewer, *, at: datetime, now: datetime) -> TimeEntry | None:
    """Give the running timer another start ("I forgot: started at").

    Raises:
        StartsInTheFuture: ``at`` is later than now.
    """
    running = TimeEntry.objects.own(viewer).running().first()
    if running is None:
        return None
    changes = {"started_at": timer.check_since(at, now=now)}
    return edit_entry(viewer, entry_id=running.pk, changes=changes, now=now)


def _content_of_entry(viewer: Viewer, entry_id: int) -> Content:
    entry = TimeEntry.objects.own(viewer).filter(pk=entry_id).first()
    if entry is None:
        raise UnknownEntry
    return recording.content_of(entry, recording.tag_ids_of(viewer, entry.pk))


def _end(
    viewer: Viewer, entry: TimeEntry, ended_at: datetime, *, now: datetime, channel: str
) -> TimeEntry:
    """Give the entry its end; one that would have no length at all goes (cases.md C2)."""
    if ended_at == entry.started_at:
        recording.remove(viewer, [entry], now=now, channel=channel)
        return entry
    return recording.change(viewer, entry, {"ended_at": ended_at}, now=now, channel=channel)
