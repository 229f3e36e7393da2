"""Naming a team, and choosing who leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.people.forms.ids import IdField, offer
from lentera.people.selectors.teams import team_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Member


class TeamNameForm(forms.Form):
    """What a team is called; a name that is taken is said beside the field."""

    name = forms.CharField(label=_("Name"), max_length=120)

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        viewer: Viewer,
        team_id: int | None = None,
        name: str = "",
    ) -> None:
        super().__init__(sent, initial={"name": name})
        self._viewer, self._team_id = viewer, team_id

    def clean_name(self) -> str:
        """Refuse a name another team has."""
        name: str = self.cleaned_data["name"].strip()
        if team_named(self._viewer, name, but_not=self._team_id):
            raise ValidationError(
                gettext("A team of this name is there already, perhaps in the archive.")
            )
        return name


class LeadForm(forms.Form):
    """Who shall lead a team."""

    member = IdField(label=_("New lead"))

    def __init__(self, sent: QueryDict | None, *, members: Iterable[Member]) -> None:
        super().__init__(sent)
        offer(self, "member", members, nothing=_("Choose somebody"))
