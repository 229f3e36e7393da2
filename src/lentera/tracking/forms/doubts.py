"""What makes us ask once more before time is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lentera.domain.timer import Doubt, check_span, doubts_since

if TYPE_CHECKING:
    from datetime import datetime

WORDS = {
    Doubt.VERY_LONG: _("This is longer than 16 hours."),
    Doubt.IN_THE_FUTURE: _("This time is still to come."),
    Doubt.LONG_AGO: _("That is more than 10 hours ago."),
}


def doubts_about(
    started_at: datetime | None, ended_at: datetime | None, *, now: datetime
) -> list[str]:
    """Say what is doubtful about times: very long, still to come, or running since long ago."""
    if started_at is None or (ended_at is not None and ended_at <= started_at):
        return []
    if ended_at is None:
        doubts = doubts_since(started_at, now=now)
    else:
        doubts = check_span(started_at, ended_at, now=now).doubts
    return [str(words) for doubt, words in WORDS.items() if doubt in doubts]
