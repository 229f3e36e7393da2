"""The form that splits an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.domain.mending import Stretch, propose_split
from lentera.domain.wallclock import first_time_after
from lentera.tracking.forms.times import ClockField
from lentera.web.formats import clock_time

if TYPE_CHECKING:
    from datetime import datetime, time

    from lentera.domain.viewer import Viewer
    from lentera.tracking.selectors import EntryLine


class SplitForm(forms.Form):
    """Where to split."""

    at_clock = ClockField(label=_("Split at"), help_text=_("A time between start and end"))

    def __init__(self, data: Any, *, line: EntryLine, viewer: Viewer, now: datetime) -> None:
        self.line, self.zone = line, ZoneInfo(line.zone)
        self.proposed = propose_split(Stretch(line.started_at, line.ended_at), now=now)
        shown = clock_time(self.proposed, viewer, self.zone) if self.proposed else ""
        super().__init__(data, initial={"at_clock": shown})

    def at(self) -> datetime:
        """The first instant after the start at which the clock shows the chosen time."""
        if "at_clock" not in self.changed_data and self.proposed:
            return self.proposed
        wall: time = self.cleaned_data["at_clock"]
        return first_time_after(self.line.started_at, wall, self.zone)
