"""How lengths, clock times, dates and numbers are written for one person.

The language decides by default; a person's own choices (in their profile) win.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as write_date
from django.utils.dateformat import time_format as write_time
from django.utils.numberformat import format as write_number
from django.utils.translation import get_language, gettext, ngettext

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

NOON = 12
MINUS = "\N{MINUS SIGN}"
# Indonesian sets a dot between hours and minutes; lengths keep the colon in both languages.
CLOCKS = {
    ("en", "24"): "H:i",
    ("en", "12"): "g:i",
    ("id", "24"): "H.i",
    ("id", "12"): "g.i",
}
DATES = {"long": "j M Y", "iso": "Y-m-d", "dmy": "d/m/Y", "mdy": "m/d/Y"}
# The same without the year, for days that are near.
NEAR_DATES = {"long": "D j M", "iso": "D m-d", "dmy": "D d/m", "mdy": "D m/d"}
# Decimal sign, then the sign between thousands.
SIGNS = {"point": (".", ","), "comma": (",", ".")}
SIGNS_OF_LANGUAGE = {"en": "point", "id": "comma"}


def language() -> str:
    """Return the active language, one of those we speak."""
    return "id" if (get_language() or "en").startswith("id") else "en"


def h_mm(length: timedelta | float | None) -> str:
    """Write a length as hours and minutes: 1:30. Seconds are cut, never rounded up.

    Units: a timedelta, or a number of seconds.
    """
    minutes, sign = _minutes(length)
    return f"{sign}{minutes // 60}:{minutes % 60:02}"


def h_mm_ss(length: timedelta | float | None) -> str:
    """Write a length to the second: 1:24:36."""
    seconds = int(_seconds(length))
    return f"{h_mm(seconds)}:{seconds % 60:02}"


def spoken(length: timedelta | float | None) -> str:
    """Write a length as people say it: 1 hour 24 minutes."""
    minutes, _sign = _minutes(length)
    hours, minutes = divmod(minutes, 60)
    in_hours = ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    in_minutes = ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    if hours and minutes:
        return gettext("%(hours)s %(minutes)s") % {"hours": in_hours, "minutes": in_minutes}
    return in_hours if hours else in_minutes


def clock_time(instant: datetime, viewer: Viewer | None, zone: tzinfo | None = None) -> str:
    """Write the time of day: 15:16, 15.16 or 3:16 pm.

    Zone: ``zone``, else the zone that is active for this request.
    """
    local = instant.astimezone(zone or timezone.get_current_timezone())
    chosen = viewer.clock_format if viewer else "24"
    written = write_time(local.time(), CLOCKS[language(), chosen])
    half = "" if chosen == "24" else " am" if local.hour < NOON else " pm"
    return f"{written}{half}"


def short_date(day: date, viewer: Viewer | None, *, near: bool = False) -> str:
    """Write a date: 24 Nov 2026; when ``near``, without the year and with its weekday."""
    chosen = viewer.date_format if viewer else "long"
    return write_date(day, (NEAR_DATES if near else DATES)[chosen])


def long_date(day: date) -> str:
    """Write a date in full: Tuesday, 24 November."""
    return write_date(day, "l, j F")


def day_name(day: date, today: date) -> str:
    """Return "Today", "Yesterday", or the weekday's name."""
    if day == today:
        return gettext("Today")
    if day == today - timedelta(days=1):
        return gettext("Yesterday")
    return write_date(day, "l")


def number(value: float, viewer: Viewer | None, decimals: int = 0) -> str:
    """Write a number with its thousands apart: 1,240.5 or 1.240,5."""
    chosen = viewer.number_format if viewer else "language"
    style = SIGNS_OF_LANGUAGE[language()] if chosen == "language" else chosen
    decimal_sign, thousands_sign = SIGNS[style]
    return write_number(
        round(value, decimals),
        decimal_sign,
        decimals,
        grouping=3,
        thousand_sep=thousands_sign,
        force_grouping=True,
        use_l10n=False,
    )


def _seconds(length: timedelta | float | None) -> float:
    if isinstance(length, timedelta):
        return length.total_seconds()
    return length or 0


def _minutes(length: timedelta | float | None) -> tuple[int, str]:
    seconds = _seconds(length)
    minutes = int(abs(seconds) // 60)
    return minutes, MINUS if seconds < 0 and minutes else ""
