"""Looks for tests: kept by the service that keeps them all, without the charter before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from lentera.witness.services import Looking, keep_look
from tests.cast import NOW

if TYPE_CHECKING:
    from datetime import datetime

    from tests.cast import Cast

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)


def looking(cast: Cast, who: str, **changes: Any) -> Looking:
    """What Putri asks for when she runs payroll, or somebody else with changes."""
    viewer = cast.viewer(who)
    usual = Looking(
        workspace_id=viewer.workspace_id,
        viewer_id=viewer.member_id,
        actor_id=viewer.account_id,
        role="payroll",
        purpose="payroll",
        granularity="person_per_day",
        first_on=MONDAY,
        last_on=SUNDAY,
        channel="page",
        reference="2026-11",
        charter_number=1,
    )
    return replace(usual, **changes)


def look(cast: Cast, who: str, *at: str, now: datetime = NOW, **changes: Any) -> int:
    """Keep that somebody looked at these people's time."""
    ids = [cast.viewer(name).member_id for name in at]
    return keep_look(looking(cast, who, **changes), subject_ids=ids, now=now)
