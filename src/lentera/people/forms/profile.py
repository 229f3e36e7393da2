"""What a person says about themselves, and how pages show them things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.people.forms.fields import NameField, WeekStartField, ZoneField
from lentera.people.models import Account
from lentera.people.services.profile import Preferences

if TYPE_CHECKING:
    from django.http import QueryDict


class ProfileForm(forms.Form):
    """One's own name."""

    name = NameField(
        label=_("Your name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Others in your workspaces see it, and nothing else from this page."),
    )


class PreferencesForm(forms.Form):
    """How pages show days, times and numbers."""

    language = forms.ChoiceField(label=_("Language"), choices=Account.Language.choices)
    theme = forms.ChoiceField(label=_("Theme"), choices=Account.Theme.choices)
    zone = ZoneField()
    day_starts_at = forms.TimeField(
        label=_("Your day begins at"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=_("Work past midnight belongs to the day before until this time."),
        error_messages={
            "required": _("Write a time of day, like 00:00."),
            "invalid": _("This is no time of day. Write it like 04:00."),
        },
    )
    week_starts_on = WeekStartField()
    clock_format = forms.ChoiceField(label=_("Clock"), choices=Account.ClockFormat.choices)
    date_format = forms.ChoiceField(label=_("Dates"), choices=Account.DateFormat.choices)
    number_format = forms.ChoiceField(label=_("Numbers"), choices=Account.NumberFormat.choices)
    shortcuts_on = forms.BooleanField(
        label=_("Keyboard shortcuts"),
        required=False,
        help_text=_("Single keys like N and S work on every page. Press ? to see them all."),
    )

    @classmethod
    def showing(cls, account: Account, typed: QueryDict | None) -> PreferencesForm:
        """Begin with what holds now; with what was typed, where something was."""
        return cls(typed, initial={name: getattr(account, name) for name in cls.base_fields})

    def chosen(self) -> Preferences:
        """Return what was chosen."""
        return Preferences(**self.cleaned_data)
