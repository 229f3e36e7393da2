"""Putting a member into a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.ids import to_hex
from lentera.people.forms.ids import IdField, offer
from lentera.web.formats import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import QueryDict

    from lentera.domain.timespan import DayRange
    from lentera.domain.viewer import Viewer
    from lentera.people.models import Team


class MoveForm(forms.Form):
    """Which team, and from which day on; no team takes the member out of theirs."""

    team = IdField(label=_("Team"), required=False)
    from_on = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        viewer: Viewer,
        teams: Iterable[Team],
        team_id: int | None,
        possible: DayRange,
    ) -> None:
        present = {"from_on": possible.last_on, "team": team_id and to_hex(team_id)}
        super().__init__(sent, initial=present)
        self._viewer, self._possible = viewer, possible
        offer(self, "team", teams, nothing=_("No team"))
        self.fields["from_on"].widget.attrs |= {
            "min": possible.first_on,
            "max": possible.last_on,
        }

    def clean_from_on(self) -> date:
        """Keep the day inside what can still change."""
        day: date = self.cleaned_data["from_on"]
        if self._possible.first_on <= day <= self._possible.last_on:
            return day
        facts = {
            "first": short_date(self._possible.first_on, self._viewer),
            "last": short_date(self._possible.last_on, self._viewer),
        }
        raise ValidationError(gettext("Choose a day from %(first)s to %(last)s.") % facts)
