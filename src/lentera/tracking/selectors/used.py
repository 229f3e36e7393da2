"""What one's own time was spent on, to offer it as a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.tracking.selectors.matching import Filters, matching, matching_near

if TYPE_CHECKING:
    from lentera.domain.timespan import DayRange
    from lentera.domain.viewer import Viewer

Pair = tuple[int | None, int | None]
MOST = 500


def used_pairs(viewer: Viewer, filters: Filters, days: DayRange) -> set[Pair]:
    """Return the projects and tasks of the viewer's entries around the days, as pairs.

    What ``filters`` ask for is among them wherever the viewer has time on it, so that a choice
    keeps its name on days without it. One query, one more for each kind of thing asked for.
    """
    asked = (
        Filters(project_ids=filters.project_ids),
        Filters(client_ids=filters.client_ids),
        Filters(task_ids=filters.task_ids),
    )
    found = [matching_near(viewer, Filters(), days)]
    found += [matching(viewer, one) for one in asked if one != Filters()]
    return {
        pair
        for entries in found
        for pair in entries.values_list("project_id", "task_id").distinct()[:MOST]
    }
