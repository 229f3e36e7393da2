"""Adding time by hand: in one line, by start and end, or by length."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.leftovers import time_left_in
from lentera.domain.natural import Kind, Question, Reading
from lentera.domain.timespan import day_of
from lentera.tracking.forms.content import ContentForm
from lentera.tracking.forms.doubts import doubts_about
from lentera.tracking.forms.times import ClockField, EndField, LengthField
from lentera.tracking.forms.typed import read_typed, said_at
from lentera.tracking.readings import say_entry, say_reading
from lentera.tracking.selectors import place_length, with_tokens

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.tracking.content import Content


class AddForm(ContentForm):
    """One line ("yesterday 9-12 Review"), or day with start and end, or day with a length.

    Zone: ``day`` is the person's own, from their day start on (decision 23).
    """

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
    end = EndField(label=_("End"), required=False)
    length = LengthField(label=_("or length"), required=False)

    def __init__(self, data: Any = None, *, viewer: Viewer, now: datetime) -> None:
        self.viewer, self.now, self.zone = viewer, now, ZoneInfo(viewer.zone)
        self.today = day_of(now, self.zone, viewer.day_starts_at)
        super().__init__(data, initial={"day": self.today, "kind": "work"})
        self.fields["day"].required = False
        self.fields["when"].widget.attrs["autofocus"] = True
        self.reading: Reading | None = None
        # The same with the times that a length will have.
        self.placed: Reading | None = None

    def clean(self) -> dict[str, Any]:
        """Understand the line, or the fields; what can be read in two ways is asked."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        found = read_typed(self.viewer, cleaned, today=self.today, now=self.now)
        reading = found if isinstance(found, Reading) else self._chosen(found)
        if reading is not None:
            with said_at("when"):
                with_tokens(self.viewer, self.content(), reading)
            with said_at("day"):
                self.placed = self._place(reading)
        self.reading = reading
        return cleaned

    def meant(self) -> Content:
        """What will be saved apart from its times; the form was valid."""
        content = self.content()
        return with_tokens(self.viewer, content, self.reading) if self.reading else content

    def echo(self) -> str:
        """Say what was understood, or what is missing; empty while nothing was typed."""
        typed = any(self.data.get(name) for name in ("when", "start", "end", "length"))
        if not typed:
            return ""
        if self.is_valid() and self.reading and self.placed:
            # A length of today ends now, so its times would be others a minute later.
            is_stable = self.reading.kind is not Kind.LENGTH or self.reading.day_on != self.today
            said = self.placed if is_stable else self.reading
            return say_entry(say_reading(self.viewer, said, now=self.now), self.meant())
        times = ("when", "choice", "start", "end", "length", "day")
        return " ".join(str(error) for name in times for error in self.errors.get(name, []))

    def doubts(self) -> list[str]:
        """Say what makes us ask once more: strange times, or a time that became a description."""
        if self.placed is None:
            return []
        found = doubts_about(self.placed.start_at, self.placed.end_at, now=self.now)
        is_from_line = not (self.cleaned_data["description"] or self.cleaned_data["choice"])
        left = time_left_in(self.meant().description) if is_from_line else ""
        if left:
            words = gettext("“%(words)s” stays in the description and is not read as a time.")
            found.append(words % {"words": left})
        return found

    def asks_again(self, *, scripted: bool) -> bool:
        """Whether the person should see what was understood before it is saved.

        With scripts the echo stood beside the line while it was typed; without them, and where
        there is doubt, the page shows it first and ``sure`` brings it back.
        """
        says_more = self.cleaned_data.get("when") or self._turns_the_page()
        unseen = bool(says_more) and not scripted
        return (unseen or bool(self.doubts())) and self.data.get("sure") != self.echo()

    def _chosen(self, question: Question) -> Reading | None:
        widget = cast("forms.RadioSelect", self.fields["choice"].widget)
        widget.choices = [
            (str(number), say_reading(self.viewer, one, now=self.now))
            for number, one in enumerate(question.choices)
        ]
        chosen = self.data.get("choice", "")
        if chosen.isdecimal() and int(chosen) < len(question.choices):
            return question.choices[int(chosen)]
        self.add_error("choice", gettext("Please choose one."))
        return None

    def _place(self, reading: Reading) -> Reading:
        """Give a length its times."""
        if reading.kind is not Kind.LENGTH:
            return reading
        length = reading.typed_length or timedelta(0)
        times = place_length(self.viewer, reading.day_on, length, now=self.now)
        return Reading(Kind.SPAN, reading.day_on, *times)

    def _turns_the_page(self) -> bool:
        """Whether the calendar shows another date than the person's day that was typed."""
        start_at = self.reading and self.reading.start_at
        return bool(
            self.reading
            and start_at
            and start_at.astimezone(self.zone).date() != self.reading.day_on
        )
