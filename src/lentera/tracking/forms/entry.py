"""The form of one entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lentera.domain.natural import Kind, Reading
from lentera.domain.timespan import day_of, instants_on
from lentera.domain.wallclock import is_repeated
from lentera.tracking.forms.content import ContentForm
from lentera.tracking.forms.doubts import doubts_about
from lentera.tracking.forms.spans import A_DAY, clock_of, ends_after, shown_on, since_midnight
from lentera.tracking.forms.times import ClockField, EndField
from lentera.tracking.forms.typed import said_at
from lentera.tracking.readings import say_reading
from lentera.web.formats import clock_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer
    from lentera.tracking.selectors import EntryLine

FOLDS: dict[str, Literal[0, 1]] = {"0": 0, "1": 1}
A_MINUTE = timedelta(minutes=1)


def fold_field(label: Any) -> forms.ChoiceField:
    """Make the question which of two equal clock times is meant."""
    choices = [
        ("0", _("Before the clocks went back")),
        ("1", _("After the clocks went back")),
    ]
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)


class EntryForm(ContentForm):
    """Content, day, start and end of an entry. Times that stay as shown stay exact.

    Zone: start and end are wall times in the entry's own zone (cases.md Z3, D3); the day is the
    person's there, from their day start on (decision 23).
    """

    # Saying "optional" beside nearly every field would only be noise here.
    all_optional = True

    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    start = ClockField(label=_("Start"))
    start_fold = fold_field(_("The start comes twice in this night. Which one is it?"))
    end = EndField(label=_("End"), required=False)
    end_fold = fold_field(_("The end comes twice in this night. Which one is it?"))
    reason = forms.CharField(label=_("Why (kept in the history)"), max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, line: EntryLine, viewer: Viewer, now: datetime) -> None:
        self.line, self.zone, self.now = line, ZoneInfo(line.zone), now
        self.there = replace(viewer, zone=line.zone)
        self.started_at, self.ended_at = line.started_at, line.ended_at
        self.day_there = day_of(line.started_at, self.zone, viewer.day_starts_at)
        initial: dict[str, Any] = {
            "description": line.description,
            "billable": line.content.billable,
            "kind": line.content.kind,
            "day": self.day_there,
            "version": line.version,
        }
        # The times that the clocks show twice; each asks for itself.
        self.asks_fold = set()
        for name, at in (("start", line.started_at), ("end", line.ended_at)):
            if at is not None:
                initial[name] = clock_time(at, viewer, self.zone)
                initial[f"{name}_fold"] = str(at.astimezone(self.zone).fold)
                self.asks_fold |= {name} if is_repeated(at, self.zone) else set()
        super().__init__(data, initial=initial)
        self.fields["description"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Read day, start and end together; the end may lie on the next day."""
        cleaned = super().clean() or {}
        cleaned["kind"] = cleaned.get("kind") or self.line.content.kind
        if not {"day", "start", "end"} <= set(cleaned):
            return cleaned
        if self.line.ended_at is not None and cleaned["end"] is None:
            self.add_error("end", gettext("This entry is finished, so it needs an end."))
            return cleaned
        with said_at("day"):
            self._read_times(cleaned["day"], since_midnight(cleaned["start"]), cleaned["end"])
        return cleaned

    def doubts(self) -> list[str]:
        """Say what makes us ask once more; what held for the times before is not asked again."""
        before = doubts_about(self.line.started_at, self.line.ended_at, now=self.now)
        found = doubts_about(self.started_at, self.ended_at, now=self.now)
        return [doubt for doubt in found if doubt not in before]

    def echo(self) -> str:
        """Say which times were understood."""
        times = Reading(Kind.SPAN, self.day_there, self.started_at, self.ended_at)
        return say_reading(self.there, times, now=self.now)

    def asks_again(self) -> bool:
        """Whether the person should see what was understood before it is saved."""
        return bool(self.doubts()) and self.data.get("sure") != self.echo()

    def changes(self) -> dict[str, Any]:
        """What the entry's columns become; the form was valid."""
        content = self.content()
        return {
            "kind": content.kind,
            "description": content.description,
            "project_id": content.project_id,
            "task_id": content.task_id,
            "billable": content.billable,
            "started_at": self.started_at,
            "ended_at": self.ended_at,
        }

    def _read_times(self, day: date, start: timedelta, end: timedelta | None) -> None:
        self.asks_fold = set()
        moved_by = day - self.day_there
        wall, same_start = self._exact(start, self.line.started_at)
        starts = instants_on(day, clock_of(wall), self.zone, self.there.day_starts_at)
        stays = self.line.started_at if same_start and not moved_by else None
        started_at = self._one_of("start", starts, stays)
        ended_at = None if end is None else self._read_end(end, started_at, moved_by)
        if started_at and ended_at and ended_at <= started_at:
            self.add_error("end", gettext("The end is not later than the start."))
        elif not self.errors:
            self.started_at, self.ended_at = started_at or self.started_at, ended_at

    def _read_end(
        self, end: timedelta, started_at: datetime | None, moved_by: timedelta
    ) -> datetime | None:
        """Read the end: as it was, on the same other day, or the next time the clock shows it.

        An entry of a day or longer keeps the number of its nights.
        """
        was_at = self.line.ended_at
        wall, same_end = self._exact(end, was_at)
        if was_at is not None and same_end:
            on = was_at.astimezone(self.zone).date() + moved_by
            stays = None if moved_by else was_at
            return self._one_of("end", shown_on(on, wall, self.zone), stays)
        if started_at is None:
            return None
        if end == since_midnight(started_at.astimezone(self.zone).time()):
            return started_at
        ends = ends_after(started_at, end, self.zone, nights=self._nights())
        return self._one_of("end", ends, None)

    def _exact(self, typed: timedelta, at: datetime | None) -> tuple[timedelta, bool]:
        """Return a clock time to the second, and whether it stayed as the field showed it."""
        exact = since_midnight(at.astimezone(self.zone).time()) if at else typed
        same = at is not None and exact - exact % A_MINUTE == typed % A_DAY
        return (exact, True) if same else (typed, False)

    def _nights(self) -> int:
        """How many midnights lie within an entry of a day or longer."""
        if self.line.ended_at is None or self.line.length(self.now) < A_DAY:
            return 0
        first, last = (
            at.astimezone(self.zone).date() for at in (self.line.started_at, self.line.ended_at)
        )
        return (last - first).days

    def _one_of(
        self, field: str, found: Sequence[datetime], stays: datetime | None
    ) -> datetime | None:
        """Choose what was answered if the clocks show a time twice; else what stays, or the one."""
        if len(found) > 1:
            self.asks_fold.add(field)
            run = FOLDS.get(self.cleaned_data.get(f"{field}_fold", ""))
            if run is not None:
                return found[run]
        if stays is not None or len(found) == 1:
            return stays or found[0]
        if found:
            self.add_error(f"{field}_fold", gettext("Please choose one of the two."))
        else:
            jumped = gettext("The clocks jumped over this time that night. Give another one.")
            self.add_error(field, jumped)
        return None
