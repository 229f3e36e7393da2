"""Where deeds lead, and where they are taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from lentera.projects.kinds import Kind
from lentera.projects.selectors.alone import only_the_viewer_recorded

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lentera.domain.viewer import Viewer
    from lentera.projects.services import Kept


def undo_of(kind: Kind, kept: Kept) -> str:
    """Return the address that takes a change back; nothing where nothing was changed."""
    if kept.event_id is None:
        return ""
    return reverse("projects:undo", args=[kind, kept.id, kept.event_id])


def undo_of_new(viewer: Viewer, kind: Kind, made: Kept) -> str:
    """Return the address that takes away what was just made: it is deleted, or put away."""
    if not viewer.plans_projects:
        return ""
    own = only_the_viewer_recorded(viewer, kind, made.id)
    return reverse(f"projects:{'delete' if own else 'archive'}", args=[kind, made.id])


def page_of(kind: Kind, thing_id: int) -> str:
    """Return the address of a thing's own page."""
    if kind is Kind.PROJECT:
        return reverse("projects:project", args=[thing_id])
    return reverse("projects:thing", args=[kind, thing_id])


def list_of(kind: Kind) -> str:
    """Return the address of the list in which the kind stands; a task's is its project's page."""
    names = {Kind.CLIENT: "projects:clients", Kind.TAG: "projects:tags"}
    return reverse(names.get(kind, "projects:list"))


def query_of(request: HttpRequest) -> str:
    """Return what the address asks for besides the page number, for links to other pages."""
    query = request.GET.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""
