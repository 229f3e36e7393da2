"""The verbs of this room, one use case per file."""

from lentera.projects.services.changing import archive, change, take_back, unarchive
from lentera.projects.services.creating import (
    NewProject,
    create_client,
    create_project,
    create_tag,
    create_task,
)
from lentera.projects.services.deleting import delete
from lentera.projects.services.ensuring import (
    ensure_clients,
    ensure_projects,
    ensure_tags,
    ensure_tasks,
)
from lentera.projects.services.keeping import Kept
from lentera.projects.services.merging import merge, unmerge

__all__ = [
    "Kept",
    "NewProject",
    "archive",
    "change",
    "create_client",
    "create_project",
    "create_tag",
    "create_task",
    "delete",
    "ensure_clients",
    "ensure_projects",
    "ensure_tags",
    "ensure_tasks",
    "merge",
    "take_back",
    "unarchive",
    "unmerge",
]
