"""A typed line of time: understood, and said again in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from lentera.domain.daywords import DateOrder
from lentera.domain.natural import Kind, Reading, read
from lentera.domain.timespan import day_of
from lentera.web.formats import clock_time, short_date, spoken

if TYPE_CHECKING:
    from lentera.domain.natural import Question
    from lentera.domain.viewer import Viewer
    from lentera.tracking.content import Content

# Days further away are said with their year.
NEAR = timedelta(days=180)
ORDERS = {"dmy": DateOrder.DAY_FIRST, "mdy": DateOrder.MONTH_FIRST}


def read_line(viewer: Viewer, text: str, *, now: datetime) -> Reading | Question:
    """Understand a line in the viewer's zone and date format.

    Raises:
        Refusal: there is no time in it that we can read.
    """
    return read(
        text,
        now=now,
        zone=ZoneInfo(viewer.zone),
        day_starts_at=viewer.day_starts_at,
        date_order=ORDERS.get(viewer.date_format),
    )


def say_reading(viewer: Viewer, reading: Reading, *, now: datetime) -> str:
    """Say in words which time was understood, for the echo and for questions."""
    if reading.start_at is None:
        day = _say_date(viewer, reading.day_on, now)
        if reading.kind is Kind.LENGTH:
            return _("%(day)s: %(length)s") % {"day": day, "length": spoken(reading.length)}
        return _("%(day)s. When, or how long?") % {"day": day}
    zone = ZoneInfo(viewer.zone)
    facts = {
        "day": _say_day(viewer, reading.start_at, now),
        "start": clock_time(reading.start_at, viewer, zone),
    }
    if reading.end_at is None:
        return _("%(day)s: the timer starts at %(start)s and runs on") % facts
    return _("%(day)s, %(start)s to %(end)s: %(length)s") % {
        **facts,
        "end": clock_time(reading.end_at, viewer, zone),
        "length": spoken(reading.end_at - reading.start_at),
    }


def say_entry(times: str, content: Content) -> str:
    """Say in words what will be saved: the times that were said, and what the entry is called."""
    facts = {"times": times, "title": content.description}
    if content.kind == "break":
        named = _("%(times)s, a break: “%(title)s”")
        return (named if content.description else _("%(times)s, a break")) % facts
    named = _("%(times)s, “%(title)s”")
    return (named if content.description else _("%(times)s, without a description")) % facts


def _say_day(viewer: Viewer, instant: datetime, now: datetime) -> str:
    """Say the person's day, and the calendar's where it has turned the page already."""
    zone = ZoneInfo(viewer.zone)
    day, shown_on = day_of(instant, zone, viewer.day_starts_at), instant.astimezone(zone).date()
    words = _say_date(viewer, day, now)
    if day == shown_on:
        return words
    return _("%(day)s (%(calendar)s on the calendar)") % {
        "day": words,
        "calendar": _say_date(viewer, shown_on, now),
    }


def _say_date(viewer: Viewer, day: date, now: datetime) -> str:
    """Say a date: near ones with their weekday, far ones with their year."""
    return short_date(day, viewer, near=abs(day - now.date()) < NEAR)
