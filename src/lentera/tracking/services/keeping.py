"""From what the witness kept of an entry to what an entry can say today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lentera.projects.selectors import labels_of
from lentera.tracking.content import Content

if TYPE_CHECKING:
    from collections.abc import Mapping


def content_kept(kept: Mapping[str, Any]) -> Content:
    """Return what an entry said when the witness kept it."""
    return Content.of(
        description=kept["description"],
        project_id=kept["project_id"],
        task_id=kept["task_id"],
        tag_ids=kept["tag_ids"],
        billable=kept["billable"],
        kind=kept["kind"],
    )


def still_there(content: Content) -> Content:
    """Return the content without what was removed for good since (a project without any time)."""
    labels = labels_of(
        project_ids=[content.project_id] if content.project_id else [],
        task_ids=[content.task_id] if content.task_id else [],
        tag_ids=content.tag_ids,
    )
    return replace(
        content,
        project_id=content.project_id if content.project_id in labels.projects else None,
        task_id=content.task_id if content.task_id in labels.tasks else None,
        tag_ids=tuple(tag for tag in content.tag_ids if tag in labels.tags),
    )
