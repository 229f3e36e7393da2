"""Keys for the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.people.forms.fields import NameField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class KeyForm(forms.Form):
    """A new key: what it is for, where, how long, and whether it may change anything."""

    name = NameField(
        label=_("What will use it?"), help_text=_("For example: my editor, the payroll export.")
    )
    workspace = forms.TypedChoiceField(
        label=_("Workspace"), coerce=int, empty_value=None, required=False
    )
    expires_on = forms.DateField(
        label=_("Good until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("The last day on which it works. Without a day it works until you revoke it."),
        error_messages={"invalid": _("This is no date. Write it like 2026-11-24.")},
    )
    read_only = forms.BooleanField(
        label=_("Reads only"),
        required=False,
        help_text=_("It can look at your time and change nothing."),
    )

    def __init__(
        self, *args: Any, workspaces: Iterable[tuple[int, str]], today: date, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self._today = today
        field = self.fields["workspace"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", _("All my workspaces")), *workspaces]

    def clean_expires_on(self) -> date | None:
        """Refuse a day that is over."""
        day: date | None = self.cleaned_data["expires_on"]
        if day is not None and day < self._today:
            raise forms.ValidationError(
                _("This day is over. Choose today or a later day."), code="over"
            )
        return day
