"""What a project's form begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lentera.domain.ids import to_hex
from lentera.projects.models import Project, ProjectMember
from lentera.projects.refusals import UnknownProject
from lentera.projects.selectors.hues import next_colours

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def draft_of(project: Project) -> dict[str, Any]:
    """Return the project as its form shows it."""
    client = project.client and (project.client.merged_into or project.client)
    members = ProjectMember.objects.filter(project=project).values_list("member_id", flat=True)
    return {
        "name": project.name,
        "client": to_hex(client.pk) if client else "",
        "colour": project.colour,
        "access": "public" if project.public else "members",
        "members": [to_hex(pk) for pk in members],
        "billable": project.billable,
        "template": project.template,
        "note": project.note,
    }


def draft_from(viewer: Viewer, template_id: int | None) -> dict[str, Any]:
    """Return a new project as its form shows it, perhaps after a template.

    Raises:
        UnknownProject: there is no such template in the workspace.
    """
    fresh = {"colour": next_colours(viewer, 1)[0], "access": "public"}
    if template_id is None:
        return fresh
    template = template_of(viewer, template_id)
    return draft_of(template) | {"name": "", "template": False}


def template_of(viewer: Viewer, template_id: int) -> Project:
    """Return a template of the workspace.

    Raises:
        UnknownProject: there is none of this id.
    """
    found = Project.objects.filter(
        workspace_id=viewer.workspace_id, template=True, merged_into__isnull=True
    )
    template = found.select_related("client__merged_into").filter(pk=template_id).first()
    if template is None:
        raise UnknownProject
    return template
