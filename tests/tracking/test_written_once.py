"""A device sends a write with a key of its own: however often it arrives, it is done once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from lentera.config.tending import sweep
from lentera.tracking import selectors, services
from lentera.tracking.content import Content
from lentera.tracking.models import IdempotencyKey, TimeEntry
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from django.test import Client

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def sari_at_her_desk(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Sari, signed in, at the moment of the cast's clock."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    client.force_login(cast.accounts["sari"])
    return client


def entry_of(cast: Cast, description: str = "Review") -> TimeEntry:
    """Add an hour of Sari's that ended an hour ago."""
    return services.add_entry(
        cast.viewer("sari"),
        content=Content.of(description=description),
        started_at=NOW - 2 * HOUR,
        ended_at=NOW - HOUR,
        now=NOW,
    )


def test_the_same_key_starts_one_timer(sari_at_her_desk: Client, cast: Cast) -> None:
    address, fields = reverse("tracking:start"), {"description": "Call", "key": str(uuid4())}
    first = sari_at_her_desk.post(address, fields, headers={"Accept": "application/json"}).json()
    services.stop_timer(cast.viewer("sari"), now=NOW + HOUR)

    again = sari_at_her_desk.post(address, fields, headers={"Accept": "application/json"}).json()

    assert (again["id"], again["ended_at"]) == (first["id"], (NOW + HOUR).isoformat())
    assert TimeEntry.objects.own(cast.viewer("sari")).count() == 1


@pytest.mark.parametrize("deed", ["duplicate", "split", "delete", "undo"])
def test_every_deed_with_an_entry_is_done_once(
    sari_at_her_desk: Client, cast: Cast, deed: str
) -> None:
    entry = entry_of(cast)
    services.edit_entry(
        cast.viewer("sari"), entry_id=entry.pk, changes={"description": "Second"}, now=NOW
    )
    event = selectors.deed_with(cast.viewer("sari"), [entry.pk], now=NOW)
    address = reverse(f"tracking:{deed}", args=event if deed == "undo" else [entry.pk])
    header = {"Idempotency-Key": str(uuid4())}
    fields = {"at_clock": "13.40"}

    first = sari_at_her_desk.post(address, fields, headers=header)
    after = list(TimeEntry.objects.own(cast.viewer("sari")).order_by("id").values())
    second = sari_at_her_desk.post(address, fields, headers=header)

    assert (first.status_code, second.status_code) == (303, 303)
    assert list(TimeEntry.objects.own(cast.viewer("sari")).order_by("id").values()) == after


def test_a_key_of_one_deed_does_no_other(sari_at_her_desk: Client, cast: Cast) -> None:
    first, other, key = entry_of(cast), entry_of(cast, "Other"), {"key": str(uuid4())}
    sari_at_her_desk.post(reverse("tracking:delete", args=[first.pk]), key)

    refused = sari_at_her_desk.post(reverse("tracking:delete", args=[other.pk]), key)

    assert refused.status_code == 409
    assert TimeEntry.objects.own(cast.viewer("sari")).get() == other


def test_a_key_that_comes_again_with_other_words_is_refused_and_nothing_vanishes_silently(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    address, key = reverse("tracking:start"), str(uuid4())
    first = {"description": "Call", "tags": [], "key": key}
    sari_at_her_desk.post(address, first)

    refused = sari_at_her_desk.post(address, {**first, "description": "Review"})
    again = sari_at_her_desk.post(address, {**first, "csrfmiddlewaretoken": "another"})

    assert (refused.status_code, again.status_code) == (409, 303)
    assert b"Send it again with a new key." in refused.content
    assert TimeEntry.objects.own(cast.viewer("sari")).get().description == "Call"


def test_a_write_that_was_not_understood_leaves_its_key_unused(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    address, key = reverse("tracking:start"), str(uuid4())

    asked = sari_at_her_desk.post(address, {"description": "Call", "at": "25:00", "key": key})
    done = sari_at_her_desk.post(address, {"description": "Call", "at": "13.40", "key": key})

    assert (asked.status_code, done.status_code) == (422, 303)
    assert TimeEntry.objects.own(cast.viewer("sari")).running().exists()


def test_keys_are_forgotten_after_thirty_days(cast: Cast) -> None:
    sari = cast.viewer("sari")
    services.claim_key(sari, key=uuid4(), deed="old", digest="", now=NOW - 31 * DAY)
    services.claim_key(sari, key=uuid4(), deed="new", digest="", now=NOW - 29 * DAY)

    sweep(NOW)

    assert IdempotencyKey.objects.own(sari).get().deed == "new"
