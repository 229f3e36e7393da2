"""The questions of this room."""

from lentera.projects.kinds import Kind
from lentera.projects.names import NAME_LIMITS, clean_name
from lentera.projects.selectors.choosing import (
    project_named,
    project_options,
    tag_options,
    tags_named,
)
from lentera.projects.selectors.known import (
    ProjectName,
    TaskName,
    known_clients,
    known_projects,
    known_tags,
    known_tasks,
)
from lentera.projects.selectors.labels import Labels, ProjectLabel, labels_of, same_as
from lentera.projects.selectors.usable import check_usable, recordable_projects

__all__ = [
    "NAME_LIMITS",
    "Kind",
    "Labels",
    "ProjectLabel",
    "ProjectName",
    "TaskName",
    "check_usable",
    "clean_name",
    "known_clients",
    "known_projects",
    "known_tags",
    "known_tasks",
    "labels_of",
    "project_named",
    "project_options",
    "recordable_projects",
    "same_as",
    "tag_options",
    "tags_named",
]
