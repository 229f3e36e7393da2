"""What people type into the forms of entries, also in nights in which the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from lentera.domain.ids import to_hex
from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from django.test import Client

    from lentera.domain.viewer import Viewer

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def at_the_casts_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages' clock shows the moment of the cast."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)


def entry_of(viewer: Viewer, start: str, end: str) -> TimeEntry:
    """Add an entry between two instants."""
    start_at, end_at = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (start, end))
    content = Content.of(description="Review")
    return services.add_entry(
        viewer, content=content, started_at=start_at, ended_at=end_at, now=NOW
    )


def edit(client: Client, entry: TimeEntry, **typed: str) -> int:
    """Open an entry's form, change what is given, and send it; returns the answer's status."""
    address = reverse("tracking:edit", args=[entry.pk])
    form = client.get(address).context["form"]
    shown = {name: form[name].value() or "" for name in ("day", "start", "end", "version")}
    return client.post(address, {"description": "Review", **shown, **typed}).status_code


def times(entry: TimeEntry) -> tuple[datetime, datetime | None]:
    """The entry's times as they are stored now."""
    entry.refresh_from_db()
    return entry.started_at, entry.ended_at


def test_a_new_start_leaves_the_end_exact_also_after_thirty_hours(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.accounts["sari"])
    entry = entry_of(cast.viewer("sari"), "2026-11-22T02:00:07", "2026-11-23T08:00:09")

    status = edit(client, entry, start="10:00")

    assert status == 303
    assert times(entry) == (
        datetime(2026, 11, 22, 3, tzinfo=UTC),
        datetime(2026, 11, 23, 8, 0, 9, tzinfo=UTC),
    )


def test_another_day_moves_an_entry_whole_to_the_second(client: Client, cast: Cast) -> None:
    client.force_login(cast.accounts["sari"])
    entry = entry_of(cast.viewer("sari"), "2026-11-22T15:30:07", "2026-11-22T18:00:09")

    status = edit(client, entry, day="2026-11-20")

    assert status == 303
    assert times(entry) == (
        datetime(2026, 11, 20, 15, 30, 7, tzinfo=UTC),
        datetime(2026, 11, 20, 18, 0, 9, tzinfo=UTC),
    )


def test_an_end_after_midnight_lies_on_the_next_day(client: Client, cast: Cast) -> None:
    client.force_login(cast.accounts["sari"])
    entry = entry_of(cast.viewer("sari"), "2026-11-22T15:30", "2026-11-22T16:00")

    edit(client, entry, end="01:15")

    assert times(entry)[1] == datetime(2026, 11, 22, 18, 15, tzinfo=UTC)


@pytest.mark.parametrize("typed", [{"end": "09:00"}, {"start": "10:30"}])
def test_an_end_that_is_not_later_is_asked_again_and_nothing_becomes_a_day_long(
    client: Client, cast: Cast, typed: dict[str, str]
) -> None:
    client.force_login(cast.accounts["sari"])
    entry = entry_of(cast.viewer("sari"), "2026-11-24T02:00:30", "2026-11-24T03:00")
    before = times(entry)

    status = edit(client, entry, **typed)

    assert status == 422
    assert times(entry) == before


def test_a_running_entry_is_edited_and_runs_on(client: Client, cast: Cast) -> None:
    client.force_login(cast.accounts["sari"])
    entry = services.start_timer(
        cast.viewer("sari"), content=Content.of(description="Call"), at=NOW - HOUR, now=NOW
    )

    status = edit(client, entry, start="13:00")

    assert status == 303
    assert times(entry) == (datetime(2026, 11, 24, 6, tzinfo=UTC), None)


def test_fields_in_the_night_that_is_longer_ask_which_hour_is_meant(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.accounts["jonas"])
    fields = {"day": "2026-10-25", "start": "02:30", "end": "04:00"}

    asked = client.post(reverse("tracking:add"), fields)
    client.post(reverse("tracking:add"), {**fields, "choice": "1"})

    assert asked.status_code == 422
    assert times(TimeEntry.objects.own(cast.viewer("jonas")).get()) == (
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 3, tzinfo=UTC),
    )


def test_fields_in_the_night_that_is_shorter_say_that_the_time_did_not_exist(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.accounts["jonas"])
    fields = {"day": "2026-03-29", "end": "04:00"}

    refused = client.post(reverse("tracking:add"), {**fields, "start": "02:30"})
    client.post(reverse("tracking:add"), {**fields, "start": "01:30"})

    assert b"The clocks jumped over this time" in refused.content
    start, end = times(TimeEntry.objects.own(cast.viewer("jonas")).get())
    assert end is not None
    assert end - start == timedelta(hours=1, minutes=30)


