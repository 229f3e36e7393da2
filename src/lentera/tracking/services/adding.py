"""Adding what a person typed: a span, a length on a day, or a timer that runs since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.tracking.selectors.placing import place_length
from lentera.tracking.selectors.tokens import with_tokens
from lentera.tracking.services.entries import add_entry
from lentera.tracking.services.timer import start_timer

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.natural import Reading
    from lentera.domain.viewer import Viewer
    from lentera.tracking.content import Content
    from lentera.tracking.models import TimeEntry


@transaction.atomic
def add_reading(viewer: Viewer, *, reading: Reading, content: Content, now: datetime) -> TimeEntry:
    """Add what a typed line or the fields mean; a start that runs on starts the timer.

    Words of the line become the description where none was given; ``@`` and ``#`` the project
    and tags.
    """
    content = with_tokens(viewer, content, reading)
    if reading.start_at and reading.end_at is None:
        return start_timer(viewer, content=content, at=reading.start_at, now=now)
    if reading.start_at and reading.end_at:
        start_at, end_at = reading.start_at, reading.end_at
    else:
        length = reading.length or timedelta(0)
        start_at, end_at = place_length(viewer, reading.day_on, length, now=now)
    return add_entry(viewer, content=content, started_at=start_at, ended_at=end_at, now=now)
