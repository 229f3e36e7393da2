"""The day lists, the search and the suggestions of the first page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lentera.domain.viewer import Viewer
from lentera.tracking import selectors, services
from lentera.tracking.content import Content
from lentera.tracking.selectors import Filters
from tests.cast import NOW, Cast

HOUR = timedelta(hours=1)
TODAY = date(2026, 11, 24)


def add(viewer: Viewer, description: str, start: str, end: str) -> int:
    """Add an entry with times on the given UTC instants."""
    return services.add_entry(
        viewer,
        content=Content.of(description=description),
        started_at=datetime.fromisoformat(start).replace(tzinfo=UTC),
        ended_at=datetime.fromisoformat(end).replace(tzinfo=UTC),
        now=NOW,
    ).pk


def test_similar_entries_of_a_day_stand_together(cast: Cast) -> None:
    sari = cast.viewer("sari")
    add(sari, "Review", "2026-11-24T02:00", "2026-11-24T03:00")
    add(sari, "Inbox", "2026-11-24T03:00", "2026-11-24T03:30")
    add(sari, "Review", "2026-11-24T04:00", "2026-11-24T04:45")

    past = selectors.recent_past(sari, days=1)
    [today] = selectors.day_lists(sari, past.lines, until=TODAY, now=NOW)

    assert [(group.first.description, len(group.lines)) for group in today.groups] == [
        ("Review", 2),
        ("Inbox", 1),
    ]
    assert today.groups[0].length == timedelta(hours=1, minutes=45)
    assert today.work == timedelta(hours=2, minutes=15)


def test_m3_an_entry_over_midnight_counts_on_both_days_and_once_in_all(cast: Cast) -> None:
    sari = cast.viewer("sari")
    # 23:07 to 00:21 in Jakarta (UTC+7).
    add(sari, "Release", "2026-11-23T16:07", "2026-11-23T17:21")

    totals = selectors.day_totals(sari, TODAY - timedelta(days=1), TODAY, now=NOW)

    assert [total.work for total in totals.values()] == [
        timedelta(minutes=53),
        timedelta(minutes=21),
    ]


def test_days_are_listed_newest_first_and_only_where_there_is_time(cast: Cast) -> None:
    sari = cast.viewer("sari")
    for day in ("20", "23", "24"):
        add(sari, "Work", f"2026-11-{day}T02:00", f"2026-11-{day}T03:00")

    past = selectors.recent_past(sari, days=3)
    days = [one.day for one in selectors.day_lists(sari, past.lines, until=TODAY, now=NOW)]

    assert days == [TODAY, date(2026, 11, 23), date(2026, 11, 20)]


def test_search_finds_words_and_pages_without_losing_any(cast: Cast) -> None:
    sari = cast.viewer("sari")
    start = datetime(2026, 9, 1, 2, tzinfo=UTC)
    for number in range(120):
        moment = start + timedelta(hours=number)
        services.add_entry(
            sari,
            content=Content.of(description=f"Wireframes {number}"),
            started_at=moment,
            ended_at=moment + HOUR,
            now=NOW,
        )
    add(sari, "Inbox", "2026-11-24T02:00", "2026-11-24T03:00")

    seen, cursor = [], ""
    while True:
        found = selectors.find_entries(sari, selectors.Filters(text="wireframes"), cursor=cursor)
        seen += [line.id for line in found.lines]
        cursor = found.next_cursor
        if not cursor:
            break

    assert (len(seen), len(set(seen)), found.count) == (120, 120, 120)
    assert found.length == 120 * HOUR


def test_suggestions_come_from_ones_own_past_only(cast: Cast) -> None:
    sari, rina = cast.viewer("sari"), cast.viewer("rina")
    add(sari, "Design review", "2026-11-24T02:00", "2026-11-24T03:00")
    add(rina, "Design hiring", "2026-11-24T02:00", "2026-11-24T03:00")

    found = selectors.suggestions(sari, "des", count=8, now=NOW)

    assert [one.content.description for one in found] == ["Design review"]


def test_search_by_days_means_the_entrys_own_day_also_after_a_move(cast: Cast) -> None:
    sari = cast.viewer("sari")
    # By the clock of Jakarta: late on Friday 20, early on Saturday 21, late on Saturday, Sunday.
    starts = ["2026-11-20T16:00", "2026-11-20T17:30", "2026-11-21T16:30", "2026-11-21T17:00"]
    for number, start in enumerate(starts):
        start_at = datetime.fromisoformat(start).replace(tzinfo=UTC)
        services.add_entry(
            sari,
            content=Content.of(description=str(number)),
            started_at=start_at,
            ended_at=start_at + timedelta(minutes=20),
            now=NOW,
        )
    saturday = date(2026, 11, 21)

    for zone in ("Asia/Jakarta", "Pacific/Honolulu", "Pacific/Kiritimati"):
        moved = replace(sari, zone=zone)
        found = selectors.find_entries(moved, Filters(first_on=saturday, last_on=saturday))
        total = selectors.day_totals(moved, saturday, saturday, now=NOW)[saturday]

        assert [line.description for line in found.lines] == ["2", "1"]
        assert [day.day for day in found.days] == [saturday]
        assert found.length == total.work


def test_search_by_days_follows_the_day_start(cast: Cast) -> None:
    sari = replace(cast.viewer("sari"), day_starts_at=time(4))
    start_at = datetime(2026, 11, 20, 18, tzinfo=UTC)  # one in the night of Saturday, in Jakarta
    services.add_entry(
        sari,
        content=Content.of(description="Night"),
        started_at=start_at,
        ended_at=start_at + timedelta(hours=1),
        now=NOW,
    )
    friday, saturday = date(2026, 11, 20), date(2026, 11, 21)

    found = [
        selectors.find_entries(sari, Filters(first_on=day, last_on=day)).days
        for day in (friday, saturday)
    ]

    assert [[one.day for one in days] for days in found] == [[friday], []]


def test_two_entries_at_the_same_time_are_offered_for_deletion_not_for_mending(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    client.force_login(cast.accounts["sari"])
    one, two = (
        services.add_entry(
            cast.viewer("sari"),
            content=Content.of(description=words),
            started_at=NOW - timedelta(hours=2),
            ended_at=NOW - timedelta(hours=1),
            now=NOW,
        )
        for words in ("One", "Two")
    )
    first, second = sorted([one.pk, two.pk])

    page = client.get("/").content.decode()
    refused = client.post(reverse("tracking:mend", args=[second, first]))

    offered = reverse("tracking:delete", args=[second])
    assert f'class="overlap" method="post" action="{offered}"' in page
    assert "Delete this one" in page
    assert refused.status_code == 409
    assert b"only you know which is right" in refused.content
