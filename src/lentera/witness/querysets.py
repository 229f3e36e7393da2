"""The doors to the events: one's own, and adding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models

from lentera.domain.doors import UnscopedQueryError
from lentera.web.tables import insert_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Event


class AppendOnlyError(RuntimeError):
    """Something tried to change or remove what a witness keeps: that is a bug, not a refusal."""


class EventQuerySet(models.QuerySet["Event"]):
    """Events that came through a door: to be read, never to be changed or removed."""

    def update(self, **_changes: object) -> NoReturn:
        """Refuse: what happened stays as it was told."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Refuse: what happened stays."""
        raise AppendOnlyError


class EventManager(models.Manager["Event"]):
    """Closed by default: an allow-list of doors."""

    def get_queryset(self) -> NoReturn:
        """Refuse: nobody reads events without saying whose."""
        message = "use objects.own(viewer), objects.of_thing(viewer, id) or objects.append(events)"
        raise UnscopedQueryError(message)

    def own(self, viewer: Viewer) -> EventQuerySet:
        """Events about the person who looks."""
        return self._rows().filter(subject_id=viewer.member_id)

    def of_thing(self, viewer: Viewer, object_id: int) -> EventQuerySet:
        """Events of one thing of the workspace that is nobody's own: a project, a tag."""
        of_nobody = self._rows().filter(subject_id__isnull=True)
        return of_nobody.filter(workspace_id=viewer.workspace_id, object_id=object_id)

    def append(self, events: Sequence[Mapping[str, Any]]) -> None:
        """Add events, given as their columns; there is no way to change or remove one."""
        if events:
            insert_values(self.model, list(events[0]), [tuple(one.values()) for one in events])

    def _rows(self) -> EventQuerySet:
        return EventQuerySet(self.model, using=self._db)
