"""What the filters of a report offer: what the person's own time was spent on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lentera.domain.ids import to_hex
from lentera.projects.selectors import tag_options
from lentera.reports.grouping import NONE
from lentera.web.pick import Option

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from lentera.domain.viewer import Viewer
    from lentera.projects.selectors import Labels
    from lentera.tracking.selectors import Filters


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of each filter, "without" first, those asked for chosen."""

    projects: Sequence[Option]
    clients: Sequence[Option]
    tasks: Sequence[Option]
    tags: Sequence[Option]


def choices_from(
    viewer: Viewer,
    filters: Filters,
    labels: Labels,
    pairs: Iterable[tuple[int | None, int | None]],
) -> Choices:
    """Return the options: what the viewer's entries point to, and the workspace's tags.

    Args:
        viewer: whose report it is.
        filters: what is chosen already.
        labels: the names of everything the entries point to.
        pairs: which task belongs to which project, both as entries have them.
    """
    projects = {label.id: (label.name, label.client) for label in labels.projects.values()}
    clients = {
        label.client_id: (label.client, "") for label in labels.projects.values() if label.client_id
    }
    tasks = {
        labels.tasks[task_id][0]: (labels.tasks[task_id][1], labels.projects[project_id].name)
        for project_id, task_id in pairs
        if project_id and task_id
    }
    colours = {label.id: label.colour for label in labels.projects.values()}
    chosen_projects = {
        labels.projects[pk].id for pk in filters.project_ids if pk in labels.projects
    }
    chosen_tasks = {labels.tasks[pk][0] for pk in filters.task_ids if pk in labels.tasks}
    without_tag = Option(NONE, _("Without a tag"), selected=filters.no_tag)
    return Choices(
        projects=[
            Option(NONE, _("Without a project"), selected=filters.no_project),
            *_options(projects, chosen_projects, colours),
        ],
        clients=[
            Option(NONE, _("Without a client"), selected=filters.no_client),
            *_options(clients, filters.client_ids),
        ],
        tasks=[
            Option(NONE, _("Without a task"), selected=filters.no_task),
            *_options(tasks, chosen_tasks),
        ],
        tags=[without_tag, *tag_options(viewer, filters.tag_ids)],
    )


def _options(
    named: Mapping[int, tuple[str, str]],
    chosen: Collection[int],
    colours: Mapping[int, int] | None = None,
) -> list[Option]:
    in_order = sorted(named.items(), key=lambda item: (item[1][0].casefold(), item[1][1]))
    return [
        Option(to_hex(pk), name, note, (colours or {}).get(pk), selected=pk in chosen)
        for pk, (name, note) in in_order
    ]
