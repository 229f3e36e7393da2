"""The tables of this room."""

from lentera.projects.models.client import Client
from lentera.projects.models.project import Project, ProjectMember, Task
from lentera.projects.models.tag import Tag

__all__ = ["Client", "Project", "ProjectMember", "Tag", "Task"]
