"""What people type about their agreed hours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from lentera.domain.lengths import Question, format_length, parse_length
from lentera.domain.refusals import Refusal
from lentera.worktime.querysets import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

A_DAY = timedelta(days=1)
LABELS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


class DayLengthField(forms.CharField):
    """The hours of one weekday, typed like 8, 7:30 or 450m; empty means none. Cleaned: minutes."""

    def __init__(self, label: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": 8})
        super().__init__(label=label, required=False, max_length=20, widget=widget)

    def clean(self, value: Any) -> int:
        """Read the length in minutes."""
        text: str = super().clean(value)
        if not text:
            return 0
        try:
            found = parse_length(text)
        except Refusal:
            message = _("This is not a length. Try 1:30, 1.5 or 90m.")
            raise forms.ValidationError(message, code="length") from None
        if isinstance(found, Question):
            message = _("Is this minutes or hours? Write %(number)sm or %(number)sh.")
            raise forms.ValidationError(message, code="which", params={"number": found.number})
        if found.length > A_DAY:
            raise forms.ValidationError(_("A day has 24 hours."), code="day")
        return found.length // timedelta(minutes=1)


class HoursForm(forms.Form):
    """The agreed hours of each weekday, and from which day on they hold."""

    from_on = forms.DateField(
        label=_("From this day on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Days before it keep what was agreed then."),
        error_messages={
            "required": _("Choose the day from which these hours hold."),
            "invalid": _("This is no date. Write it like 2026-11-24."),
        },
    )

    def __init__(self, *args: Any, earliest: date, latest: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._earliest, self._latest = earliest, latest
        for name, label in zip(WEEKDAYS, LABELS, strict=True):
            self.fields[name] = DayLengthField(label)

    @property
    def days(self) -> list[forms.BoundField]:
        """The seven fields of the week, Monday first."""
        return [self[name] for name in WEEKDAYS]

    def clean_from_on(self) -> date:
        """Refuse a day that is most likely a slip of the hand."""
        day: date = self.cleaned_data["from_on"]
        if not self._earliest <= day <= self._latest:
            facts = {"first": date_format(self._earliest), "last": date_format(self._latest)}
            message = _("Choose a day from %(first)s to %(last)s.")
            raise forms.ValidationError(message, code="range", params=facts)
        return day

    def minutes(self) -> list[int]:
        """Return the cleaned minutes of each weekday, Monday first."""
        return [self.cleaned_data[name] for name in WEEKDAYS]


def typed_hours(weekdays: Sequence[timedelta]) -> dict[str, str]:
    """Return lengths as they would be typed, for a form to begin with."""
    typed = [format_length(length) if length else "" for length in weekdays]
    return dict(zip(WEEKDAYS, typed, strict=True))
