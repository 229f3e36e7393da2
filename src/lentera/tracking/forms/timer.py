"""Forms of the timer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.tracking.forms.content import ContentForm
from lentera.tracking.forms.fields import HexIdField
from lentera.tracking.forms.times import ClockField


class StartForm(ContentForm):
    """Start: from the fields, or from an earlier entry or a favourite."""

    at = ClockField(label=_("Started at"), required=False)
    entry = HexIdField(required=False)
    favourite = HexIdField(required=False)


class WhichForm(forms.Form):
    """The timer that the page showed; another one may run by now."""

    entry = HexIdField(required=False)


class DescribeForm(ContentForm):
    """What the timer says that the page showed."""

    entry = HexIdField(required=False)


class StopForm(WhichForm):
    """Stop: now, at a clock time that was typed, or at an instant a page proposed."""

    at = ClockField(label=_("Stopped at"), required=False)
    ended_at = forms.DateTimeField(required=False)


class SinceForm(forms.Form):
    """The start that was forgotten, for the timer that runs."""

    at = ClockField(label=_("Started at"), help_text=_("For example 9, 9:15 or 13.40"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].widget.attrs |= {"autofocus": True, "class": "narrow"}
