"""What the worker does for this room: saying that a version holds. It holds without being said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lentera.charter.services.announcing import IN_FORCE, say_in_force

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def run_in_force(payload: Mapping[str, Any], now: datetime) -> None:
    """Tell everybody, unless the version was withdrawn meanwhile."""
    say_in_force(payload["version"], now=now)


JOBS = {IN_FORCE: run_in_force}
