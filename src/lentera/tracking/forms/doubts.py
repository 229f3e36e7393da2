"""What makes us ask once more before time is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lentera.domain.timer import Doubt, check_span

if TYPE_CHECKING:
    from datetime import datetime

WORDS = {
    Doubt.VERY_LONG: _("This is longer than 16 hours."),
    Doubt.IN_THE_FUTURE: _("This time is still to come."),
}


def doubts_about(
    started_at: datetime | None, ended_at: datetime | None, *, now: datetime
) -> list[str]:
    """Say what is doubtful about a stretch: it is very long, or still to come."""
    if started_at is None or ended_at is None or ended_at <= started_at:
        return []
    span = check_span(started_at, ended_at, now=now)
    return [str(words) for doubt, words in WORDS.items() if doubt in span.doubts]
