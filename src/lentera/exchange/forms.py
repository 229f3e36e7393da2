"""What people answer about a file. What may be answered depends on the file."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.exchange.formats.reading import Asks, Field, Format, Question
from lentera.exchange.wording import FIELDS, UNITS
from lentera.people.forms.fields import ZoneField
from lentera.web.formats import clock_time, long_date, number, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms.boundfield import BoundField
    from django.http import QueryDict

    from lentera.domain.viewer import Viewer
    from lentera.exchange.formats.reading import Person, Reading, Stretch
    from lentera.exchange.models import ImportRun
    from lentera.exchange.selectors import Preview

ANY = "person:"
OFFERED_STRETCHES = 300
OFFERED_TAGS = 60
ONE_DAY = timedelta(days=1)


class FileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=_("File"),
        max_length=255,
        allow_empty_file=True,  # the door says more about an empty one
        error_messages={"required": _("Choose the file you exported.")},
    )


class AnswersForm(forms.Form):
    """The questions about one file; ``choices`` of what is valid are kept with the import."""

    all_optional = True  # what is needed is asked in the preview, in words
    zone = ZoneField(label=_("Time zone of the file"))

    def __init__(self, sent: QueryDict | None, *, preview: Preview, viewer: Viewer) -> None:
        run, reading = preview.run, preview.reading
        super().__init__(sent, initial=_initial(run, reading))
        self._reading, self._zone = reading, run.zone
        self.fields["zone"].help_text = _(
            "Clock times are read here, unless the file itself names a zone."
        )
        if len(reading.people) > 1:
            self.fields["person"] = _one_of(_("Which of them are you?"), _people(reading, viewer))
        for question in preview.questions:
            self._ask(question, viewer)
        if preview.maps_columns:
            meanings = [("", _("Leave out")), *((one.value, FIELDS[one]) for one in Field)]
            for place, heading in enumerate(reading.headings):
                name = heading or gettext("Column %(number)s") % {"number": place + 1}
                column = forms.ChoiceField(label=name, choices=meanings, required=False)
                self.fields[f"column-{place}"] = column
        if reading.format is Format.ICALENDAR:
            for name, label in (("from_on", _("From")), ("until_on", _("Until"))):
                day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
                self.fields[name] = forms.DateField(label=label, required=False, widget=day)

    def columns(self) -> Iterator[BoundField]:
        """Give the fields of the mapping table."""
        return (self[name] for name in self.fields if name.startswith("column-"))

    def clean(self) -> dict[str, Any]:
        """Refuse two columns that mean the same."""
        meanings = [meaning for meaning in self._meanings().values() if meaning]
        twice = {meaning for meaning in meanings if meanings.count(meaning) > 1}
        for meaning in sorted(twice):
            words = _("Two columns cannot both be “%(meaning)s”.")
            facts = {"meaning": FIELDS[Field(meaning)]}
            raise forms.ValidationError(words, code="twice", params=facts)
        return self.cleaned_data

    def choices(self) -> dict[str, Any]:
        """Return the answers as plain values."""
        told = self.cleaned_data
        person = told.get("person")
        zone = ZoneInfo(told["zone"])
        chosen = {
            "person": person.removeprefix(ANY) if person else None,
            "date_order": told.get("date_order"),
            "length_unit": told.get("length_unit"),
            "project_tags": told.get("project_tags"),
            "picked": told.get("picked"),
            "columns": {meaning: at for at, meaning in self._meanings().items() if meaning},
            "not_before": _midnight(told.get("from_on"), zone),
            "not_after": _midnight(told.get("until_on"), zone, after=True),
        }
        return {name: value for name, value in chosen.items() if value not in (None, "", [], {})}

    def _meanings(self) -> dict[int, str]:
        return {
            int(name.removeprefix("column-")): meaning
            for name, meaning in self.cleaned_data.items()
            if name.startswith("column-")
        }

    def _ask(self, question: Question, viewer: Viewer) -> None:
        if question.asks is Asks.DATE_ORDER:
            said = gettext("Line %(line)s says %(example)s. Which day is that?")
            orders = [(one.value, _day_words(one.shown)) for one in question.options]
            self.fields["date_order"] = _one_of(said % _facts(question), orders)
        elif question.asks is Asks.LENGTH_UNIT:
            said = gettext("Line %(line)s says %(example)s. What does that count?")
            units = [(unit.value, words) for unit, words in UNITS.items()]
            self.fields["length_unit"] = _one_of(said % _facts(question), units)
        elif question.asks is Asks.PROJECT_TAGS:
            tags = [
                (one.value, f"{one.value} ({number(int(one.shown), viewer)})")
                for one in question.options[:OFFERED_TAGS]
            ]
            self.fields["project_tags"] = _some_of(_("Which tags are projects?"), tags)
        elif question.asks is Asks.ACTIVITY:
            stretches = [
                (one.id, _stretch_words(one, viewer, self._zone)) for one in longest(self._reading)
            ]
            self.fields["picked"] = _some_of(_("Which stretches do you want to keep?"), stretches)
            if len(stretches) < len(self._reading.activity):
                facts = {
                    "shown": number(len(stretches), viewer),
                    "all": number(len(self._reading.activity), viewer),
                }
                said = gettext("These are the %(shown)s longest of %(all)s.") % facts
                self.fields["picked"].help_text = said


def longest(reading: Reading) -> list[Stretch]:
    """Return the longest stretches of a file, newest day first, in order within a day."""
    most = sorted(reading.activity, key=lambda one: one.length, reverse=True)[:OFFERED_STRETCHES]
    return sorted(most, key=lambda one: one.started_at, reverse=True)


def _initial(run: ImportRun, reading: Reading) -> dict[str, Any]:
    kept = dict(run.choices)
    person = kept.pop("person", None)
    zone = ZoneInfo(run.zone)
    initial: dict[str, Any] = {"zone": run.zone, **kept}
    if person is not None:
        initial["person"] = f"{ANY}{person}"
    for name, key, back in (("from_on", "not_before", 0), ("until_on", "not_after", 1)):
        if key in kept:
            at = datetime.fromisoformat(kept[key]).astimezone(zone)
            initial[name] = at.date() - back * ONE_DAY
    initial |= {f"column-{at}": field.value for field, at in reading.columns.items()}
    return initial


def _one_of(label: Any, options: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=options, widget=forms.RadioSelect, required=False)


def _some_of(label: Any, options: list[tuple[str, Any]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=options, widget=forms.CheckboxSelectMultiple, required=False
    )


def _people(reading: Reading, viewer: Viewer) -> list[tuple[str, str]]:
    return [
        (f"{ANY}{person.key}", f"{_person_words(person)} ({number(count, viewer)})")
        for person, count in reading.people
    ]


def _person_words(person: Person) -> str:
    both = ", ".join(filter(None, (person.name, person.email)))
    return both or gettext("Lines that name nobody")


def _facts(question: Question) -> dict[str, object]:
    return {"line": question.number, "example": question.example}


def _day_words(shown: str) -> str:
    try:
        day = date.fromisoformat(shown)
    except ValueError:
        return shown
    return f"{long_date(day)} {day.year}"


def _stretch_words(stretch: Stretch, viewer: Viewer, zone: str) -> str:
    where = ZoneInfo(zone)
    day = long_date(stretch.started_at.astimezone(where).date())
    begins = clock_time(stretch.started_at, viewer, where)
    ends = clock_time(stretch.ended_at, viewer, where)
    span = f"{begins} \N{EN DASH} {ends}"
    return f"{stretch.name}: {day}, {span}, {spoken(stretch.length)}"


def _midnight(day: date | None, zone: ZoneInfo, *, after: bool = False) -> str | None:
    if day is None:
        return None
    return datetime.combine(day + after * ONE_DAY, time(), zone).isoformat()
