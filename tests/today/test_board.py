"""What the first page shows when days are full, long ago, or in between."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from lentera.domain.ids import id_stream
from lentera.projects.kinds import Kind
from lentera.projects.services import NewProject, archive, create_project
from lentera.today.selectors import board
from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from django.test import Client

    from lentera.domain.viewer import Viewer

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
REVIEW = Content.of(description="Review")


def many(viewer: Viewer, count: int, *, days_ago: int) -> None:
    """Add so many entries of a minute on one day."""
    start = NOW - days_ago * DAY
    entries = [
        services.NewEntry(
            Content.of(description=f"Number {number}"),
            start - number * MINUTE,
            start - (number - 1) * MINUTE,
            viewer.zone,
        )
        for number in range(1, count + 1)
    ]
    services.add_entries(viewer, entries, ids=id_stream(NOW), now=NOW)


def test_days_with_hundreds_of_entries_are_shown_whole_and_earlier_ones_offered(
    cast: Cast,
) -> None:
    sari = cast.viewer("sari")
    for days_ago in range(5):
        many(sari, 200, days_ago=days_ago)

    shown = board(sari, now=NOW)

    assert [len(day.lines) for day in shown.days] == [200, 200, 200]
    assert shown.earlier == date(2026, 11, 21)


def test_a_timer_older_than_everything_listed_is_shown_running(cast: Cast) -> None:
    sari = cast.viewer("sari")
    services.start_timer(sari, content=REVIEW, at=NOW - 30 * DAY, now=NOW - 30 * DAY)
    for days_ago in range(5):
        many(sari, 100, days_ago=days_ago)

    shown = board(sari, now=NOW)

    assert shown.running is not None
    assert shown.running.description == "Review"
    assert shown.forgotten is not None


def test_a_break_says_what_it_goes_back_to_and_does(cast: Cast) -> None:
    sari = cast.viewer("sari")
    services.start_timer(sari, content=REVIEW, now=NOW - HOUR)
    services.take_break(sari, now=NOW)
    before = board(sari, now=NOW).before_break

    resumed = services.resume_after_break(sari, now=NOW + MINUTE)

    assert before is not None
    assert resumed.entry is not None
    assert before.description == resumed.entry.description == "Review"
    assert not resumed.left_out


def test_coming_back_to_work_whose_project_was_archived_starts_without_it_and_says_so(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW + MINUTE)
    client.force_login(cast.accounts["sari"])
    sari, project = cast.viewer("sari"), project_of(cast)
    content = Content.of(description="Review", project_id=project)
    services.start_timer(sari, content=content, now=NOW - HOUR)
    services.take_break(sari, now=NOW)
    archive(cast.viewer("bayu"), kind=Kind.PROJECT, thing_id=project, now=NOW)

    client.post(reverse("tracking:resume"))
    page = client.get("/")

    running = TimeEntry.objects.own(sari).running().get()
    assert (running.description, running.project_id) == ("Review", None)
    assert b"without its project" in page.content


def test_coming_back_twice_or_without_a_break_changes_nothing(cast: Cast) -> None:
    sari = cast.viewer("sari")
    nothing = services.resume_after_break(sari, now=NOW)
    services.start_timer(sari, content=REVIEW, now=NOW - HOUR)
    services.start_timer(sari, content=Content.of(description="Inbox"), now=NOW)

    services.resume_after_break(sari, now=NOW + MINUTE)

    assert nothing.entry is None
    assert TimeEntry.objects.own(sari).running().get().description == "Inbox"


def test_an_archived_project_is_not_offered_to_pick_up_again(cast: Cast) -> None:
    sari, project = cast.viewer("sari"), project_of(cast)
    content = Content.of(description="Review", project_id=project)
    services.add_entry(sari, content=content, started_at=NOW - HOUR, ended_at=NOW, now=NOW)
    offered = board(sari, now=NOW).again
    archive(cast.viewer("bayu"), kind=Kind.PROJECT, thing_id=project, now=NOW)

    assert [one.content.description for one in offered] == ["Review"]
    assert board(sari, now=NOW).again == []


def project_of(cast: Cast) -> int:
    """Make a project that everybody may record on."""
    project = NewProject(name="Website redesign")
    return create_project(cast.viewer("bayu"), project=project, now=NOW).id
