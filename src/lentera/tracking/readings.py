"""A typed line of time: understood, said again in words, and turned into an entry's times."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from lentera.domain.daywords import DateOrder
from lentera.domain.natural import Kind, Reading, read
from lentera.domain.timespan import day_of
from lentera.domain.wallclock import first_instant
from lentera.web.formats import clock_time, short_date, spoken

if TYPE_CHECKING:
    from datetime import date

    from lentera.domain.natural import Question
    from lentera.domain.viewer import Viewer

# Where a length on an empty past day begins; the echo says so before it is saved.
BEGINS = time(9, 0)
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


def say_reading(viewer: Viewer, reading: Reading) -> str:
    """Say in words what was understood, for the echo and for questions."""
    day = short_date(reading.day_on, viewer, near=True)
    if reading.start_at and reading.end_at:
        return _("%(day)s, %(start)s to %(end)s: %(length)s") % {
            "day": short_date(_local_day(viewer, reading.start_at), viewer, near=True),
            "start": clock_time(reading.start_at, viewer, ZoneInfo(viewer.zone)),
            "end": clock_time(reading.end_at, viewer, ZoneInfo(viewer.zone)),
            "length": spoken(reading.end_at - reading.start_at),
        }
    if reading.start_at:
        return _("The timer starts at %(start)s and runs on") % {
            "start": clock_time(reading.start_at, viewer, ZoneInfo(viewer.zone)),
        }
    if reading.kind is Kind.LENGTH:
        return _("%(day)s: %(length)s") % {"day": day, "length": spoken(reading.length)}
    return _("%(day)s. When, or how long?") % {"day": day}


def place_length(
    viewer: Viewer, day: date, length: timedelta, *, last_end: datetime | None, now: datetime
) -> tuple[datetime, datetime]:
    """Give a length on a day its times: today it ends now, else it follows the day's last entry.

    Zone: ``day`` is a local day of the viewer's present zone. Without any entry on that day it
    begins at nine.
    """
    zone = ZoneInfo(viewer.zone)
    if day == day_of(now, zone, viewer.day_starts_at):
        return now - length, now
    start_at = last_end or first_instant(day, BEGINS, zone)
    return start_at, start_at + length


def _local_day(viewer: Viewer, instant: datetime) -> date:
    return day_of(instant, ZoneInfo(viewer.zone), viewer.day_starts_at)
