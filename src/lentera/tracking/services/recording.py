"""The one write path of time entries: every change is kept by the witness in its transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lentera.domain.ids import new_id
from lentera.projects.selectors import check_usable
from lentera.tracking.content import Content
from lentera.tracking.models import EntryTag, TimeEntry
from lentera.tracking.refusals import EditedElsewhere
from lentera.witness.services import Happening, record_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer

ADDED, CHANGED, DELETED, RESTORED = (
    "entry.added",
    "entry.changed",
    "entry.deleted",
    "entry.restored",
)
# The channel of what the server does by itself when a member leaves: nobody acted.
LEAVING = "leaving"
KINDS = (ADDED, CHANGED, DELETED, RESTORED)


def content_of(entry: TimeEntry, tag_ids: Iterable[int]) -> Content:
    """Return what the entry says."""
    return Content.of(
        description=entry.description,
        project_id=entry.project_id,
        task_id=entry.task_id,
        tag_ids=tuple(tag_ids),
        billable=entry.billable,
        kind=entry.kind,
    )


def tag_ids_of(viewer: Viewer, entry_id: int) -> tuple[int, ...]:
    """Return the tags on one of the viewer's entries, sorted."""
    return EntryTag.objects.ids_on(viewer, entry_id)


def facts(entry: TimeEntry, tag_ids: Iterable[int]) -> dict[str, Any]:
    """Return the entry as the witness keeps it: plain values from which it can be made again."""
    return {
        "started_at": entry.started_at.isoformat(),
        "ended_at": entry.ended_at.isoformat() if entry.ended_at else None,
        "zone": entry.zone,
        "kind": entry.kind,
        "description": entry.description,
        "project_id": entry.project_id,
        "task_id": entry.task_id,
        "tag_ids": sorted(tag_ids),
        "billable": entry.billable,
        "version": entry.version,
    }


def insert(  # noqa: PLR0913  an entry is all of this
    viewer: Viewer,
    *,
    content: Content,
    started_at: datetime,
    ended_at: datetime | None,
    zone: str,
    now: datetime,
    channel: str = "page",
    reason: str = "",
) -> TimeEntry:
    """Add one entry of the viewer; a combination they may not record on is refused."""
    check_usable(
        viewer,
        project_id=content.project_id,
        task_id=content.task_id,
        tag_ids=content.tag_ids,
    )
    entry = draft(
        viewer, new_id(now), content, started_at=started_at, ended_at=ended_at, zone=zone, now=now
    )
    insert_all(viewer, [(entry, content.tag_ids)], now=now, channel=channel, reason=reason)
    return entry


def draft(  # noqa: PLR0913  an entry is all of this
    viewer: Viewer,
    entry_id: int,
    content: Content,
    *,
    started_at: datetime,
    ended_at: datetime | None,
    zone: str,
    now: datetime,
) -> TimeEntry:
    """Return an entry of the viewer that is not stored yet."""
    return TimeEntry(
        id=entry_id,
        workspace_id=viewer.workspace_id,
        member_id=viewer.member_id,
        started_at=started_at,
        ended_at=ended_at,
        zone=zone,
        kind=content.kind,
        description=content.description,
        project_id=content.project_id,
        task_id=content.task_id,
        billable=content.billable,
        created_at=now,
    )


def insert_all(  # noqa: PLR0913  the entries and what is known of the deed
    viewer: Viewer,
    entries: Sequence[tuple[TimeEntry, Sequence[int]]],
    *,
    now: datetime,
    channel: str = "page",
    reason: str = "",
    kind: str = ADDED,
) -> None:
    """Add many entries that were checked before, with their tags and their records."""
    TimeEntry.objects.add(viewer, [entry for entry, _ in entries])
    _put_tags(entries)
    _keep(
        viewer,
        [Happening(kind, entry.pk, after=facts(entry, tags)) for entry, tags in entries],
        now=now,
        channel=channel,
        reason=reason,
    )


def change(  # noqa: PLR0913  the entry, its changes and what is known of the deed
    viewer: Viewer,
    entry: TimeEntry,
    changes: dict[str, Any],
    *,
    tag_ids: Sequence[int] | None = None,
    now: datetime,
    channel: str = "page",
    reason: str = "",
) -> TimeEntry:
    """Change columns of one entry; what stood before is kept. Nothing different: nothing written.

    Raises:
        EditedElsewhere: the entry is not the version any more that was read.
    """
    old_tags = tag_ids_of(viewer, entry.pk)
    new_tags = old_tags if tag_ids is None else tuple(sorted(set(tag_ids)))
    different = {name: to for name, to in changes.items() if getattr(entry, name) != to}
    if not different and new_tags == old_tags:
        return entry
    before = facts(entry, old_tags)
    different["version"] = entry.version + 1
    if entry.perhaps_ended_at and not different.keys().isdisjoint({"started_at", "ended_at"}):
        different.setdefault("perhaps_ended_at", None)
    if not TimeEntry.objects.change(viewer, entry, different):
        raise EditedElsewhere
    for name, value in different.items():
        setattr(entry, name, value)
    if new_tags != old_tags:
        EntryTag.objects.on(viewer, [entry.pk]).delete()
        _put_tags([(entry, new_tags)])
    happening = Happening(CHANGED, entry.pk, before, facts(entry, new_tags))
    _keep(viewer, [happening], now=now, channel=channel, reason=reason)
    return entry


def remove(
    viewer: Viewer,
    entries: Sequence[TimeEntry],
    *,
    now: datetime,
    channel: str = "page",
    reason: str = "",
) -> None:
    """Remove entries; the witness keeps them whole, so that each can come back."""
    ids = [entry.pk for entry in entries]
    tags: dict[int, list[int]] = {pk: [] for pk in ids}
    rows = EntryTag.objects.on(viewer, ids)
    for entry_id, tag_id in rows.values_list("entry_id", "tag_id"):
        tags[entry_id].append(tag_id)
    happenings = [
        Happening(DELETED, entry.pk, before=facts(entry, tags[entry.pk])) for entry in entries
    ]
    rows.delete()
    TimeEntry.objects.own(viewer).filter(pk__in=ids).delete()
    _keep(viewer, happenings, now=now, channel=channel, reason=reason)


def _put_tags(entries: Iterable[tuple[TimeEntry, Sequence[int]]]) -> None:
    EntryTag.objects.add([(entry.pk, tag) for entry, tags in entries for tag in tags])


def _keep(
    viewer: Viewer, happenings: list[Happening], *, now: datetime, channel: str, reason: str
) -> None:
    record_all(
        happenings,
        workspace_id=viewer.workspace_id,
        subject_id=viewer.member_id,
        actor_id=None if channel == LEAVING else viewer.account_id,
        now=now,
        channel=channel,
        reason=reason,
    )
