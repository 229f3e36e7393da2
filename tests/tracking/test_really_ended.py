"""A timer that ran on unnoticed: it stops, and then its real end is asked for (cases.md C11)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from lentera.domain.ids import to_hex
from lentera.tracking import selectors, services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from django.test import Client

HOUR = timedelta(hours=1)
# Since 20:16 in Jakarta, over midnight, until 15:16.
SINCE = NOW - 19 * HOUR
MIDNIGHT = datetime(2026, 11, 23, 17, tzinfo=UTC)


@pytest.fixture
def sari_at_her_desk(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Sari, signed in, with a timer that ran over night."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    client.force_login(cast.accounts["sari"])
    services.start_timer(cast.viewer("sari"), content=Content.of(description="Call"), now=SINCE)
    return client


def call(cast: Cast) -> TimeEntry:
    """The entry of that timer."""
    return TimeEntry.objects.own(cast.viewer("sari")).get(description="Call")


def page_of(client: Client) -> str:
    """The first page."""
    return client.get("/").content.decode()


@pytest.mark.parametrize("deed", ["stop", "start", "break"])
def test_c11_stopping_works_and_then_the_real_end_is_asked_for(
    sari_at_her_desk: Client, cast: Cast, deed: str
) -> None:
    answer = sari_at_her_desk.post(reverse(f"tracking:{deed}"), follow=True)

    page, entry = answer.content.decode(), call(cast)
    offer = reverse("tracking:really_ended", args=[entry.pk])
    assert (entry.ended_at, entry.perhaps_ended_at) == (NOW, MIDNIGHT)
    assert "When did it really end?" in page
    # Once as a note, once at the row of the entry.
    assert page.count(f'action="{offer}"') == 2
    assert "It ended at 00:00" in page


def test_the_real_end_is_taken_with_one_press_and_can_be_taken_back(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari_at_her_desk.post(reverse("tracking:stop"))
    entry = call(cast)

    sari_at_her_desk.post(reverse("tracking:really_ended", args=[entry.pk]), {"at": "00:00"})

    assert call(cast).ended_at == MIDNIGHT
    deed = selectors.deed_with(cast.viewer("sari"), [entry.pk], now=NOW)
    assert deed is not None
    page = page_of(sari_at_her_desk)
    assert "When did it really end?" not in page
    assert reverse("tracking:undo", args=deed) in page


def test_any_other_time_before_the_stop_is_taken(sari_at_her_desk: Client, cast: Cast) -> None:
    sari_at_her_desk.post(reverse("tracking:stop"))
    address = reverse("tracking:really_ended", args=[call(cast).pk])

    form = sari_at_her_desk.get(address)
    late = sari_at_her_desk.post(address, {"at": "15:30"})
    sari_at_her_desk.post(address, {"at": "22:30"})

    assert b"ran for 19 hours, from 20:16 to 15:16" in form.content
    assert late.status_code == 422
    assert b"Give a time before the timer was stopped." in late.content
    assert call(cast).ended_at == datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


def test_an_end_that_is_right_is_left_and_not_asked_about_again(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari_at_her_desk.post(reverse("tracking:stop"))
    version = call(cast).version

    sari_at_her_desk.post(reverse("tracking:keep_end", args=[call(cast).pk]))
    sari_at_her_desk.post(reverse("tracking:stop"), {"entry": to_hex(call(cast).pk)})

    entry = call(cast)
    assert (entry.ended_at, entry.perhaps_ended_at, entry.version) == (NOW, None, version)
    assert "When did it really end?" not in page_of(sari_at_her_desk)


def test_editing_the_times_answers_and_other_edits_do_not(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari_at_her_desk.post(reverse("tracking:stop"))
    sari, entry = cast.viewer("sari"), call(cast)

    services.edit_entry(sari, entry_id=entry.pk, changes={"billable": True}, now=NOW)
    still = call(cast).perhaps_ended_at
    services.edit_entry(sari, entry_id=entry.pk, changes={"ended_at": NOW - HOUR}, now=NOW)

    assert (still, call(cast).perhaps_ended_at) == (MIDNIGHT, None)


def test_a_stop_at_the_time_that_was_proposed_is_not_asked_about(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari_at_her_desk.post(reverse("tracking:stop"), {"ended_at": MIDNIGHT.isoformat()})

    assert (call(cast).ended_at, call(cast).perhaps_ended_at) == (MIDNIGHT, None)


def test_an_ordinary_stop_is_not_asked_about(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    client.force_login(cast.accounts["sari"])
    content = Content.of(description="Call")
    services.start_timer(cast.viewer("sari"), content=content, now=NOW - 9 * HOUR)

    client.post(reverse("tracking:stop"))

    assert call(cast).perhaps_ended_at is None
    assert "When did it really end?" not in page_of(client)


def test_nobody_else_is_asked_or_can_answer(
    sari_at_her_desk: Client, cast: Cast, client: Client
) -> None:
    sari_at_her_desk.post(reverse("tracking:stop"))
    entry = call(cast)
    client.force_login(cast.accounts["rina"])

    refused = client.post(reverse("tracking:really_ended", args=[entry.pk]), {"at": "22:30"})
    client.post(reverse("tracking:keep_end", args=[entry.pk]))

    assert refused.status_code == 404
    assert call(cast).perhaps_ended_at == MIDNIGHT
