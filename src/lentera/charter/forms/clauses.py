"""A draft as a form: every clause a field, with its bounds in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.charter.words import AUDIENCES, CADENCES, GRANTABLE, GRANULARITIES, KINDS, PURPOSES
from lentera.domain.charter import (
    BOUNDS,
    MONTHS,
    Audience,
    Cadence,
    Charter,
    Grant,
    Granularity,
    Kind,
    Purpose,
    ReminderHours,
    Retention,
    widest_grant,
)
from lentera.domain.ids import from_hex, to_hex

if TYPE_CHECKING:
    from django.http import QueryDict

    from lentera.charter.words import Words

BOUNDED: dict[str, tuple[Words, Words]] = {
    "smallest_group": (
        _("People behind a sum of work"),
        _("From %(lowest)s to %(highest)s. Whoever looks is not counted."),
    ),
    "smallest_group_about_people": (
        _("People behind a figure about people"),
        _("From %(lowest)s to %(highest)s. Overtime and full weeks are such figures."),
    ),
    "edit_window_days": (
        _("Days to put right what was written"),
        _("From %(lowest)s to %(highest)s, counted from the end of the week or month."),
    ),
    "notice_days": (
        _("Days of notice before more is shown"),
        _("From %(lowest)s to %(highest)s. The charter of now says how long this change waits."),
    ),
    "looks_told_within_days": (
        _("Days within which people are told about a look"),
        _("From %(lowest)s to %(highest)s; 0 is at once. In the log it stands at once always."),
    ),
}


@dataclass(frozen=True, slots=True)
class PurposeFields:
    """The fields of one purpose: how much each audience may see for it."""

    label: Words
    fields: tuple[forms.BoundField, ...]
    granted: bool


class ClauseForm(forms.Form):
    """All clauses of a charter."""

    why = forms.CharField(
        label=_("Why it should change"),
        help_text=_("Everybody reads this with the announcement."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    cadence = forms.TypedChoiceField(
        label=_("How often days close"),
        help_text=_("Nobody else sees anything of days that are not closed."),
        choices=[(one.slug, CADENCES[one]) for one in Cadence],
        coerce=lambda slug: Cadence[slug.upper()],
        widget=forms.RadioSelect,
    )
    names_shown_for_looks = forms.BooleanField(
        label=_("People see the name of who looked, not only the role"), required=False
    )
    exporters = forms.TypedMultipleChoiceField(
        label=_("Who may take what they see out of Lentera"),
        choices=[(one.value, AUDIENCES[one]) for one in Audience if one is not Audience.MEMBER],
        coerce=Audience,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reminders_from = forms.TimeField(
        label=_("Reminders from"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    reminders_until = forms.TimeField(
        label=_("Reminders until"),
        help_text=_("Leave both empty if Lentera should never remind anybody."),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    review_on = forms.DateField(
        label=_("Looked at again on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    results_only_projects = forms.TypedMultipleChoiceField(
        label=_("Projects where only results count"),
        coerce=from_hex,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, sent: QueryDict | None, *, charter: Charter, why: str, projects: Mapping[int, str]
    ) -> None:
        super().__init__(sent, initial={"why": why, **_initial(charter)})
        self._hidden = charter.results_only_projects - projects.keys()
        for clause, bounds in BOUNDS.items():
            self.fields[clause] = _bounded(*BOUNDED[clause], *bounds)
        for kind, bounds in MONTHS.items():
            self.fields[f"kept-{kind}"] = _bounded(
                KINDS[kind], _("From %(lowest)s to %(highest)s months."), *bounds
            )
        for audience, purpose in product(Audience, GRANTABLE):
            if widest_grant(audience, purpose):
                self.fields[_name(audience, purpose)] = _grant_field(audience, purpose)
        choices = [(to_hex(pk), name) for pk, name in projects.items()]
        field = self.fields["results_only_projects"]
        field.choices = choices  # type: ignore[attr-defined]  # it is a choice field
        if not choices:
            del self.fields["results_only_projects"]

    @property
    def purposes(self) -> Iterator[PurposeFields]:
        """The grants, purpose by purpose."""
        for purpose in GRANTABLE:
            names = [_name(audience, purpose) for audience in Audience]
            bound = tuple(self[name] for name in names if name in self.fields)
            granted = any(field.value() != Granularity.NOTHING.slug for field in bound)
            yield PurposeFields(PURPOSES[purpose], bound, granted)

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The bounded numbers."""
        return [self[clause] for clause in BOUNDS]

    @property
    def kept(self) -> list[forms.BoundField]:
        """The months each kind of fact is kept."""
        return [self[f"kept-{kind}"] for kind in Kind]

    def clean(self) -> dict[str, Any]:
        """Refuse hours for reminders that are half given, or run backwards."""
        cleaned: dict[str, Any] = super().clean() or {}
        from_at, until_at = cleaned.get("reminders_from"), cleaned.get("reminders_until")
        if (from_at is None) != (until_at is None):
            missing = "reminders_from" if from_at is None else "reminders_until"
            self.add_error(missing, _("Give both times, or none."))
        elif from_at and until_at and from_at >= until_at:
            self.add_error("reminders_until", _("Choose a time after the first one."))
        return cleaned

    def charter(self) -> Charter:
        """Return the cleaned clauses as a charter."""
        cleaned = self.cleaned_data
        from_at, until_at = cleaned["reminders_from"], cleaned["reminders_until"]
        return Charter(
            grants=frozenset(self._grants()),
            cadence=cleaned["cadence"],
            retention=Retention(**{kind.value: cleaned[f"kept-{kind}"] for kind in Kind}),
            review_on=cleaned["review_on"],
            results_only_projects=frozenset(cleaned.get("results_only_projects", ()))
            | self._hidden,
            reminder_hours=ReminderHours(from_at, until_at) if from_at else None,
            names_shown_for_looks=cleaned["names_shown_for_looks"],
            exporters=frozenset(cleaned["exporters"]),
            **{clause: cleaned[clause] for clause in BOUNDS},
        )

    def _grants(self) -> Iterator[Grant]:
        for audience, purpose in product(Audience, GRANTABLE):
            granted = self.cleaned_data.get(_name(audience, purpose))
            if granted:
                yield Grant(audience, purpose, granted)


