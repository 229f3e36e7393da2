"""What the pickers of an entry form offer before anything is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.projects.selectors import project_options, tag_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.viewer import Viewer
    from lentera.tracking.content import Content
    from lentera.web.pick import Option


def choices_for(viewer: Viewer, content: Content | None = None) -> dict[str, Sequence[Option]]:
    """Return the options for project and tags, with those of ``content`` chosen."""
    return {
        "project_options": project_options(
            viewer,
            project_id=content.project_id if content else None,
            task_id=content.task_id if content else None,
        ),
        "tag_options": tag_options(viewer, content.tag_ids if content else ()),
    }
