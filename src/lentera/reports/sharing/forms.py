"""What people choose when they share something of their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from lentera.domain.ids import from_hex, to_hex
from lentera.reports.models import Share
from lentera.reports.services.sharing import Giving

if TYPE_CHECKING:
    from collections.abc import Sequence

TEAM = "team"
FOUR_WEEKS, A_YEAR = timedelta(weeks=4), timedelta(days=366)
THINGS = {
    "room": (Share.What.LOAD, Share.Load.ROOM, _("“I have room”")),
    "full": (Share.What.LOAD, Share.Load.FULL, _("“I am full”")),
    "total": (Share.What.TOTAL, "", _("The total of my last week, as a number of hours")),
}


class ShareForm(forms.Form):
    """What, with whom, until when."""

    what = forms.ChoiceField(
        label=_("What you share"),
        choices=[(key, words) for key, (_what, _load, words) in THINGS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you want to share.")},
    )
    whom = forms.ChoiceField(label=_("With whom"))
    until_on = forms.DateField(
        label=_("Until this day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Then it ends by itself. You can end it earlier at any time."),
        error_messages={
            "required": _("Choose the last day."),
            "invalid": _("This is no date. Write it like 2026-11-24."),
        },
    )

    def __init__(
        self, *args: Any, today: date, team: str, people: Sequence[tuple[int, str]], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.initial = {"until_on": today + FOUR_WEEKS}
        self._today = today
        mine = [(TEAM, team)] if team else []
        named = [(to_hex(member_id), name) for member_id, name in people]
        self.fields["whom"] = forms.ChoiceField(
            label=_("With whom"),
            choices=[*mine, *named],
            error_messages={"invalid_choice": _("This person is not in the list any more.")},
        )

    def clean_until_on(self) -> date:
        """Refuse a day that is over, or so far away that it would be forgotten."""
        day: date = self.cleaned_data["until_on"]
        if not self._today <= day <= self._today + A_YEAR:
            facts = {
                "first": date_format(self._today),
                "last": date_format(self._today + A_YEAR),
            }
            message = _("Choose a day from %(first)s to %(last)s.")
            raise forms.ValidationError(message, code="range", params=facts)
        return day

    def giving(self) -> Giving:
        """Return what was chosen."""
        what, load, _words = THINGS[self.cleaned_data["what"]]
        whom = self.cleaned_data["whom"]
        member_id = None if whom == TEAM else from_hex(whom)
        return Giving(what, load, member_id, self.cleaned_data["until_on"])
