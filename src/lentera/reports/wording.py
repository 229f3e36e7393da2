"""Periods and groups in words, as the viewer writes dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.dateformat import format as write_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lentera.reports.grouping import By
from lentera.reports.periods import When
from lentera.web.formats import short_date

if TYPE_CHECKING:
    from lentera.domain.timespan import DayRange
    from lentera.domain.viewer import Viewer
    from lentera.reports.grouping import Group
    from lentera.reports.periods import Period

NAMES = {
    By.PROJECT: gettext_lazy("Project"),
    By.CLIENT: gettext_lazy("Client"),
    By.TASK: gettext_lazy("Task"),
    By.TAG: gettext_lazy("Tag"),
    By.DAY: gettext_lazy("Day"),
}
TITLES = {
    By.PROJECT: gettext_lazy("By project"),
    By.CLIENT: gettext_lazy("By client"),
    By.TASK: gettext_lazy("By task"),
    By.TAG: gettext_lazy("By tag"),
    By.DAY: gettext_lazy("By day"),
}
COLUMNS = {
    When.DAY: gettext_lazy("Day by day"),
    When.WEEK: gettext_lazy("Week by week"),
    When.MONTH: gettext_lazy("Month by month"),
    When.YEAR: gettext_lazy("Year by year"),
}
BEFORE = {
    When.DAY: gettext_lazy("The day before"),
    When.WEEK: gettext_lazy("The week before"),
    When.MONTH: gettext_lazy("The month before"),
    When.QUARTER: gettext_lazy("The quarter before"),
    When.YEAR: gettext_lazy("The year before"),
    When.OWN: gettext_lazy("As many days before"),
}


def period_words(period: Period, viewer: Viewer) -> str:
    """Name a period: 16 to 22 Nov 2026, November 2026, 2026."""
    first_on = period.days.first_on
    if period.when is When.MONTH:
        return write_date(first_on, "F Y")
    if period.when is When.QUARTER:
        number = (first_on.month + 2) // 3
        return _("Quarter %(number)s of %(year)s") % {"number": number, "year": first_on.year}
    if period.when is When.YEAR:
        return str(first_on.year)
    return days_words(period.days, viewer)


def days_words(days: DayRange, viewer: Viewer) -> str:
    """Name some days: Tuesday, 24 Nov 2026, or 30 Nov to 6 Dec 2026."""
    first_on, last_on = days.first_on, days.last_on
    last = short_date(last_on, viewer)
    if first_on == last_on:
        return f"{write_date(last_on, 'l')}, {last}"
    first = short_date(first_on, viewer)
    if viewer.date_format == "long" and first_on.year == last_on.year:
        first = write_date(first_on, "j" if first_on.month == last_on.month else "j M")
    return f"{first} \N{EN DASH} {last}"


def column_words(days: DayRange, kind: When, period: Period, viewer: Viewer) -> tuple[str, str]:
    """Name a column: shortly below it, and in full."""
    day = days.first_on
    if kind is When.MONTH:
        return write_date(day, "M"), write_date(day, "F Y")
    if kind is When.YEAR:
        return str(day.year), str(day.year)
    if kind is When.WEEK:
        return write_date(day, "j M"), days_words(days, viewer)
    return write_date(day, "D" if period.length <= 7 else "j"), days_words(days, viewer)


def group_words(group: Group, viewer: Viewer) -> str:
    """Name a line; days are written as the viewer writes dates."""
    if group.day is None:
        return group.name
    return f"{write_date(group.day, 'D')}, {short_date(group.day, viewer)}"
