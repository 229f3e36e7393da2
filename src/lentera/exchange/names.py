"""What a line names, and what becomes of a name that has no place here."""

from __future__ import annotations

from typing import NamedTuple

from lentera.exchange.formats.reading import Kind, Line
from lentera.projects.selectors import NAME_LIMITS, ProjectName
from lentera.projects.selectors import Kind as ThingKind

# All projects, tasks and tags of one file together. More are no names: a wrong column was taken.
MAX_NAMES = 20_000
_TAG = NAME_LIMITS[ThingKind.TAG]


class Named(NamedTuple):
    """Project, client, task and tags of a line, as the file writes them."""

    project: str = ""
    client: str = ""
    task: str = ""
    tags: tuple[str, ...] = ()

    @property
    def project_name(self) -> ProjectName:
        """The project with its client, as it is looked up."""
        return ProjectName(self.project, self.client)


NOTHING = Named()


def named(line: Line) -> Named:
    """Return what a line names; a break is on no project."""
    if line.kind is Kind.BREAK:
        return NOTHING
    return Named(line.project, line.client, line.task, line.tags)


def as_tag(name: str) -> str:
    """Return a name as a tag, which is shorter: what is cut ends in three dots."""
    return name if len(name) <= _TAG else f"{name[: _TAG - 1]}…"
