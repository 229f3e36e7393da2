"""Short forms in which people say something: objections, elections, leads' answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from lentera.charter.selectors.answers import ASKED
from lentera.charter.words import CADENCES, GRANULARITIES, PURPOSES
from lentera.domain.charter import Audience, Cadence, Granularity, Purpose, widest_grant
from lentera.domain.ids import from_hex, to_hex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from lentera.charter.selectors.answers import Need


class TextForm(forms.Form):
    """What somebody writes into an objection."""

    text = forms.CharField(
        label=_("What you want to say"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what you want to say.")},
    )


class ElectionForm(forms.Form):
    """Whom the people elected, when and how."""

    member = forms.TypedChoiceField(
        label=_("Elected"),
        coerce=from_hex,
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    held_on = forms.DateField(
        label=_("On this day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    how = forms.CharField(
        label=_("How"),
        help_text=_("For example: secret ballot, 19 of 24 voted. Everybody here can read it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, sent: QueryDict | None, *, people: Mapping[int, str]) -> None:
        super().__init__(sent)
        choices = [("", _("Choose somebody")), *((to_hex(pk), name) for pk, name in people.items())]
        self.fields["member"].choices = choices  # type: ignore[attr-defined]  # it is a choice field


class EndElectionForm(forms.Form):
    """Why the representative does not represent any more."""

    why = forms.CharField(
        label=_("Why it ended"),
        help_text=_("Everybody here is told."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AnswerForm(forms.Form):
    """What a lead needs."""

    why = forms.CharField(
        label=_("What do you need to know, and what for?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    cadence = forms.TypedChoiceField(
        label=_("How often do you need it?"),
        choices=[(one.slug, CADENCES[one]) for one in Cadence],
        coerce=lambda slug: Cadence[slug.upper()],
        widget=forms.RadioSelect,
        initial=Cadence.MONTH.slug,
    )

    def __init__(self, sent: QueryDict | None, *, kept: Need | None) -> None:
        initial = {"why": kept.why, "cadence": kept.cadence.slug} if kept else {}
        super().__init__(sent, initial=initial)
        for purpose in ASKED:
            self.fields[purpose.value] = forms.TypedChoiceField(
                label=PURPOSES[purpose],
                choices=_steps(purpose),
                coerce=lambda slug: Granularity[slug.upper()],
                initial=kept.needs[purpose].slug if kept else Granularity.NOTHING.slug,
            )

    def needs(self) -> dict[Purpose, Granularity]:
        """Return the cleaned granularity of each purpose."""
        return {purpose: self.cleaned_data[purpose.value] for purpose in ASKED}


def _steps(purpose: Purpose) -> list[tuple[str, object]]:
    widest = widest_grant(Audience.LEAD, purpose)
    return [(one.slug, GRANULARITIES[one]) for one in Granularity if one <= widest]
