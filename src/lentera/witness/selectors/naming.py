"""Whether what is kept of somebody still names a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from lentera.witness.models import Event

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def is_named(viewer: Viewer, object_id: int) -> bool:
    """Whether the viewer's own history names a project, task or tag; taking back would need it."""
    events = Event.objects.own(viewer).annotate(
        was=Cast("before", TextField()), became=Cast("after", TextField())
    )
    # An id is of nineteen digits and drawn at random: it stands in no other number.
    named = Q(was__contains=str(object_id)) | Q(became__contains=str(object_id))
    return events.filter(named).exists()
