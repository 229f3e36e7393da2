"""Fields that several forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from lentera.people.zones import zone_names, zone_options
from lentera.web import clock

PASSWORD_HELP = _(
    "At least 12 characters. A few words in a row are easy to remember and hard to guess."
)
WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


class ZonePicker(forms.Select):
    """A select of all zones that finds as one types, where scripts run."""

    template_name = "people/_zone.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the picker its zones, with the distances of today."""
        context = super().get_context(name, value, attrs)
        told = context["widget"]["attrs"]
        context["zones"] = zone_options(str(value or ""), now=clock.now())
        context["described"] = told.get("aria-describedby", "")
        context["invalid"] = "aria-invalid" in told
        return context


class ZoneField(forms.CharField):
    """An IANA zone."""

    widget = ZonePicker
    default_error_messages = {
        "required": _("Choose the time zone you are in."),
        "unknown": _("Lentera does not know this time zone. Choose one from the list."),
    }

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"label": _("Time zone"), **rest})

    def validate(self, value: str) -> None:
        """Refuse what no zone is called."""
        super().validate(value)
        if value not in zone_names():
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")


class WeekStartField(forms.TypedChoiceField):
    """The day a week begins with."""

    def __init__(self, **rest: Any) -> None:
        words = {"label": _("A week begins on"), **rest}
        super().__init__(choices=WEEKDAYS, coerce=int, **words)


class NameField(forms.CharField):
    """What a person or a thing is called: one line, something to see."""

    default_error_messages = {"required": _("Please write a name.")}

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"max_length": 120, **rest})

    def to_python(self, value: Any) -> str:
        """Read a name as one line: line breaks and spaces in a row become one space."""
        return " ".join((super().to_python(value) or "").split())


class NewPasswordField(forms.CharField):
    """A new password: one field, which can be shown while typing."""

    default_error_messages = {"required": _("Please choose a password.")}

    def __init__(self) -> None:
        super().__init__(
            label=_("Password"),
            strip=False,
            max_length=4096,
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-reveal": ""}),
            help_text=PASSWORD_HELP,
        )

    def clean(self, value: Any) -> str:
        """Refuse short and common passwords."""
        password: str = super().clean(value)
        validate_password(password)
        return password
