"""What people type to add time: said again before it is saved, and asked about where it is odd."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

SCRIPTED = {"HX-Request": "true"}
LONG, TO_COME = "This is longer than 16 hours.", "This time is still to come."
AGO = "That is more than 10 hours ago."
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def jakarta(text: str) -> datetime:
    """An instant by the clock of Jakarta."""
    return datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)


class Desk:
    """Sari, who adds time; her page has scripts."""

    def __init__(self, client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        self.client, self.cast, self.monkeypatch = client, cast, monkeypatch
        client.force_login(cast.accounts["sari"])
        self.at(NOW)

    def at(self, now: datetime, day_starts_at: time = time(0)) -> None:
        """Let it be another moment, and her day start at another time."""
        self.monkeypatch.setattr("lentera.web.clock.now", lambda: now)
        self.cast.accounts["sari"].day_starts_at = day_starts_at
        self.cast.accounts["sari"].save(update_fields=["day_starts_at"])

    def add(self, **typed: str) -> HttpResponse:
        """Send the form."""
        return self.client.post(reverse("tracking:add"), typed, headers=SCRIPTED)

    def echo(self, **typed: str) -> str:
        """What is said while it is typed."""
        return self.client.get(reverse("tracking:echo"), typed).content.decode()

    def entries(self) -> list[tuple[datetime, datetime | None]]:
        """The entries that were saved."""
        found = TimeEntry.objects.own(self.cast.viewer("sari")).order_by("started_at")
        return list(found.values_list("started_at", "ended_at"))

    def only(self) -> TimeEntry:
        """The one entry that was saved."""
        return TimeEntry.objects.own(self.cast.viewer("sari")).get()


@pytest.fixture
def desk(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Sari at her desk, at the moment of the cast's clock."""
    return Desk(client, cast, monkeypatch)


@pytest.mark.parametrize(
    ("typed", "doubts"),
    [
        ({"length": "1000h"}, [LONG]),
        ({"length": "25:00"}, [LONG]),
        ({"length": "20h"}, [LONG]),
        ({"length": "20h", "day": "2026-11-20"}, [LONG]),
        ({"length": "2h", "day": "2027-11-20"}, [TO_COME]),
        ({"when": "1000h"}, [LONG]),
        ({"when": "99999"}, [LONG]),
        ({"when": "20 Nov 2027 2h"}, [TO_COME]),
        ({"when": "since 23"}, [AGO]),
    ],
)
def test_lengths_and_starts_alone_are_doubted_like_spans(
    desk: Desk, typed: dict[str, str], doubts: list[str]
) -> None:
    asked = desk.add(**typed)
    unsaved = desk.entries()
    saved = desk.add(**typed, sure=asked.context["echo"])

    assert (asked.status_code, asked.context["doubts"], unsaved) == (422, doubts, [])
    assert saved.status_code == 303
    assert len(desk.entries()) == 1


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("10-11 Nov", "Nov"),
        ("9-12 13-17", "13-17"),
        ("1h 9-12", "9-12"),
        ("kemrin 9-12", "kemrin"),
        ("9-12 Review kemarin", "kemarin"),
    ],
)
def test_a_time_that_would_become_the_description_is_asked_about(
    desk: Desk, typed: str, left: str
) -> None:
    asked = desk.add(when=typed)

    assert asked.status_code == 422
    assert f"“{left}” stays in the description" in asked.context["doubts"][-1]
    assert desk.entries() == []


@pytest.mark.parametrize("deed", ["start", "since"])
def test_a_start_that_would_lie_far_back_is_said_before_it_is_saved(desk: Desk, deed: str) -> None:
    sari = desk.cast.viewer("sari")
    if deed == "since":
        services.start_timer(sari, content=Content.of(description="Call"), now=NOW - HOUR)
    before, address = desk.entries(), reverse(f"tracking:{deed}")
    fields = {"description": "Call", "at": "23:00"}

    asked = desk.client.post(address, fields)
    unsaved = desk.entries()
    saved = desk.client.post(address, fields | {"sure": asked.context["echo"]})

    assert (asked.status_code, unsaved, saved.status_code) == (422, before, 303)
    assert AGO in asked.content.decode()
    assert "Mon 23 Nov: the timer starts at 23:00 and runs on" in asked.content.decode()
    assert desk.only().started_at == jakarta("2026-11-23T23:00")


