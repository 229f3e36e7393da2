"""The questions of this room."""

from lentera.projects.selectors.labels import Labels, ProjectLabel, labels_of, same_as
from lentera.projects.selectors.usable import check_usable, recordable_projects

__all__ = [
    "Labels",
    "ProjectLabel",
    "check_usable",
    "labels_of",
    "recordable_projects",
    "same_as",
]
