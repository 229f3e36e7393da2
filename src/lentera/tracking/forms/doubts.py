"""What makes us ask once more before time is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from lentera.domain.natural import Kind, Reading
from lentera.domain.timer import Doubt, check_span, doubts_since
from lentera.tracking.readings import say_reading

if TYPE_CHECKING:
    from datetime import datetime

    from django.forms import Form

    from lentera.domain.viewer import Viewer

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


def asks_about_start(
    form: Form, viewer: Viewer, at: datetime | None, *, now: datetime
) -> dict[str, Any]:
    """Say which start of a timer was understood, and whether to show it before it is saved.

    A clock time that is still to come today means yesterday; ``sure`` brings the echo back.
    """
    doubts = doubts_about(at, None, now=now)
    if at is None or not doubts:
        return {"asks": False}
    echo = say_reading(viewer, Reading(Kind.RUNNING, at.date(), at), now=now)
    return {"asks": form.data.get("sure") != echo, "echo": echo, "doubts": doubts}
