"""The one place that asks what time it is. Only edges import it; rules are given ``now``."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant.

    Zone: UTC, aware. Cut to milliseconds, which both databases keep and JSON carries.
    """
    present = datetime.now(UTC)  # noqa: TID251  this is the edge the rule points to
    return present.replace(microsecond=present.microsecond // 1000 * 1000)
