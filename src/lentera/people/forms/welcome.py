"""The steps of the first run, one form each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from lentera.people.forms.fields import NameField, NewPasswordField, WeekStartField, ZoneField
from lentera.people.models import Account

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

JUST_ME, TEAM = "me", "team"


class PlaceForm(forms.Form):
    """Language and place."""

    language = forms.ChoiceField(label=_("Language"), choices=Account.Language.choices)
    zone = ZoneField()
    week_starts_on = WeekStartField()


class YouForm(forms.Form):
    """The first account."""

    name = NameField(
        label=_("Your name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As your team knows you."),
    )
    email = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        help_text=_("You sign in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": _("Please write your mail address."),
            "invalid": _("This is no mail address. It should look like name@example.org."),
        },
    )
    password = NewPasswordField()

    def clean(self) -> dict[str, Any]:
        """Refuse a password that repeats the name or the address."""
        cleaned = super().clean() or {}
        if "password" in cleaned:
            account = Account(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(cleaned["password"], account)
            except forms.ValidationError as wrong:
                self.add_error("password", wrong)
        return cleaned


class NameForm(forms.Form):
    """One's own name, when the account exists already."""

    name = NameField(label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))


class PurposeForm(forms.Form):
    """What Lentera is for."""

    purpose = forms.ChoiceField(
        label=_("What is it for?"),
        choices=[
            (JUST_ME, _("Just me")),
            (TEAM, _("A team that agrees first")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. You can change your mind later.")},
    )


class WorkspaceForm(forms.Form):
    """The workspace's name."""

    name = NameField(
        label=_("Name of the workspace"),
        help_text=_("Your company, your team, or just your own name."),
    )


MEANING: dict[str, str | _StrPromise] = {
    JUST_ME: _("Your own time, for yourself or for invoices. You can invite others later."),
    TEAM: _("People are asked before anything of theirs is shown to anybody."),
}
