"""The first page and the entry pages, driven as a browser without scripts does."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from lentera.tracking import selectors, services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from django.test import Client

HOUR = timedelta(hours=1)
SCRIPTED = {"HX-Request": "true"}


@pytest.fixture
def sari_at_her_desk(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Sari, signed in, at the moment of the cast's clock."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    client.force_login(cast.accounts["sari"])
    return client


def entry_of(cast: Cast, name: str, description: str = "Review") -> TimeEntry:
    """Add an entry from 09:00 to 10:00 in Jakarta today."""
    return services.add_entry(
        cast.viewer(name),
        content=Content.of(description=description),
        started_at=datetime(2026, 11, 24, 2, tzinfo=UTC),
        ended_at=datetime(2026, 11, 24, 3, tzinfo=UTC),
        now=NOW,
    )


def undo_offered(client: Client) -> str:
    """The address in the newest message's way back."""
    return re.findall(r'action="(/[^"]*/undo/\d+)"', client.get("/").content.decode())[-1]


def test_the_timer_starts_and_stops_by_plain_forms(sari_at_her_desk: Client, cast: Cast) -> None:
    sari_at_her_desk.post(reverse("tracking:start"), {"description": "Wireframes"})
    page = sari_at_her_desk.get("/")
    sari_at_her_desk.post(reverse("tracking:stop"))

    assert b"Wireframes" in page.content
    assert not TimeEntry.objects.own(cast.viewer("sari")).running().exists()


def test_a_start_that_was_forgotten_is_given_as_a_clock_time(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari_at_her_desk.post(reverse("tracking:start"), {"description": "Call", "at": "13.40"})

    entry = TimeEntry.objects.own(cast.viewer("sari")).get()
    assert entry.started_at == datetime(2026, 11, 24, 6, 40, tzinfo=UTC)


@pytest.mark.parametrize("at", ["25:00", "soon", "9:75", "-1"])
def test_a_time_nobody_can_read_is_asked_again(
    sari_at_her_desk: Client, cast: Cast, at: str
) -> None:
    answer = sari_at_her_desk.post(reverse("tracking:start"), {"description": "Call", "at": at})

    assert answer.status_code == 422
    assert b"Call" in answer.content
    assert b"This is not a time of day" in answer.content
    assert not TimeEntry.objects.own(cast.viewer("sari")).exists()


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("9-12.30 Sketches", (24, 2, 0), (24, 5, 30)),
        ("yesterday 9-12 Sketches", (23, 2, 0), (23, 5, 0)),
        ("kemarin 9-12 Sketches", (23, 2, 0), (23, 5, 0)),
        ("1,5", (24, 6, 46), (24, 8, 16)),
        ("90m", (24, 6, 46), (24, 8, 16)),
    ],
)
def test_one_typed_line_becomes_an_entry(
    sari_at_her_desk: Client,
    cast: Cast,
    typed: str,
    start: tuple[int, int, int],
    end: tuple[int, int, int],
) -> None:
    echo = sari_at_her_desk.get(reverse("tracking:echo"), {"when": typed})
    sari_at_her_desk.post(reverse("tracking:add"), {"when": typed}, headers=SCRIPTED)

    entry = TimeEntry.objects.own(cast.viewer("sari")).get()
    assert echo.content
    assert entry.started_at == datetime(2026, 11, *start, tzinfo=UTC)
    assert entry.ended_at == datetime(2026, 11, *end, tzinfo=UTC)


