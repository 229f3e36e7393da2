"""What a report is asked for: good questions, and mistakes that are told kindly."""

from datetime import date

import pytest
from django.http import QueryDict

from lentera.domain.ids import to_hex
from lentera.domain.timespan import DayRange
from lentera.domain.viewer import Viewer
from lentera.reports.asked import Versus
from lentera.reports.forms import ReportForm
from lentera.reports.grouping import By
from lentera.reports.periods import When

TODAY = date(2026, 11, 24)
SARI = Viewer(1, 1, 1, "Sari", "Asia/Jakarta")


def form_of(query: str) -> ReportForm:
    return ReportForm(QueryDict(query), viewer=SARI, today=TODAY)


def test_nothing_asked_is_this_week_by_project() -> None:
    form = form_of("")

    assert form.is_valid()
    asked = form.asked()
    assert asked.period.days == DayRange(date(2026, 11, 23), date(2026, 11, 29))
    assert (asked.by, asked.then, asked.versus) == (By.PROJECT, None, Versus.BEFORE)
    assert not asked.narrowed


@pytest.mark.parametrize(
    ("query", "first_on", "last_on"),
    [
        ("when=day", TODAY, TODAY),
        ("when=day&on=2026-11-23", date(2026, 11, 23), date(2026, 11, 23)),
        ("when=month&on=2026-02-10", date(2026, 2, 1), date(2026, 2, 28)),
        ("when=quarter&on=2026-05-10", date(2026, 4, 1), date(2026, 6, 30)),
        ("when=year", date(2026, 1, 1), date(2026, 12, 31)),
        ("when=own&first=2026-11-03&last=2026-11-05", date(2026, 11, 3), date(2026, 11, 5)),
    ],
)
def test_periods_are_read_from_the_address(query: str, first_on: date, last_on: date) -> None:
    form = form_of(query)

    assert form.is_valid()
    assert form.asked().period.days == DayRange(first_on, last_on)


def test_a_week_begins_where_the_viewers_weeks_begin() -> None:
    sundays = Viewer(1, 1, 1, "Sari", "Asia/Jakarta", week_starts_on=6)
    form = ReportForm(QueryDict("when=week"), viewer=sundays, today=TODAY)

    assert form.is_valid()
    assert form.asked().period.days.first_on == date(2026, 11, 22)


def test_several_ids_and_none_are_read_together() -> None:
    form = form_of(f"project={to_hex(7)}&project={to_hex(9)}&project=none&tag=none&billable=no")

    assert form.is_valid()
    filters = form.asked().filters
    assert (filters.project_ids, filters.no_project) == ((7, 9), True)
    assert (filters.tag_ids, filters.no_tag, filters.billable) == ((), True, False)
    assert form.asked().narrowed


def test_the_same_level_twice_is_one_level() -> None:
    form = form_of("by=task&then=task")

    assert form.is_valid()
    assert (form.asked().by, form.asked().then) == (By.TASK, None)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("when=own&first=2026-12-01&last=2026-11-01", "last"),
        ("when=own&first=2000-01-01&last=2026-11-01", "last"),
        ("when=own&first=&last=2026-11-01", "first"),
        ("when=own&first=yesteryear&last=2026-11-01", "first"),
        ("when=own&first=1066-10-14&last=2026-11-01", "first"),
        ("when=own&first=2026-11-01&last=9999-12-31", "last"),
        ("when=fortnight", "__all__"),
        ("when=week&on=soon", "__all__"),
        ("when=week&on=0001-01-01", "__all__"),
        ("by=colour", "__all__"),
        ("project=xyz", "__all__"),
        ("kind=sleep", "__all__"),
        (f"q={'x' * 201}", "__all__"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(query: str, field: str) -> None:
    form = form_of(query)

    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert all(message and "__" not in message for message in form.errors[field])


def test_the_kept_address_holds_only_what_was_asked() -> None:
    form = form_of("when=week&on=&q=&project=&by=task&tag=none&stranger=1")

    assert form.address.urlencode() == "when=week&by=task&tag=none"


def test_periods_know_their_neighbours() -> None:
    form = form_of("when=month&on=2026-03-15&versus=as-long")

    assert form.is_valid()
    asked = form.asked()
    assert asked.period.when is When.MONTH
    assert asked.compared is not None
    assert asked.compared.days == DayRange(date(2026, 1, 29), date(2026, 2, 28))
