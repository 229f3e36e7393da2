"""The form of one entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.mending import Stretch, propose_split
from lentera.domain.natural import Kind, Reading
from lentera.domain.wallclock import (
    AmbiguousWallTime,
    NoSuchWallTime,
    first_time_after,
    to_instant,
)
from lentera.tracking.forms.content import ContentForm
from lentera.tracking.forms.doubts import doubts_about
from lentera.tracking.forms.times import ClockField
from lentera.tracking.readings import say_reading
from lentera.web.formats import clock_time

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from lentera.domain.viewer import Viewer
    from lentera.tracking.selectors import EntryLine

A_DAY = timedelta(days=1)
FIRST_RUN, SECOND_RUN = "0", "1"
FOLDS: dict[str, Literal[0, 1]] = {FIRST_RUN: 0, SECOND_RUN: 1}


class EntryForm(ContentForm):
    """Content, day, start and end of an entry. Times that stay as shown stay exact.

    Zone: day, start and end are wall times in the entry's own zone (cases.md Z3, D3).
    """

    # Saying "optional" beside nearly every field would only be noise here.
    all_optional = True

    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    start = ClockField(label=_("Start"))
    end = ClockField(label=_("End"), required=False)
    fold = forms.ChoiceField(
        label=_("That time comes twice in this night. Which one is it?"),
        choices=[
            (FIRST_RUN, _("Before the clocks went back")),
            (SECOND_RUN, _("After the clocks went back")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    reason = forms.CharField(label=_("Why (kept in the history)"), max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, line: EntryLine, viewer: Viewer, now: datetime) -> None:
        self.line, self.zone, self.now = line, ZoneInfo(line.zone), now
        self.there = replace(viewer, zone=line.zone)
        started_at = line.started_at.astimezone(self.zone)
        initial = {
            "description": line.description,
            "billable": line.content.billable,
            "kind": line.content.kind,
            "day": started_at.date(),
            "start": clock_time(line.started_at, viewer, self.zone),
            "end": clock_time(line.ended_at, viewer, self.zone) if line.ended_at else "",
            "version": line.version,
        }
        super().__init__(data, initial=initial)
        self.asks_fold = bool(data and "fold" in data)
        self.started_at, self.ended_at = line.started_at, line.ended_at
        self.fields["description"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Read day, start and end together; the end may lie on the next day."""
        cleaned = super().clean() or {}
        touched = {"day", "start", "end", "fold"} & set(self.changed_data)
        if not touched or not {"day", "start", "end"} <= set(cleaned):
            return cleaned
        if self.line.ended_at is not None and cleaned["end"] is None:
            self.add_error("end", gettext("This entry is finished, so it needs an end."))
            return cleaned
        self._read_times(cleaned["day"], cleaned["start"], cleaned["end"])
        return cleaned

    def doubts(self) -> list[str]:
        """Say what makes us ask once more; what held for the times before is not asked again."""
        before = doubts_about(self.line.started_at, self.line.ended_at, now=self.now)
        found = doubts_about(self.started_at, self.ended_at, now=self.now)
        return [doubt for doubt in found if doubt not in before]

    def echo(self) -> str:
        """Say which times were understood."""
        day = self.started_at.astimezone(self.zone).date()
        return say_reading(self.there, Reading(Kind.SPAN, day, self.started_at, self.ended_at))

    def asks_again(self) -> bool:
        """Whether the person should see what was understood before it is saved."""
        return bool(self.doubts()) and self.data.get("sure") != self.echo()

    def changes(self) -> dict[str, Any]:
        """What the entry's columns become; the form was valid."""
        content = self.content()
        return {
            "description": content.description,
            "project_id": content.project_id,
            "task_id": content.task_id,
            "billable": content.billable,
            "started_at": self.started_at,
            "ended_at": self.ended_at,
        }

    def _read_times(self, day: date, start: time, end: time | None) -> None:
        same_day = "day" not in self.changed_data
        if not (same_day and "start" not in self.changed_data and not self.asks_fold):
            wall = start if "start" in self.changed_data else self._exact_start()
            self.started_at = self._instant("start", day, wall) or self.started_at
        if end is None:
            return
        if "end" in self.changed_data or self.line.ended_at is None:
            self._read_end(day, start, end)
        elif not same_day:
            self._move_end(day)
        elif self.ended_at and self.ended_at <= self.started_at:
            self.add_error("end", gettext("The end is not later than the start."))

    def _read_end(self, day: date, start: time, end: time) -> None:
        """Read an end that was typed: on the day of the start, or on the next one after midnight.

        An entry of a day or longer keeps the number of its days.
        """
        if end == start:
            self.add_error("end", gettext("The end is not later than the start."))
            return
        days = self._days() if self.line.length(self.started_at) >= A_DAY else 0
        ended_at = self._instant("end", day + timedelta(days), end)
        if ended_at and ended_at <= self.started_at:
            ended_at = self._instant("end", day + timedelta(days + 1), end)
        self.ended_at = ended_at or self.ended_at

    def _move_end(self, day: date) -> None:
        """Let the end follow to another day; its clock time stays, to the second."""
        if self.line.ended_at is None:
            return
        wall = self.line.ended_at.astimezone(self.zone).time()
        self.ended_at = self._instant("end", day + timedelta(self._days()), wall) or self.ended_at
        if self.ended_at and self.ended_at <= self.started_at:
            self.add_error("end", gettext("The end is not later than the start."))

    def _exact_start(self) -> time:
        """The wall time of the start to the second; the field shows the minute."""
        return self.line.started_at.astimezone(self.zone).time()

    def _days(self) -> int:
        """How many midnights lie between start and end."""
        ended_at = self.line.ended_at or self.line.started_at
        first, last = (at.astimezone(self.zone) for at in (self.line.started_at, ended_at))
        return (last.date() - first.date()).days

    def _instant(self, field: str, day: date, wall: time) -> datetime | None:
        run: Literal[0, 1] | None = FOLDS.get(self.cleaned_data.get("fold", ""))
        try:
            return to_instant(day, wall, self.zone, fold=run)
        except AmbiguousWallTime:
            self.asks_fold = True
            self.add_error("fold", gettext("Please choose one of the two."))
        except NoSuchWallTime:
            self.add_error(
                field, gettext("The clocks jumped over this time that night. Give another one.")
            )
        return None


class SplitForm(forms.Form):
    """Where to split."""

    at_clock = ClockField(label=_("Split at"), help_text=_("A time between start and end"))

    def __init__(self, data: Any, *, line: EntryLine, viewer: Viewer, now: datetime) -> None:
        self.line, self.zone = line, ZoneInfo(line.zone)
        self.proposed = propose_split(Stretch(line.started_at, line.ended_at), now=now)
        shown = clock_time(self.proposed, viewer, self.zone) if self.proposed else ""
        super().__init__(data, initial={"at_clock": shown})

    def at(self) -> datetime:
        """The first instant after the start at which the clock shows the chosen time."""
        if "at_clock" not in self.changed_data and self.proposed:
            return self.proposed
        wall: time = self.cleaned_data["at_clock"]
        return first_time_after(self.line.started_at, wall, self.zone)
