"""What the worker does for this room."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from lentera.domain.doors import OwnTime, standing_open
from lentera.people.viewer import viewer_of_member
from lentera.tracking.services import stop_after_leaving

if TYPE_CHECKING:
    from collections.abc import Mapping


def member_left(payload: Mapping[str, Any], now: datetime) -> None:
    """Stop the timer of a member who left while it ran."""
    viewer = viewer_of_member(payload["member"], who_left=True)
    if viewer is None:
        return
    with standing_open(OwnTime(viewer.member_id)):
        stop_after_leaving(
            viewer,
            left_at=datetime.fromisoformat(payload["left_at"]),
            is_back=viewer_of_member(payload["member"]) is not None,
            now=now,
        )


JOBS = {"tracking.member_left": member_left}
