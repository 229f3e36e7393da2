"""Which hue a new project takes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Count

from lentera.projects.models import Project
from lentera.projects.palette import HUES

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


def next_colours(viewer: Viewer, count: int) -> list[int]:
    """Return hues for new projects: those the running ones use least, in the palette's order."""
    running = Project.objects.filter(
        workspace_id=viewer.workspace_id, archived_at__isnull=True, merged_into__isnull=True
    )
    used = Counter(dict(running.values_list("colour").annotate(times=Count("pk")).order_by()))
    colours = []
    for _ in range(count):
        colours.append(min(HUES, key=lambda hue: (used[hue], hue)))
        used[colours[-1]] += 1
    return colours