def test_what_the_line_was_chosen_to_mean_is_not_asked_about_again(desk: Desk) -> None:
    assert desk.add(when="9-12 Monday planning", choice="1").status_code == 303
    assert desk.only().description == "Monday planning"


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ({"when": "kmrn 9-12 Rapat"}, "Mon 23 Nov, 09:00 to 12:00: 3 hours, “Rapat”"),
        ({"when": "9-12"}, "Tue 24 Nov, 09:00 to 12:00: 3 hours, without a description"),
        ({"when": "2h"}, "Tue 24 Nov: 2 hours, without a description"),
        (
            {"length": "2h", "day": "2026-11-20", "description": "Plan"},
            "Fri 20 Nov, 09:00 to 11:00: 2 hours, “Plan”",
        ),
        (
            {"when": "since 9 Call"},
            "Tue 24 Nov: the timer starts at 09:00 and runs on, “Call”",
        ),
        ({"when": "12-12.30 istirahat"}, "Tue 24 Nov, 12:00 to 12:30: 30 minutes, a break"),
        ({"when": "1h @nothing"}, "That project is not in your list."),
    ],
)
def test_the_echo_says_day_length_and_description(
    desk: Desk, typed: dict[str, str], echo: str
) -> None:
    assert desk.echo(**typed).startswith(echo)


@pytest.mark.parametrize(
    ("day_starts_at", "start", "says"),
    [
        (time(0), "2026-11-22T00:30", "Sun 22 Nov, 00:30 to 01:30"),
        (time(4), "2026-11-23T00:30", "Sun 22 Nov (Mon 23 Nov on the calendar), 00:30 to 01:30"),
        (time(22), "2026-11-23T00:30", "Sun 22 Nov (Mon 23 Nov on the calendar), 00:30 to 01:30"),
    ],
)
def test_z21_field_and_line_mean_the_persons_day(
    desk: Desk, day_starts_at: time, start: str, says: str
) -> None:
    desk.at(jakarta("2026-11-23T02:00"), day_starts_at)
    fields = {"day": "2026-11-22", "start": "0:30", "end": "1:30"}

    echoes = [desk.echo(**fields), desk.echo(when="22 Nov 0:30-1:30")]
    desk.add(**fields)
    desk.add(when="22 Nov 0:30-1:30")

    times = (jakarta(start), jakarta(start) + HOUR)
    assert desk.entries() == [times, times]
    assert all(echo.startswith(says) for echo in echoes)


def test_z21_the_day_in_the_edit_form_is_the_persons_day_too(desk: Desk) -> None:
    desk.at(jakarta("2026-11-23T02:00"), time(4))
    desk.add(day="2026-11-22", start="0:30", end="1:30")
    address = reverse("tracking:edit", args=[desk.only().pk])
    form = desk.client.get(address).context["form"]
    shown = {name: str(form[name].value()) for name in ("day", "start", "end", "version")}

    desk.client.post(address, shown | {"start": "23:00"})

    assert shown["day"] == "2026-11-22"
    assert desk.entries() == [(jakarta("2026-11-22T23:00"), jakarta("2026-11-23T01:30"))]


def test_without_scripts_another_date_of_the_calendar_is_said_before_saving(desk: Desk) -> None:
    desk.at(jakarta("2026-11-23T02:00"), time(4))
    fields = {"day": "2026-11-22", "start": "0:30", "end": "1:30"}

    asked = desk.client.post(reverse("tracking:add"), fields)
    saved = desk.client.post(reverse("tracking:add"), fields | {"sure": asked.context["echo"]})

    assert (asked.status_code, saved.status_code) == (422, 303)
    assert "Mon 23 Nov on the calendar" in asked.content.decode()


