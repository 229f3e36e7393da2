"""What is said before named people are looked at: what for, which days, whom, what about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.charter.words import PURPOSES
from lentera.domain.charter import Granularity, Purpose
from lentera.domain.ids import from_hex, to_hex
from lentera.domain.timespan import DayRange
from lentera.reports.named.reading import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

A_YEAR = timedelta(days=366)
DAY_FIELD = {
    "required": _("Choose a day."),
    "invalid": _("This is no date. Write it like 2026-11-24."),
}


class NamedForm(forms.Form):
    """Nothing is chosen beforehand but the purpose and the days: whom, is said each time."""

    purpose = forms.ChoiceField(label=_("What for"), widget=forms.RadioSelect)
    first_on = forms.DateField(
        label=_("First day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages=DAY_FIELD,
    )
    last_on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages=DAY_FIELD,
    )
    reference = forms.CharField(
        label=_("What it belongs to"),
        max_length=200,
        help_text=_("The payroll run, the invoice or the request. The people concerned read it."),
        error_messages={"required": _("Say what this look belongs to.")},
    )
    project = forms.ChoiceField(label=_("Project, for a bill"), required=False)
    everybody = forms.BooleanField(label=_("Everybody in the list below"), required=False)
    people = forms.MultipleChoiceField(
        label=_("Whose time"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose whose time you need."),
            "invalid_choice": _("Somebody is not in the list any more."),
        },
    )

    def __init__(
        self,
        *args: Any,
        granted: Mapping[Purpose, Granularity],
        people: Mapping[int, str],
        projects: Mapping[int, str],
        days: DayRange,
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self._granted, self._people = granted, people
        self.initial = {"first_on": days.first_on, "last_on": days.last_on}
        purposes = [(one.value, PURPOSES[one]) for one in granted]
        _choose(self.fields["purpose"], purposes)
        if len(purposes) == 1:
            self.initial["purpose"] = purposes[0][0]
        _choose(self.fields["people"], [(to_hex(one), name) for one, name in people.items()])
        self.fields["people"].required = not self.data.get("everybody")
        if Purpose.CLIENT_BILLING in granted:
            named = [(to_hex(one), name) for one, name in projects.items()]
            _choose(self.fields["project"], [("", _("No project")), *named])
        else:
            del self.fields["project"]

    def clean(self) -> dict[str, Any]:
        """Ask for what the fields ask for together."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and not first <= last <= first + A_YEAR:
            self.add_error("last_on", _("The last day is the first one or later, within a year."))
        billing = cleaned.get("purpose") == Purpose.CLIENT_BILLING.value
        if billing and not cleaned.get("project"):
            self.add_error("project", _("A bill is about a project. Choose it."))
        return cleaned

    def wanted(self) -> Wanted:
        """Return what was asked for."""
        cleaned = self.cleaned_data
        purpose = Purpose(cleaned["purpose"])
        chosen = [from_hex(one) for one in cleaned["people"]]
        project = cleaned.get("project") if purpose is Purpose.CLIENT_BILLING else ""
        return Wanted(
            purpose=purpose,
            granularity=self._granted[purpose],
            days=DayRange(cleaned["first_on"], cleaned["last_on"]),
            member_ids=frozenset(self._people if cleaned["everybody"] else chosen),
            reference=cleaned["reference"],
            project_id=from_hex(project) if project else None,
        )


def _choose(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(field)
    field.choices = choices


def month_before(today: date) -> DayRange:
    """Return the month that ended last: the usual days of a payroll run."""
    last_on = today.replace(day=1) - timedelta(days=1)
    return DayRange(last_on.replace(day=1), last_on)
