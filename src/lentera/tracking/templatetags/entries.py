"""What entry templates need beside the shell's tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from lentera.tracking.selectors import EntryLine

register = template.Library()


@register.filter
def length_at(line: EntryLine, now: datetime) -> timedelta:
    """How long an entry is; up to ``now`` while it runs."""
    return line.length(now)
