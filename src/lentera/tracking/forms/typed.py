"""What was typed to add time, understood: one line, or a day with start, end or length."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lentera.domain.natural import About, Kind, Question, Reading
from lentera.domain.refusals import Refusal
from lentera.tracking.forms.spans import TypedSpan, since_midnight
from lentera.tracking.readings import read_line
from lentera.web.formats import h_mm
from lentera.web.refusals import sentence_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer


def read_typed(
    viewer: Viewer, typed: Mapping[str, Any], *, today: date, now: datetime
) -> Reading | Question:
    """Return what the fields of a form mean.

    Raises:
        ValidationError: what cannot be understood, at its field.
    """
    line: str = typed["when"]
    fields = [typed[name] for name in ("start", "end", "length")]
    if not line:
        with said_at("day"):
            return _read_fields(viewer, TypedSpan(typed["day"] or today, *fields))
    if any(value is not None for value in fields):
        raise ValidationError({"when": _("Use the line or the fields below it, not both.")})
    with said_at("when"):
        found = read_line(viewer, line, now=now)
    if isinstance(found, Reading) and found.kind is Kind.DAY:
        raise ValidationError({"when": _("Say when, or how long: 9-12, or 90m.")})
    return found


@contextmanager
def said_at(field: str) -> Iterator[None]:
    """Say what the rules refuse beside a field."""
    try:
        yield
    except Refusal as refusal:
        raise ValidationError({field: sentence_for(refusal)}) from None


def _read_fields(viewer: Viewer, typed: TypedSpan) -> Reading | Question:
    start, end, length = typed.start, typed.end, typed.length
    if length is not None and start is None and end is None:
        return Reading(Kind.LENGTH, typed.day, typed_length=length)
    if start is None and (end is None or length is None):
        raise ValidationError({"start": _("Give a start and an end, or a length.")})
    if end is None and length is None:
        raise ValidationError({"end": _("Give an end, or a length.")})
    if start is not None and end == since_midnight(start):
        raise ValidationError({"end": _("The end is not later than the start.")})
    zone, day_starts_at = ZoneInfo(viewer.zone), viewer.day_starts_at
    spans = typed.meant(zone, day_starts_at)
    if not spans:
        jumped = "start" if typed.start_is_jumped(zone, day_starts_at) else "end"
        raise ValidationError(
            {jumped: _("The clocks jumped over this time that night. Give another one.")}
        )
    found = [
        Reading(Kind.SPAN, typed.day, start_at, end_at)
        for start_at, end_at in spans
        if length in {None, end_at - start_at}
    ]
    if not found:
        words = _("From start to end it is %(length)s. Leave one of the three empty.")
        raise ValidationError({"length": words % {"length": h_mm(spans[0][1] - spans[0][0])}})
    return found[0] if len(found) == 1 else Question(About.HAPPENS_TWICE, tuple(found))
