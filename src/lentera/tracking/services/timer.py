"""Starting, stopping, switching and putting out the timer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain import timer
from lentera.domain.refusals import Refusal
from lentera.people.services import take_turn
from lentera.projects.selectors import check_usable
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import UnknownEntry
from lentera.tracking.selectors.tokens import with_known_tokens
from lentera.tracking.services import recording
from lentera.tracking.services.entries import edit_entry, own_entry
from lentera.tracking.services.favourites import content_of_favourite
from lentera.tracking.services.really_ended import another_end

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Resumed:
    """What runs after a break; ``left_out`` says that its project could not be taken up again."""

    entry: TimeEntry | None
    left_out: bool = False


@transaction.atomic
def start_timer(
    viewer: Viewer,
    *,
    content: Content,
    at: datetime | None = None,
    now: datetime,
    channel: str = "page",
) -> TimeEntry:
    """Start a timer for the viewer; a running one ends at the same instant.

    Starting what already runs (a double tap, a second tab) changes nothing.

    Raises:
        StartsInTheFuture: ``at`` is later than now.
        StartsBeforeRunningEntry: the running entry began after ``at``.
    """
    # Two devices that start at once take turns: the second one switches from the first.
    take_turn(viewer)
    entry = TimeEntry.objects.running_of(viewer)
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
    now: datetime,
) -> TimeEntry:
    """Start a timer from an earlier entry or a favourite if one is named, else from ``content``.

    ``@project`` and ``#tag`` in a typed description are found by name.

    Raises:
        UnknownEntry, UnknownFavourite: not among the viewer's own.
    """
    if entry_id:
        content = _content_of_entry(viewer, entry_id)
    elif favourite_id:
        content = content_of_favourite(viewer, favourite_id)
    else:
        content = with_known_tokens(viewer, content)
    return start_timer(viewer, content=content, at=at, now=now)


@transaction.atomic
def stop_timer(
    viewer: Viewer,
    *,
    entry_id: int | None = None,
    at: datetime | None = None,
    now: datetime,
    channel: str = "page",
) -> TimeEntry | None:
    """Stop the running timer, or the given entry; the earliest stop of an entry stays.

    Returns None when nothing ran and no ``entry_id`` was given, and when the timer ran for no time
    at all: such an entry is put among the deleted ones. Instants are kept to the millisecond, so
    whatever was longer than that stays.

    Raises:
        UnknownEntry: ``entry_id`` is none of the viewer's entries.
    """
    if entry_id:
        entry = TimeEntry.objects.own(viewer).filter(pk=entry_id).select_for_update().first()
    else:
        entry = TimeEntry.objects.running_of(viewer)
    if entry is None and entry_id:
        raise UnknownEntry
    if entry is None:
        return None
    decision = timer.decide_stop(
        started_at=entry.started_at, ended_at=entry.ended_at, at=at or now, now=now
    )
    if not decision.changes:
        return entry
    return _end(viewer, entry, decision.ended_at, now=now, channel=channel)


@transaction.atomic
def stop_after_leaving(
    viewer: Viewer, *, left_at: datetime, is_back: bool, now: datetime
) -> TimeEntry | None:
    """Stop what runs although the viewer left, at the moment they left; nobody else could.

    What began since they came back runs on. A start that was under way while they left goes.
    """
    take_turn(viewer)
    entry = TimeEntry.objects.running_of(viewer)
    if entry is None or (is_back and entry.started_at > left_at):
        return None
    ended_at = max(left_at, entry.started_at)
    return _end(viewer, entry, ended_at, now=now, channel=recording.LEAVING)


@transaction.atomic
def discard_timer(
    viewer: Viewer, *, entry_id: int | None = None, now: datetime, channel: str = "page"
) -> int | None:
    """Put the running timer out without keeping its time; it can be brought back from history.

    ``entry_id`` is the timer the person saw: another one that runs by now is left alone.

    Raises:
        AlreadyStopped: the one they saw was stopped in the meantime, so its time was kept.
    """
    own = TimeEntry.objects.own(viewer)
    entry = (own.filter(pk=entry_id) if entry_id else own.running()).select_for_update().first()
    if entry is None:
        return None
    timer.decide_discard(entry.pk, started_at=entry.started_at, ended_at=entry.ended_at)
    recording.remove(viewer, [entry], now=now, channel=channel)
    return entry.pk


def take_break(viewer: Viewer, *, now: datetime) -> TimeEntry:
    """Start a break; what ran ends now and can be picked up again afterwards."""
    return start_timer(viewer, content=Content.of(kind="break"), now=now)


def continue_entry(viewer: Viewer, *, entry_id: int, now: datetime) -> TimeEntry:
    """Start a timer that says the same as an earlier entry.

    Raises:
        UnknownEntry: ``entry_id`` is none of the viewer's entries.
    """
    return start_timer(viewer, content=_content_of_entry(viewer, entry_id), now=now)


@transaction.atomic
def resume_after_break(viewer: Viewer, *, now: datetime) -> Resumed:
    """End the break and start again what ran before it; without any, only the break ends.

    When its project takes no more time (archived, or not the viewer's any more), the timer starts
    all the same, without project: coming back is never refused. Without a break nothing changes.
    """
    take_turn(viewer)
    running = _running(viewer)
    if running is None or running.kind != TimeEntry.Kind.BREAK:
        return Resumed(running)
    own = TimeEntry.objects.own(viewer).filter(kind=TimeEntry.Kind.WORK)
    before = own.filter(started_at__lte=running.started_at).newest_first().first()
    if before is None:
        return Resumed(stop_timer(viewer, now=now))
    content = recording.content_of(before, recording.tag_ids_of(viewer, before.pk))
    usable = as_usable(viewer, content)
    return Resumed(start_timer(viewer, content=usable, now=now), left_out=usable != content)


def as_usable(viewer: Viewer, content: Content) -> Content:
    """Return the content, without its project and tags if they can take no new time."""
    try:
        check_usable(
            viewer,
            project_id=content.project_id,
            task_id=content.task_id,
            tag_ids=content.tag_ids,
        )
    except Refusal:
        return Content.of(description=content.description)
    return content


@transaction.atomic
def describe_timer(
    viewer: Viewer, *, entry_id: int | None = None, content: Content, now: datetime
) -> TimeEntry | None:
    """Change what the timer says that the person saw; without a timer nothing changes.

    ``entry_id`` names it: words typed on a page that is not fresh belong to the entry shown there.

    Raises:
        UnknownEntry: ``entry_id`` is none of the viewer's entries.
    """
    entry = own_entry(viewer, entry_id) if entry_id else _running(viewer)
    if entry is None or entry.kind != content.kind:
        return None
    changes = {
        "description": content.description,
        "project_id": content.project_id,
        "task_id": content.task_id,
        "billable": content.billable,
    }
    return edit_entry(viewer, entry_id=entry.pk, changes=changes, tag_ids=content.tag_ids, now=now)


@transaction.atomic
def move_timer_start(viewer: Viewer, *, at: datetime, now: datetime) -> TimeEntry | None:
    """Give the running timer another start ("I forgot: started at").

    Raises:
        StartsInTheFuture: ``at`` is later than now.
    """
    running = _running(viewer)
    if running is None:
        return None
    changes = {"started_at": timer.check_since(at, now=now)}
    return edit_entry(viewer, entry_id=running.pk, changes=changes, now=now)


def _running(viewer: Viewer) -> TimeEntry | None:
    return TimeEntry.objects.own(viewer).running().first()


def _content_of_entry(viewer: Viewer, entry_id: int) -> Content:
    entry = TimeEntry.objects.own(viewer).filter(pk=entry_id).first()
    if entry is None:
        raise UnknownEntry
    return recording.content_of(entry, recording.tag_ids_of(viewer, entry.pk))


def _end(
    viewer: Viewer, entry: TimeEntry, ended_at: datetime, *, now: datetime, channel: str
) -> TimeEntry | None:
    """Give the entry its end; one that would have no length at all goes (cases.md C2).

    A timer that was perhaps forgotten stops all the same, with another end to propose (C11).
    """
    if ended_at == entry.started_at:
        recording.remove(viewer, [entry], now=now, channel=channel)
        return None
    changes: dict[str, datetime | None] = {"ended_at": ended_at}
    if channel != recording.LEAVING:
        changes["perhaps_ended_at"] = another_end(viewer, entry, ended_at)
    return recording.change(viewer, entry, changes, now=now, channel=channel)