def test_without_scripts_a_line_is_said_again_before_it_is_saved(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    address, line = reverse("tracking:add"), {"when": "yesterday 9-12 Sketches"}
    seen = sari_at_her_desk.post(address, line)
    nothing_yet = TimeEntry.objects.own(cast.viewer("sari")).count()

    saved = sari_at_her_desk.post(address, {**line, "sure": seen.context["echo"]})

    assert (seen.status_code, nothing_yet, saved.status_code) == (422, 0, 303)
    assert b"3 hours" in seen.content


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("20 Nov 2026 2-23 Release", b"longer than 16 hours"),
        ("28 Nov 2026 9-10 Workshop", b"still to come"),
    ],
)
def test_what_is_doubtful_is_asked_once_and_never_refused(
    sari_at_her_desk: Client, cast: Cast, typed: str, doubt: bytes
) -> None:
    address = reverse("tracking:add")
    asked = sari_at_her_desk.post(address, {"when": typed}, headers=SCRIPTED)
    nothing_yet = TimeEntry.objects.own(cast.viewer("sari")).count()

    sure = {"when": typed, "sure": asked.context["echo"]}
    saved = sari_at_her_desk.post(address, sure, headers=SCRIPTED)

    assert (asked.status_code, nothing_yet, saved.status_code) == (422, 0, 303)
    assert doubt in asked.content