@pytest.mark.parametrize(
    ("typed", "field", "error"),
    [
        (
            {"start": "9", "end": "10", "length": "5h"},
            "length",
            "From start to end it is 1:00. Leave one of the three empty.",
        ),
        ({"when": "9-12", "length": "5h"}, "when", "Use the line or the fields below it"),
        ({"end": "10"}, "start", "Give a start and an end, or a length."),
        ({"day": "1800-01-01", "length": "2h"}, "day", "between the years 1900 and 2199"),
    ],
)
def test_what_contradicts_itself_is_said(
    desk: Desk, typed: dict[str, str], field: str, error: str
) -> None:
    answer = desk.add(**typed)

    assert answer.status_code == 422
    assert error in str(answer.context["form"].errors[field])
    assert desk.entries() == []


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ({"start": "9", "end": "10", "length": "1h"}, "2026-11-23T09:00", "2026-11-23T10:00"),
        ({"start": "22", "end": "24:00"}, "2026-11-23T22:00", "2026-11-24T00:00"),
        ({"end": "12", "length": "2h"}, "2026-11-23T10:00", "2026-11-23T12:00"),
        ({"end": "24:00", "length": "2h"}, "2026-11-23T22:00", "2026-11-24T00:00"),
    ],
)
def test_two_or_three_that_agree_give_the_span(
    desk: Desk, typed: dict[str, str], start: str, end: str
) -> None:
    desk.add(day="2026-11-23", **typed)

    assert desk.entries() == [(jakarta(start), jakarta(end))]


def test_a_whole_day_ends_at_twenty_four(desk: Desk) -> None:
    fields = {"day": "2026-11-22", "start": "0:00", "end": "24:00"}

    asked = desk.add(**fields)
    desk.add(**fields, sure=asked.context["echo"])

    assert asked.context["doubts"] == [LONG]
    assert desk.entries() == [(jakarta("2026-11-22T00:00"), jakarta("2026-11-23T00:00"))]


@pytest.mark.parametrize(
    "typed",
    [
        {"when": "12-12.30 istirahat"},
        {"when": "break 12-12.30"},
        {"start": "12", "end": "12.30", "kind": "break"},
        {"when": "12-12.30", "kind": "break"},
    ],
)
def test_a_forgotten_break_is_added_by_hand(desk: Desk, typed: dict[str, str]) -> None:
    desk.add(**typed)

    entry = desk.only()
    assert (entry.kind, entry.description, entry.billable) == ("break", "", False)
    assert entry.started_at == jakarta("2026-11-24T12:00")


def test_a_break_keeps_the_words_of_its_line(desk: Desk) -> None:
    desk.add(when="12-12.30 Makan siang", kind="break")

    assert (desk.only().kind, desk.only().description) == ("break", "Makan siang")


def test_work_becomes_a_break_and_back_and_the_history_says_so(desk: Desk) -> None:
    entry = services.add_entry(
        desk.cast.viewer("sari"),
        content=Content.of(description="Lunch", billable=True),
        started_at=NOW - 2 * HOUR,
        ended_at=NOW - HOUR,
        now=NOW,
    )

    def kind_after(**typed: Any) -> tuple[str, bool]:
        address = reverse("tracking:edit", args=[entry.pk])
        form = desk.client.get(address).context["form"]
        names = ("description", "day", "start", "end", "version")
        shown = {name: str(form[name].value()) for name in names}
        assert desk.client.post(address, shown | typed).status_code == 303
        return desk.only().kind, desk.only().billable

    assert kind_after(kind="break", billable="on") == ("break", False)
    assert kind_after(description="Long lunch") == ("break", False)
    assert kind_after(kind="work", billable="on") == ("work", True)
    history = desk.client.get(reverse("tracking:history", args=[entry.pk])).content.decode()
    assert "Work → Break" in " ".join(history.split())
