"""Questions about what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.witness.models import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer


def history_of(viewer: Viewer, object_id: int) -> QuerySet[Event]:
    """All events of one thing of the viewer's own, oldest first."""
    return Event.objects.own(viewer).filter(object_id=object_id).order_by("sequence")


def shared_history_of(viewer: Viewer, object_id: int) -> QuerySet[Event]:
    """All events of one thing that is nobody's own, such as a project, oldest first."""
    return Event.objects.of_thing(viewer, object_id).order_by("sequence")


def latest_event(viewer: Viewer, object_id: int, *, kinds: Sequence[str]) -> Event | None:
    """The newest event of these kinds about one thing of the viewer's own."""
    return history_of(viewer, object_id).filter(kind__in=kinds).last()


def own_events(viewer: Viewer, *, kinds: Sequence[str]) -> QuerySet[Event]:
    """The viewer's own events of these kinds, newest first."""
    return Event.objects.own(viewer).filter(kind__in=kinds).order_by("-sequence")
