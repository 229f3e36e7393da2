"""Changing many entries at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from lentera.projects.selectors import check_usable
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import recording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What to set on every chosen entry; a field that is not in ``changes`` stays.

    ``add_tag_ids`` and ``remove_tag_ids`` leave all other tags alone.
    """

    changes: dict[str, Any]
    add_tag_ids: tuple[int, ...] = ()
    remove_tag_ids: tuple[int, ...] = ()


@transaction.atomic
def bulk_edit(
    viewer: Viewer, *, entry_ids: Sequence[int], change: BulkChange, now: datetime
) -> list[int]:
    """Change many entries; each keeps its own history. Returns those that were there.

    Breaks keep no project and are never billable, so those fields pass them by.

    Raises:
        UnknownProject, UnknownTask, UnknownTag, ProjectArchived: the new values cannot be used.
    """
    check_usable(
        viewer,
        project_id=change.changes.get("project_id"),
        task_id=change.changes.get("task_id"),
        tag_ids=change.add_tag_ids,
    )
    entries = TimeEntry.objects.own(viewer).filter(pk__in=entry_ids).select_for_update()
    done = []
    for entry in entries:
        _apply(viewer, entry, change, now)
        done.append(entry.pk)
    return done


def _apply(viewer: Viewer, entry: TimeEntry, change: BulkChange, now: datetime) -> None:
    changes = dict(change.changes)
    if entry.kind == TimeEntry.Kind.BREAK:
        changes = {name: to for name, to in changes.items() if name == "description"}
        recording.change(viewer, entry, changes, now=now)
        return
    if "project_id" in changes and changes["project_id"] != entry.project_id:
        changes.setdefault("task_id", None)
    tags = set(recording.tag_ids_of(viewer, entry.pk))
    tags = (tags | set(change.add_tag_ids)) - set(change.remove_tag_ids)
    recording.change(viewer, entry, changes, tag_ids=sorted(tags), now=now)