def test_equal_times_do_not_become_a_day(client: Client, cast: Cast) -> None:
    client.force_login(cast.accounts["sari"])

    answer = client.post(
        reverse("tracking:add"), {"day": "2026-11-24", "start": "9", "end": "09:00"}
    )

    assert answer.status_code == 422
    assert not TimeEntry.objects.own(cast.viewer("sari")).exists()


@pytest.mark.parametrize("deed", ["bulk", "delete_many", "merge"])
def test_without_a_tick_people_are_asked_to_tick(client: Client, cast: Cast, deed: str) -> None:
    client.force_login(cast.accounts["sari"])

    answer = client.post(reverse(f"tracking:{deed}"), {})

    assert answer.status_code == 422
    assert b"Tick the entries first." in answer.content


def test_words_of_the_longest_allowed_length_and_any_writing_are_kept(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.accounts["sari"])
    text = ("مراجعة 🌙 Größe " * 300)[:3000].strip()

    client.post(reverse("tracking:start"), {"description": text})
    too_long = client.post(reverse("tracking:start"), {"description": "x" * 3001})

    assert TimeEntry.objects.own(cast.viewer("sari")).get().description == text
    assert too_long.status_code == 422


@pytest.mark.parametrize(
    "cursor", ["x", "-", "1-2", "9" * 400 + "-0", f"{10**18}-{to_hex(1)}", "1-" + "f" * 24, "²-²"]
)
def test_a_page_of_the_search_that_was_made_up_shows_the_newest(
    client: Client, cast: Cast, cursor: str
) -> None:
    client.force_login(cast.accounts["sari"])
    entry_of(cast.viewer("sari"), "2026-11-24T02:00", "2026-11-24T03:00")

    answer = client.get(reverse("tracking:entries"), {"after": cursor})

    assert answer.status_code == 200


@pytest.mark.parametrize("days", ["²", "-1", "0", "99999", "٣"])
def test_a_made_up_number_of_days_shows_a_page(client: Client, cast: Cast, days: str) -> None:
    client.force_login(cast.accounts["sari"])

    assert client.get("/", {"days": days}).status_code == 200


LONG, TO_COME = "This is longer than 16 hours.", "This time is still to come."


@pytest.mark.parametrize(
    ("typed", "doubts"),
    [
        ({"end": "8:00"}, [LONG, TO_COME]),
        ({"day": "2026-11-25"}, [TO_COME]),
        ({"day": "2026-11-20", "end": "8:00"}, [LONG]),
    ],
)
@pytest.mark.parametrize("place", ["", "?row=1"])
def test_editing_asks_once_more_about_doubtful_times(
    client: Client, cast: Cast, typed: dict[str, str], doubts: list[str], place: str
) -> None:
    client.force_login(cast.accounts["sari"])
    entry = entry_of(cast.viewer("sari"), "2026-11-24T02:00:00", "2026-11-24T03:00:00")
    before, address = times(entry), reverse("tracking:edit", args=[entry.pk]) + place
    fields = {"description": "Review", "day": "2026-11-24", "start": "9:00", "end": "10:00"}

    asked = client.post(address, fields | typed, headers={"HX-Request": "true"})
    unsaved = times(entry)
    saved = client.post(address, fields | typed | {"sure": asked.context["echo"]})

    assert (asked.status_code, asked.context["doubts"], unsaved) == (422, doubts, before)
    assert f'name="sure" value="{asked.context["echo"]}"' in asked.text
    assert saved.status_code == 303
    assert times(entry) != before


def test_editing_does_not_ask_about_what_was_so_before(client: Client, cast: Cast) -> None:
    client.force_login(cast.accounts["sari"])
    entry = entry_of(cast.viewer("sari"), "2026-11-22T02:00:00", "2026-11-23T02:00:00")

    assert edit(client, entry, description="Review of posters") == 303
    assert edit(client, entry, start="9:30") == 303


def test_a_night_whose_start_becomes_the_morning_is_asked_about(client: Client, cast: Cast) -> None:
    client.force_login(cast.accounts["sari"])
    entry = entry_of(cast.viewer("sari"), "2026-11-22T15:00:00", "2026-11-22T23:00:00")
    before = times(entry)

    assert edit(client, entry, start="1:00") == 422
    assert edit(client, entry, day="2027-11-22") == 422
    assert times(entry) == before


def test_a_running_timer_that_is_given_an_end_to_come_is_asked_about(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.accounts["sari"])
    content = Content.of(description="Review")
    entry = services.start_timer(cast.viewer("sari"), content=content, at=NOW - HOUR, now=NOW)

    assert edit(client, entry, end="17:00") == 422
    assert times(entry) == (NOW - HOUR, None)
    assert edit(client, entry, end="15:10") == 303
