"""From a clock time that was typed to the instant that was meant."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.domain.wallclock import readings

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

_DAYS = (timedelta(0), timedelta(days=1), timedelta(days=2))


def latest_instant(viewer: Viewer, wall: time | None, *, now: datetime) -> datetime | None:
    """Return the last instant, not after now, at which the viewer's clock showed ``wall``.

    "23:30" typed at one in the morning means yesterday; an hour that happened twice means its
    second run if that is past already. Zone: the viewer's present one.
    """
    if wall is None:
        return None
    zone = ZoneInfo(viewer.zone)
    today = now.astimezone(zone).date()
    instants = [at for back in _DAYS for at in readings(today - back, wall, zone) if at <= now]
    # Somewhere in the last three days every clock showed every time at least once.
    return max(instants)
