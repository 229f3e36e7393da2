"""What a workspace is called, and how its days are counted where a person has not chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.people.forms.fields import NameField, WeekStartField, ZoneField
from lentera.people.models import Account


class WorkspaceSettingsForm(forms.Form):
    """The workspace's settings; each person may choose otherwise for themselves."""

    name = NameField(label=_("Name of the workspace"))
    zone = ZoneField()
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Account.Language.choices,
        help_text=_("Of invitations. Everybody chooses the language of their pages."),
    )
    week_starts_on = WeekStartField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].help_text = _(
            "Proposed to people who join. Everybody keeps their own zone."
        )
