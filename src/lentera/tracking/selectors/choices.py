"""What the pickers of an entry form offer before anything is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.domain.ids import to_hex
from lentera.projects.selectors import project_options, tag_options
from lentera.web.pick import Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lentera.domain.viewer import Viewer
    from lentera.projects.selectors import ProjectLabel
    from lentera.tracking.content import Content
    from lentera.tracking.selectors.lines import EntryLine


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


def choices_among(
    lines: Sequence[EntryLine], chosen: EntryLine | None = None
) -> dict[str, Sequence[Option]]:
    """Return as options what these entries point to; the picker finds everything else by typing.

    It costs no query, which is why the first page begins with it.
    """
    projects: dict[str, Option] = {}
    tags: dict[str, Option] = {}
    for line in [*([chosen] if chosen else []), *lines]:
        here = line is chosen
        if line.project and (here or not line.project.archived):
            option = _project_option(line, line.project, selected=here)
            projects.setdefault(option.value, option)
        for tag_id, name in zip(line.content.tag_ids, line.tags_in_order, strict=True):
            tags.setdefault(to_hex(tag_id), Option(to_hex(tag_id), name, selected=here))
    return {
        "project_options": sorted(projects.values(), key=lambda one: one.label.casefold()),
        "tag_options": sorted(tags.values(), key=lambda one: one.label.casefold()),
    }


def _project_option(line: EntryLine, project: ProjectLabel, *, selected: bool) -> Option:
    value, label = to_hex(line.content.project_id or 0), project.name
    if line.content.task_id:
        value, label = f"{value}:{to_hex(line.content.task_id)}", f"{label}: {line.task}"
    return Option(value, label, project.client, project.colour, selected=selected)