def test_r9_a_number_that_can_be_minutes_or_hours_is_asked(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    asked = sari_at_her_desk.post(reverse("tracking:add"), {"when": "90"})
    nothing_yet = TimeEntry.objects.own(cast.viewer("sari")).count()
    sari_at_her_desk.post(reverse("tracking:add"), {"when": "90", "choice": "0"}, headers=SCRIPTED)

    assert (asked.status_code, nothing_yet) == (422, 0)
    entry = TimeEntry.objects.own(cast.viewer("sari")).get()
    assert entry.ended_at == entry.started_at + timedelta(minutes=90)


def test_z15_saving_a_form_untouched_changes_no_instant(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari = cast.viewer("sari")
    entry = services.start_timer(
        sari, content=Content.of(description="Call"), at=NOW - timedelta(seconds=5047), now=NOW
    )
    services.stop_timer(sari, now=NOW)
    address = reverse("tracking:edit", args=[entry.pk])
    form = sari_at_her_desk.get(address).context["form"]
    shown = {name: form[name].value() or "" for name in ("day", "start", "end", "version")}

    sari_at_her_desk.post(address, {"description": "Call with Kopi", **shown})

    after = TimeEntry.objects.own(sari).get()
    assert (after.started_at, after.ended_at) == (entry.started_at, NOW)
    assert after.description == "Call with Kopi"


def test_z3_an_entry_is_edited_in_its_own_zone(sari_at_her_desk: Client, cast: Cast) -> None:
    entry = entry_of(cast, "sari")
    cast.accounts["sari"].zone = "Europe/Berlin"
    cast.accounts["sari"].save(update_fields=["zone"])

    form = sari_at_her_desk.get(reverse("tracking:edit", args=[entry.pk])).context["form"]

    assert (form["start"].value(), form["end"].value()) == ("09:00", "10:00")


def test_an_edit_over_a_newer_version_is_refused(sari_at_her_desk: Client, cast: Cast) -> None:
    entry = entry_of(cast, "sari")
    address = reverse("tracking:edit", args=[entry.pk])
    fields = {"day": "2026-11-24", "start": "09:00", "end": "10:00", "version": 1}

    first = sari_at_her_desk.post(address, {**fields, "description": "One"})
    second = sari_at_her_desk.post(address, {**fields, "description": "Two"})

    assert (first.status_code, second.status_code) == (303, 409)
    assert TimeEntry.objects.own(cast.viewer("sari")).get().description == "One"


def test_a_deleted_entry_comes_back_from_its_page(sari_at_her_desk: Client, cast: Cast) -> None:
    entry = entry_of(cast, "sari")
    sari_at_her_desk.post(reverse("tracking:delete", args=[entry.pk]))
    gone = sari_at_her_desk.get(reverse("tracking:deleted"))

    sari_at_her_desk.post(reverse("tracking:restore", args=[entry.pk]))

    assert b"Review" in gone.content
    assert TimeEntry.objects.own(cast.viewer("sari")).get().pk == entry.pk


def test_the_last_change_is_taken_back(sari_at_her_desk: Client, cast: Cast) -> None:
    entry = entry_of(cast, "sari")
    address = reverse("tracking:edit", args=[entry.pk])
    times = {"day": "2026-11-24", "start": "09:00", "end": "11:00", "version": 1}
    sari_at_her_desk.post(address, {"description": "Longer", **times})

    sari_at_her_desk.post(undo_offered(sari_at_her_desk))

    after = TimeEntry.objects.own(cast.viewer("sari")).get()
    assert (after.description, after.ended_at) == ("Review", entry.ended_at)


def test_d7_the_hour_that_happens_twice_is_asked(client: Client, cast: Cast) -> None:
    jonas = cast.viewer("jonas")
    client.force_login(cast.accounts["jonas"])
    entry = services.add_entry(
        jonas,
        content=Content.of(description="Night"),
        started_at=datetime(2026, 10, 24, 23, tzinfo=UTC),
        ended_at=datetime(2026, 10, 25, 3, tzinfo=UTC),
        now=NOW,
    )
    address = reverse("tracking:edit", args=[entry.pk])
    fields = {"description": "Night", "day": "2026-10-25", "start": "02:30", "end": "04:00"}

    asked = client.post(address, {**fields, "version": 1})
    answered = client.post(address, {**fields, "version": 1, "start_fold": "1"})

    assert (asked.status_code, answered.status_code) == (422, 303)
    after = TimeEntry.objects.own(jonas).get()
    assert after.started_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("deed", ["edit", "history", "split"])
def test_p7_somebody_elses_entry_does_not_exist(
    sari_at_her_desk: Client, cast: Cast, deed: str
) -> None:
    hers, his = entry_of(cast, "sari"), entry_of(cast, "rina")

    allowed = sari_at_her_desk.get(reverse(f"tracking:{deed}", args=[hers.pk]))
    refused = sari_at_her_desk.get(reverse(f"tracking:{deed}", args=[his.pk]))

    assert (allowed.status_code, refused.status_code) == (200, 404)


@pytest.mark.parametrize("deed", ["continue", "duplicate", "delete", "restore", "undo"])
def test_p6_nobody_writes_anothers_time(sari_at_her_desk: Client, cast: Cast, deed: str) -> None:
    his = entry_of(cast, "rina")
    before = list(TimeEntry.objects.own(cast.viewer("rina")).values())
    event = selectors.deed_with(cast.viewer("rina"), [his.pk], now=NOW)

    sari_at_her_desk.post(reverse(f"tracking:{deed}", args=event if deed == "undo" else [his.pk]))

    assert list(TimeEntry.objects.own(cast.viewer("rina")).values()) == before
    assert not TimeEntry.objects.own(cast.viewer("sari")).exists()


def test_today_asks_the_database_few_questions(
    sari_at_her_desk: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    for _ in range(5):
        entry_of(cast, "sari")
    # One of them asks who looked this month, and one for a charter that is not read yet.
    with django_assert_max_num_queries(13):  # type: ignore[operator]  a fixture without types
        sari_at_her_desk.get("/")


def test_many_entries_change_at_once(sari_at_her_desk: Client, cast: Cast) -> None:
    entries = [entry_of(cast, "sari", name) for name in ("One", "Two")]
    ids = [f"{entry.pk >> 31:08x}{entry.pk & 0x7FFFFFFF:016x}" for entry in entries]

    sari_at_her_desk.post(reverse("tracking:bulk"), {"entries": ids, "billable": "yes"})
    sari_at_her_desk.post(reverse("tracking:delete_many"), {"entries": ids})
    gone = TimeEntry.objects.own(cast.viewer("sari")).count()
    sari_at_her_desk.post(undo_offered(sari_at_her_desk))

    back = TimeEntry.objects.own(cast.viewer("sari"))
    assert gone == 0
    assert sorted((entry.description, entry.billable) for entry in back) == [
        ("One", True),
        ("Two", True),
    ]
