"""Putting a member into a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.people.forms.ids import IdField, offer
from lentera.web.formats import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import QueryDict

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
        first: date,
        last: date,
    ) -> None:
        super().__init__(sent, initial={"from_on": last})
        self._viewer, self._first, self._last = viewer, first, last
        offer(self, "team", teams, nothing=_("No team"))
        self.fields["from_on"].widget.attrs |= {"min": first, "max": last}

    def clean_from_on(self) -> date:
        """Keep the day inside what can still change."""
        day: date = self.cleaned_data["from_on"]
        if self._first <= day <= self._last:
            return day
        facts = {
            "first": short_date(self._first, self._viewer),
            "last": short_date(self._last, self._viewer),
        }
        raise ValidationError(gettext("Choose a day from %(first)s to %(last)s.") % facts)
