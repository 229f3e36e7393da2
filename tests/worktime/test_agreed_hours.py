"""Agreed hours hold from a day on; what was agreed before stays as it was (cases.md L7)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from time_machine import travel

from lentera.domain.doors import UnscopedQueryError
from lentera.worktime.models import AgreedHours
from lentera.worktime.refusals import NothingAgreed
from lentera.worktime.selectors import agreed_on, agreements
from lentera.worktime.services import agree_hours, withdraw_hours
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
HOURS = "/worktime/hours/"
FULL = [480, 480, 480, 480, 480, 0, 0]
HALF = [240, 240, 240, 240, 240, 0, 0]
MONDAY, LATER = date(2026, 11, 2), date(2026, 11, 16)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with travel(NOW, tick=False):
        yield


@pytest.fixture
def sari(client: Client, cast: Cast) -> Client:
    client.force_login(cast.accounts["sari"])
    return client


def test_new_hours_leave_earlier_days_as_they_were(cast: Cast):
    viewer = cast.viewer("sari")
    agree_hours(viewer, minutes=FULL, from_on=MONDAY, now=NOW)

    agree_hours(viewer, minutes=HALF, from_on=LATER, now=NOW)

    days = [date(2026, 11, 1), MONDAY, date(2026, 11, 13), LATER, date(2026, 11, 21)]
    assert list(agreed_on(viewer, days).values()) == [
        timedelta(0),
        timedelta(hours=8),
        timedelta(hours=8),
        timedelta(hours=4),
        timedelta(0),
    ]


def test_agreeing_again_on_the_same_day_replaces_what_was_typed(cast: Cast):
    viewer = cast.viewer("sari")
    agree_hours(viewer, minutes=FULL, from_on=MONDAY, now=NOW)

    agree_hours(viewer, minutes=HALF, from_on=MONDAY, now=NOW)

    assert [one.week for one in agreements(viewer)] == [timedelta(hours=20)]


def test_taking_hours_back_lets_the_earlier_ones_hold_on(cast: Cast):
    viewer = cast.viewer("sari")
    agree_hours(viewer, minutes=FULL, from_on=MONDAY, now=NOW)
    agree_hours(viewer, minutes=HALF, from_on=LATER, now=NOW)

    withdraw_hours(viewer, from_on=LATER, now=NOW)

    assert agreed_on(viewer, [LATER])[LATER] == timedelta(hours=8)


def test_nobody_takes_back_the_hours_of_somebody_else(cast: Cast):
    agree_hours(cast.viewer("sari"), minutes=FULL, from_on=MONDAY, now=NOW)

    with pytest.raises(NothingAgreed):
        withdraw_hours(cast.viewer("bayu"), from_on=MONDAY, now=NOW)

    assert agreements(cast.viewer("sari"))
    assert agreements(cast.viewer("bayu")) == []


def test_hours_are_not_read_without_saying_whose():
    with pytest.raises(UnscopedQueryError):
        AgreedHours.objects.all()


def test_the_page_proposes_a_usual_week_and_keeps_what_is_typed(sari: Client, cast: Cast):
    first = sari.get(HOURS).text
    sari.post(HOURS, {"from_on": "2026-11-02", "monday": "7,5", "friday": "4h 30"})
    second = sari.get(HOURS).text

    assert first.count('value="8:00"') == 5
    assert 'value="7:30"' in second
    assert "Mon 7:30, Fri 4:30" in second
    assert agreements(cast.viewer("sari"))[0].week == timedelta(hours=12)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"from_on": ""}, "Choose the day from which"),
        ({"from_on": "1969-12-31"}, "Choose a day from"),
        ({"from_on": "2026-11-24", "monday": "-3"}, "not a length"),
        ({"from_on": "2026-11-24", "monday": "24:01"}, "A day has 24 hours"),
    ],
)
def test_a_slip_is_said_beside_its_field_and_nothing_is_lost(
    sari: Client, cast: Cast, typed: dict[str, str], said: str
):
    answer = sari.post(HOURS, {"tuesday": "6:15", **typed})

    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="6:15"' in answer.text
    assert agreements(cast.viewer("sari")) == []


def test_hours_are_removed_from_the_page(sari: Client, cast: Cast):
    agree_hours(cast.viewer("sari"), minutes=FULL, from_on=MONDAY, now=NOW)

    answers = [sari.post(f"{HOURS}{day}/remove/") for day in ("2026-11-02", "2026-11-03")]
    nonsense = sari.post(f"{HOURS}2026-13-40/remove/")

    assert [answer.status_code for answer in (*answers, nonsense)] == [302, 404, 404]
    assert agreements(cast.viewer("sari")) == []
