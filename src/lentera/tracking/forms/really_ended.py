"""The form that asks when a timer that ran on unnoticed really ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.wallclock import first_time_after
from lentera.tracking.forms.times import ClockField
from lentera.web.formats import clock_time

if TYPE_CHECKING:
    from datetime import datetime, time

    from lentera.domain.viewer import Viewer
    from lentera.tracking.selectors import EntryLine


class ReallyEndedForm(forms.Form):
    """The real end, as a clock time after the start."""

    at = ClockField(label=_("It really ended at"))

    def __init__(self, data: Any, *, line: EntryLine, viewer: Viewer) -> None:
        self.line, self.zone, self.viewer = line, ZoneInfo(line.zone), viewer
        proposed = line.perhaps_ended_at
        shown = clock_time(proposed, viewer, self.zone) if proposed else ""
        super().__init__(data, initial={"at": shown})
        self.fields["at"].widget.attrs |= {"autofocus": True, "class": "narrow"}

    def clean_at(self) -> datetime:
        """Read the first instant after the start at which the clock shows this time."""
        wall: time = self.cleaned_data["at"]
        at = first_time_after(self.line.started_at, wall, self.zone)
        if self.line.perhaps_ended_at and "at" not in self.changed_data:
            at = self.line.perhaps_ended_at
        if self.line.ended_at is None or at >= self.line.ended_at:
            raise forms.ValidationError(gettext("Give a time before the timer was stopped."))
        return at
