"""The hour that happens twice (cases.md D7): each time asks for itself, and what stays is exact."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

NIGHT = "2026-10-25"


def utc(day: int, hour: int, minute: int, second: int = 0) -> datetime:
    """An instant of that October."""
    return datetime(2026, 10, day, hour, minute, second, tzinfo=UTC)


# 02:15 before the clocks went back, 02:45 after: an hour and a half.
FIRST_START, SECOND_START = utc(25, 0, 15, 7), utc(25, 1, 15, 7)
FIRST_END, SECOND_END = utc(25, 0, 45, 9), utc(25, 1, 45, 9)


class Desk:
    """Jonas in Berlin, who edits one entry."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client, self.cast, self.jonas = client, cast, cast.viewer("jonas")
        client.force_login(cast.accounts["jonas"])

    def add(self, start_at: datetime, end_at: datetime) -> None:
        """Add the entry."""
        content = Content.of(description="Night")
        entry = services.add_entry(
            self.jonas, content=content, started_at=start_at, ended_at=end_at, now=NOW
        )
        self.address = reverse("tracking:edit", args=[entry.pk])

    def edit(self, **typed: str) -> HttpResponse:
        """Open the form, change what is given, and send it as a browser does."""
        form = self.client.get(self.address).context["form"]
        names = {"day", "start", "end", "version", *(f"{one}_fold" for one in form.asks_fold)}
        shown = {name: form[name].value() or "" for name in names}
        return self.client.post(self.address, {"description": "Night", **shown, **typed})

    def times(self) -> tuple[datetime, datetime | None]:
        """The entry's times as they are stored now."""
        entry = TimeEntry.objects.own(self.jonas).get()
        return entry.started_at, entry.ended_at


@pytest.fixture
def desk(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Jonas at his desk, at the moment of the cast's clock."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    return Desk(client, cast)


def test_d7_another_end_in_the_repeated_hour_leaves_the_start_alone(desk: Desk) -> None:
    desk.add(FIRST_START, SECOND_END)

    answer = desk.edit(end="02:50", end_fold="1")

    assert answer.status_code == 303
    assert desk.times() == (FIRST_START, utc(25, 1, 50))


def test_d7_another_start_in_the_repeated_hour_leaves_the_end_alone(desk: Desk) -> None:
    desk.add(FIRST_START, SECOND_END)

    answer = desk.edit(start="02:20", start_fold="1")

    assert answer.status_code == 303
    assert desk.times() == (utc(25, 1, 20), SECOND_END)


def test_an_answer_alone_moves_a_time_by_the_hour(desk: Desk) -> None:
    desk.add(FIRST_START, SECOND_END)

    desk.edit(start_fold="1")

    assert desk.times() == (SECOND_START, SECOND_END)


@pytest.mark.parametrize("end_at", [FIRST_END, SECOND_END])
def test_saving_untouched_changes_no_instant_of_a_repeated_hour(
    desk: Desk, end_at: datetime
) -> None:
    desk.add(FIRST_START, end_at)

    assert desk.edit(description="Night watch").status_code == 303
    assert desk.times() == (FIRST_START, end_at)


def test_the_same_time_written_otherwise_changes_no_instant(desk: Desk) -> None:
    desk.add(FIRST_START, SECOND_END)

    assert desk.edit(start="2.15", end="2:45").status_code == 303
    assert desk.times() == (FIRST_START, SECOND_END)


def test_d7_a_day_with_a_repeated_end_asks_about_the_end_and_nothing_else(desk: Desk) -> None:
    desk.add(utc(20, 23, 0, 7), utc(21, 0, 30, 9))

    asked = desk.edit(day=NIGHT)
    answered = desk.edit(day=NIGHT, end_fold="0")

    assert set(asked.context["form"].errors) == {"end_fold"}
    assert b"The end comes twice in this night" in asked.content
    assert answered.status_code == 303
    assert desk.times() == (utc(24, 23, 0, 7), utc(25, 0, 30, 9))


def test_another_day_may_ask_about_both_times_at_once(desk: Desk) -> None:
    desk.add(utc(21, 0, 15, 7), utc(21, 0, 45, 9))

    asked = desk.edit(day=NIGHT)
    answered = desk.edit(day=NIGHT, start_fold="0", end_fold="1")

    assert asked.status_code == 422
    assert set(asked.context["form"].errors) == {"start_fold", "end_fold"}
    assert answered.status_code == 303
    assert desk.times() == (FIRST_START, SECOND_END)


def test_d7_the_history_tells_which_of_two_equal_times_it_was(desk: Desk) -> None:
    desk.add(FIRST_START, SECOND_END)
    desk.edit(end="02:50", end_fold="1")

    page = desk.client.get(desk.address.replace("/edit", "/history")).content.decode()

    assert "02:45 (+01:00)" in page
    assert "02:50 (+01:00)" in page


def test_the_history_of_an_ordinary_day_tells_no_offset(desk: Desk) -> None:
    desk.add(utc(20, 9, 0), utc(20, 10, 0))
    desk.edit(end="12:30")

    page = desk.client.get(desk.address.replace("/edit", "/history")).content.decode()

    assert "12:30" in page
    assert "+02:00" not in page
