"""What the charter calls projects by: their names, to those who may know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.projects.selectors.things import visible_projects

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def project_names(viewer: Viewer) -> dict[int, str]:
    """Return the names of the projects the viewer may know of, by id."""
    projects = visible_projects(viewer).filter(template=False)
    return dict(projects.order_by("name_search", "pk").values_list("pk", "name"))
