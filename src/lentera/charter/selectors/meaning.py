"""What a charter means for one person: who may see what of them, and what they may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.domain.charter import Asker, Charter, Meaning, what_it_means_for
from lentera.domain.viewer import Role
from lentera.people.selectors.standing import teams_during, teams_led_by

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lentera.domain.viewer import Viewer


def meaning_for(
    viewer: Viewer, charter: Charter, *, today: date, projects: Mapping[int, str]
) -> Meaning:
    """Return what a charter means for the viewer, as they stand today.

    Args:
        viewer: who reads.
        charter: the agreement.
        today: the viewer's present day.
        projects: the projects the viewer may know of; who manages projects manages these.
    """
    manages = projects if Role.PROJECT_MANAGER in viewer.roles else ()
    asker = Asker(
        viewer.member_id,
        viewer.roles,
        teams_during([viewer.member_id], today, today)[viewer.member_id],
        teams_led_by(viewer.member_id),
        frozenset(manages),
    )
    return what_it_means_for(charter, asker)
