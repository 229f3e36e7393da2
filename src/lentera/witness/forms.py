"""What people choose and write about looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.domain.charter import Purpose
from lentera.domain.telling import Manner
from lentera.witness.selectors import Sought
from lentera.witness.words import MANNERS, PURPOSES, SERVER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

OUTCOMES = {"": None, "shown": False, "refused": True}
TEXT_AT_MOST = 2000


class SoughtForm(forms.Form):
    """Which looks to list; what is no choice leaves nothing out."""

    purpose = forms.ChoiceField(
        label=_("What for"),
        required=False,
        choices=[
            ("", _("Any purpose")),
            *((one.value, PURPOSES[one.value]) for one in Purpose if one is not Purpose.OWN_USE),
        ],
    )
    who = forms.ChoiceField(label=_("By whom"), required=False)
    outcome = forms.ChoiceField(
        label=_("How it ended"),
        required=False,
        choices=[("", _("All looks")), ("shown", _("Shown")), ("refused", _("Refused"))],
    )

    def __init__(self, asked: QueryDict, people: Iterable[tuple[str, str]]) -> None:
        super().__init__(asked, auto_id="looks-%s")
        who = self.fields["who"]
        if isinstance(who, forms.ChoiceField):
            server = (SERVER, _("The server itself"))
            who.choices = [("", _("Anybody")), *people, server]

    def sought(self) -> Sought:
        """Return what was chosen."""
        self.full_clean()
        chosen: dict[str, Any] = self.cleaned_data
        return Sought(
            purpose=chosen.get("purpose", ""),
            who=chosen.get("who", ""),
            refused=OUTCOMES[chosen.get("outcome", "")],
        )


class WordForm(forms.Form):
    """A question, a report or an answer."""

    text = forms.CharField(
        label=_("Your words"),
        max_length=TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Write a sentence, so that the other side knows what it is about."),
            "max_length": _("Up to %(limit_value)d characters, please."),
        },
    )

    def __init__(self, *args: Any, label: Any = None, help_text: Any = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["text"].label = label or self.fields["text"].label
        self.fields["text"].help_text = help_text


class NoticesForm(forms.Form):
    """How somebody wants to be told of looks."""

    news = forms.ChoiceField(
        label=_("Somebody looks for the first time, or for something new"),
        widget=forms.RadioSelect,
        choices=[
            (one.value, MANNERS[one.value])
            for one in (Manner.AT_ONCE, Manner.DAILY, Manner.WEEKLY, Manner.PAGE)
        ],
    )
    routine = forms.ChoiceField(
        label=_("The same people look again for the same"),
        widget=forms.RadioSelect,
        choices=[
            (one.value, MANNERS[one.value]) for one in (Manner.DAILY, Manner.WEEKLY, Manner.PAGE)
        ],
    )