def _initial(charter: Charter) -> dict[str, Any]:
    hours = charter.reminder_hours
    grants = {
        _name(audience, purpose): charter.granted(audience, purpose).slug
        for audience, purpose in product(Audience, GRANTABLE)
    }
    return {
        "cadence": charter.cadence.slug,
        "names_shown_for_looks": charter.names_shown_for_looks,
        "exporters": [one.value for one in charter.exporters],
        "reminders_from": hours and hours.from_at,
        "reminders_until": hours and hours.until_at,
        "review_on": charter.review_on,
        "results_only_projects": [to_hex(one) for one in charter.results_only_projects],
        **{clause: getattr(charter, clause) for clause in BOUNDS},
        **{f"kept-{kind}": charter.retention.months(kind) for kind in Kind},
        **grants,
    }


def _name(audience: Audience, purpose: Purpose) -> str:
    return f"grant-{audience}-{purpose}"


def _grant_field(audience: Audience, purpose: Purpose) -> forms.TypedChoiceField:
    widest = widest_grant(audience, purpose)
    return forms.TypedChoiceField(
        label=AUDIENCES[audience],
        choices=[(one.slug, GRANULARITIES[one]) for one in Granularity if one <= widest],
        coerce=lambda slug: Granularity[slug.upper()],
        error_messages={
            "invalid_choice": _(
                "No charter may show that much for this purpose. Choose one of the list."
            )
        },
    )


def _bounded(label: Words, help_text: Words, lowest: int, highest: int) -> forms.IntegerField:
    facts = {"lowest": lowest, "highest": highest}
    beyond = _("This is from %(lowest)s to %(highest)s; no charter goes beyond.") % facts
    return forms.IntegerField(
        label=label,
        help_text=help_text % facts,
        min_value=lowest,
        max_value=highest,
        error_messages={
            "min_value": beyond,
            "max_value": beyond,
            "required": _("Write a number."),
            "invalid": _("Write a number."),
        },
    )
