"""Fields for clock times and lengths, as people type them."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.domain.clocktimes import DAY_MINUTES, time_at_start
from lentera.domain.lengths import Question, parse_length
from lentera.domain.refusals import Refusal


class ClockField(forms.CharField):
    """A time of day: 9, 9:15, 13.40, 3 pm; empty gives None."""

    default_error_messages = {
        "clock": _("This is not a time of day. Try 9, 9:15 or 13.40."),
    }

    def clean(self, value: Any) -> Any:
        """Read the time."""
        minutes = self.minutes(value)
        return None if minutes is None else time(minutes // 60, minutes % 60)

    def minutes(self, value: Any, latest: int = DAY_MINUTES - 1) -> int | None:
        """Read the minutes since midnight."""
        text = super().clean(value)
        if not text:
            return None
        found = time_at_start(text)
        minutes = found.start.minutes if found and not found.rest else None
        if minutes is None or minutes > latest:
            raise forms.ValidationError(self.error_messages["clock"], code="clock")
        return minutes


class EndField(ClockField):
    """A time of day at which something ends, also 24:00; gives the time since midnight."""

    def clean(self, value: Any) -> timedelta | None:
        """Read the time."""
        minutes = self.minutes(value, latest=DAY_MINUTES)
        return None if minutes is None else timedelta(minutes=minutes)


class LengthField(forms.CharField):
    """A length: 2, 1.5, 1:30, 90m, 1 jam 30; empty gives None. What can be two lengths is asked."""

    default_error_messages = {
        "length": _("This is not a length. Try 1:30, 1.5 or 90m."),
        "which": _("Is this minutes or hours? Write %(number)sm or %(number)sh."),
    }

    def clean(self, value: Any) -> timedelta | None:
        """Read the length."""
        text = super().clean(value)
        if not text:
            return None
        try:
            found = parse_length(text)
        except Refusal:
            raise forms.ValidationError(self.error_messages["length"], code="length") from None
        if isinstance(found, Question):
            raise forms.ValidationError(
                self.error_messages["which"], code="which", params={"number": found.number}
            )
        return found.length
