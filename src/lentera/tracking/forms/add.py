"""Adding time by hand: in one line, by start and end, or by length."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.natural import About, Kind, Question, Reading
from lentera.domain.refusals import Refusal
from lentera.domain.timespan import day_of
from lentera.domain.wallclock import readings
from lentera.tracking.forms.content import ContentForm
from lentera.tracking.forms.doubts import doubts_about
from lentera.tracking.forms.times import ClockField, LengthField
from lentera.tracking.readings import read_line, say_reading
from lentera.web.refusals import sentence_for

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


class AddForm(ContentForm):
    """One line ("yesterday 9-12 Review"), or day with start and end, or day with a length."""

    # Saying "optional" beside nearly every field would only be noise here.
    all_optional = True

    when = forms.CharField(
        label=_("In one line"),
        help_text=_("For example: 9-12.30 · yesterday 9-12 Review · 1.5 · 90m · since 9"),
        max_length=3000,
        required=False,
    )
    # Not a ChoiceField: what there is to choose is known only once the line was read.
    choice = forms.CharField(
        label=_("Which one do you mean?"), widget=forms.RadioSelect, required=False
    )
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    start = ClockField(label=_("Start"), required=False)
    end = ClockField(label=_("End"), required=False)
    length = LengthField(label=_("or length"), required=False)

    def __init__(self, data: Any = None, *, viewer: Viewer, now: datetime) -> None:
        self.viewer, self.now, self.zone = viewer, now, ZoneInfo(viewer.zone)
        today = day_of(now, self.zone, viewer.day_starts_at)
        super().__init__(data, initial={"day": today, "kind": "work"})
        self.fields["day"].required = False
        self.fields["when"].widget.attrs["autofocus"] = True
        self.today = today
        self.reading: Reading | None = None

    def echo(self) -> str:
        """Say what was understood, or what is missing; empty while nothing was typed."""
        typed = any(self.data.get(name) for name in ("when", "start", "length"))
        if not typed:
            return ""
        if self.is_valid() and self.reading:
            return say_reading(self.viewer, self.reading)
        times = ("when", "choice", "start", "end", "length", "day")
        return " ".join(str(error) for name in times for error in self.errors.get(name, []))

    def doubts(self) -> list[str]:
        """Say what makes us ask once more: a very long stretch, or time that is still to come."""
        read = self.reading
        return doubts_about(read.start_at, read.end_at, now=self.now) if read else []

    def asks_again(self, *, scripted: bool) -> bool:
        """Whether the person should see what was understood before it is saved.

        With scripts the echo stood beside the line while it was typed; without them, and where
        there is doubt, the page shows it first and ``sure`` brings it back.
        """
        unseen = bool(self.cleaned_data.get("when")) and not scripted
        return (unseen or bool(self.doubts())) and self.data.get("sure") != self.echo()

    def clean(self) -> dict[str, Any]:
        """Understand the line, or the fields; what can be read in two ways is asked."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned.get("when"):
            self._read_line(cleaned["when"])
        else:
            self._read_fields(cleaned)
        if self.reading and self.reading.kind is Kind.DAY:
            self.add_error("when", gettext("Say when, or how long: 9-12, or 90m."))
        return cleaned

    def _read_line(self, text: str) -> None:
        try:
            found = read_line(self.viewer, text, now=self.now)
        except Refusal as refusal:
            self.add_error("when", sentence_for(refusal))
            return
        if isinstance(found, Reading):
            self.reading = found
            return
        self._ask(found)

    def _ask(self, question: Question) -> None:
        widget = cast("forms.RadioSelect", self.fields["choice"].widget)
        widget.choices = [
            (str(number), say_reading(self.viewer, one))
            for number, one in enumerate(question.choices)
        ]
        chosen = self.data.get("choice", "")
        if chosen.isdecimal() and int(chosen) < len(question.choices):
            self.reading = question.choices[int(chosen)]
        else:
            self.add_error("choice", gettext("Please choose one."))

    def _read_fields(self, cleaned: dict[str, Any]) -> None:
        day: date = cleaned.get("day") or self.today
        start: time | None = cleaned.get("start")
        end: time | None = cleaned.get("end")
        length: timedelta | None = cleaned.get("length")
        if start is None and length is not None:
            self.reading = Reading(Kind.LENGTH, day, typed_length=length)
        elif start is None:
            self.add_error("start", gettext("Give a start and an end, or a length."))
        elif end is None and length is None:
            self.add_error("end", gettext("Give an end, or a length."))
        else:
            self._read_span(day, start, end, length)

    def _read_span(
        self, day: date, start: time, end: time | None, length: timedelta | None
    ) -> None:
        if end == start:
            self.add_error("end", gettext("The end is not later than the start."))
            return
        try:
            starts = readings(day, start, self.zone)
            spans = [(at, self._end_after(at, day, end, length)) for at in starts]
        except Refusal as refusal:
            self.add_error("start", sentence_for(refusal))
            return
        found = [Reading(Kind.SPAN, day, at, to) for at, ends in spans for to in ends]
        if len(found) == 1:
            self.reading = found[0]
        elif found:
            self._ask(Question(About.HAPPENS_TWICE, tuple(found)))
        else:
            jumped = gettext("The clocks jumped over this time that night. Give another one.")
            self.add_error("end" if starts else "start", jumped)

    def _end_after(
        self, start_at: datetime, day: date, end: time | None, length: timedelta | None
    ) -> list[datetime]:
        """Give the ends that are meant: more than one where the clocks show a time twice."""
        if end is None:
            return [start_at + (length or timedelta(0))]
        same_day = [at for at in readings(day, end, self.zone) if at > start_at]
        return same_day or list(readings(day + timedelta(days=1), end, self.zone))
