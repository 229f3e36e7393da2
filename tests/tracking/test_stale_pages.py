"""Pages that are not fresh any more, and things that were removed or put away since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from lentera.domain.ids import to_hex
from lentera.projects.kinds import Kind
from lentera.projects.models import Project
from lentera.projects.services import NewProject, create_project, create_tag, merge
from lentera.tracking import selectors, services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from datetime import datetime

    from django.test import Client

    from lentera.domain.viewer import Viewer

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
REVIEW, INBOX = Content.of(description="Review"), Content.of(description="Inbox")


@pytest.fixture
def sari_at_her_desk(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Sari, signed in, at the moment of the cast's clock."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    client.force_login(cast.accounts["sari"])
    return client


def take_back(sari: Viewer, entry_id: int, *, done_at: datetime, now: datetime) -> None:
    """Undo what was done with an entry at a moment."""
    deed = selectors.deed_with(sari, [entry_id], now=done_at)
    assert deed is not None
    services.undo_deed(sari, entry_id=deed[0], sequence=deed[1], now=now)


def test_words_typed_on_an_old_page_stay_with_the_entry_shown_there(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari = cast.viewer("sari")
    shown = services.start_timer(sari, content=REVIEW, now=NOW - HOUR)
    services.start_timer(sari, content=INBOX, now=NOW - MINUTE)

    sari_at_her_desk.post(
        reverse("tracking:describe"), {"entry": to_hex(shown.pk), "description": "Second review"}
    )

    words = [entry.description for entry in TimeEntry.objects.own(sari).newest_first()]
    assert words == ["Inbox", "Second review"]


def test_putting_out_on_an_old_page_leaves_the_timer_of_another_device_alone(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari = cast.viewer("sari")
    shown = services.start_timer(sari, content=REVIEW, now=NOW - HOUR)
    services.start_timer(sari, content=INBOX, now=NOW - MINUTE)

    refused = sari_at_her_desk.post(reverse("tracking:discard"), {"entry": to_hex(shown.pk)})

    assert refused.status_code == 409
    assert TimeEntry.objects.own(sari).count() == 2


def test_deleting_twice_says_that_it_is_gone(sari_at_her_desk: Client, cast: Cast) -> None:
    entry = services.add_entry(
        cast.viewer("sari"), content=REVIEW, started_at=NOW - HOUR, ended_at=NOW, now=NOW
    )
    address = reverse("tracking:delete", args=[entry.pk])

    statuses = [sari_at_her_desk.post(address).status_code for _ in range(2)]

    assert statuses == [303, 404]


def test_an_entry_comes_back_without_what_was_removed_for_good(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari, bayu = cast.viewer("sari"), cast.viewer("bayu")
    project = create_project(bayu, project=NewProject(name="Mistake"), now=NOW).id
    content = Content.of(description="Review", project_id=project)
    entry = services.add_entry(sari, content=content, started_at=NOW - HOUR, ended_at=NOW, now=NOW)
    services.delete_entry(sari, entry_id=entry.pk, now=NOW)
    # Pages archive such a project; it is gone for good only in a database that came from elsewhere.
    Project.objects.filter(pk=project).delete()

    gone = sari_at_her_desk.get(reverse("tracking:deleted"))
    sari_at_her_desk.post(reverse("tracking:restore", args=[entry.pk]))
    history = sari_at_her_desk.get(reverse("tracking:history", args=[entry.pk]))

    back = TimeEntry.objects.own(sari).get()
    assert (back.pk, back.description, back.project_id) == (entry.pk, "Review", None)
    assert (gone.status_code, history.status_code) == (200, 200)


def test_the_start_field_understands_a_project_and_tags_and_keeps_other_signs(
    sari_at_her_desk: Client, cast: Cast
) -> None:
    sari, bayu = cast.viewer("sari"), cast.viewer("bayu")
    project = create_project(bayu, project=NewProject(name="Kopi Nusantara"), now=NOW).id
    tag = create_tag(bayu, name="design", now=NOW).id

    sari_at_her_desk.post(reverse("tracking:start"), {"description": "Logo @kopi #des"})
    understood = selectors.running_line(sari)
    sari_at_her_desk.post(reverse("tracking:start"), {"description": "Fix #123 @home"})
    kept = selectors.running_line(sari)

    assert understood is not None
    assert understood.content == Content.of(description="Logo", project_id=project, tag_ids=[tag])
    assert kept is not None
    assert kept.content == Content.of(description="Fix #123 @home")


def test_a_merge_is_taken_back_whole_and_only_while_nothing_changed_since(cast: Cast) -> None:
    sari = cast.viewer("sari")
    ids = [
        services.add_entry(
            sari,
            content=REVIEW,
            started_at=NOW - (number + 1) * HOUR,
            ended_at=NOW - number * HOUR,
            now=NOW,
        ).pk
        for number in range(3)
    ]
    before = set(TimeEntry.objects.own(sari).values_list("pk", "started_at", "ended_at"))
    merged = services.merge_entries(sari, entry_ids=ids, now=NOW + MINUTE)

    take_back(sari, merged.pk, done_at=NOW + MINUTE, now=NOW + 2 * MINUTE)

    assert set(TimeEntry.objects.own(sari).values_list("pk", "started_at", "ended_at")) == before


def test_a_running_timer_that_was_ended_by_an_edit_runs_again_after_undo(cast: Cast) -> None:
    sari = cast.viewer("sari")
    entry = services.start_timer(sari, content=REVIEW, now=NOW - HOUR)
    changes = {"started_at": NOW - 3 * HOUR, "ended_at": NOW - 2 * HOUR}
    services.edit_entry(sari, entry_id=entry.pk, changes=changes, now=NOW)

    take_back(sari, entry.pk, done_at=NOW, now=NOW + MINUTE)
    again = TimeEntry.objects.own(sari).get()
    take_back(sari, entry.pk, done_at=NOW + MINUTE, now=NOW + 2 * MINUTE)

    redone = TimeEntry.objects.own(sari).get()
    assert (again.started_at, again.ended_at) == (NOW - HOUR, None)
    assert (redone.started_at, redone.ended_at) == (NOW - 3 * HOUR, NOW - 2 * HOUR)


@pytest.mark.engines
@pytest.mark.parametrize("typed", ["größe", "GRÖSSE", "kafé", "KAFÉ", "москва", "50%", "a_b"])
def test_search_finds_words_in_any_writing_without_regard_to_case(cast: Cast, typed: str) -> None:
    sari = cast.viewer("sari")
    for words in ("Größe prüfen", "GRÖSSE", "Kafé", "Москва", "50% off", "a_b", "axb 500"):
        content = Content.of(description=words)
        services.add_entry(sari, content=content, started_at=NOW - HOUR, ended_at=NOW, now=NOW)

    found = selectors.find_entries(sari, selectors.Filters(text=typed))

    assert found.count == 1
    assert found.lines[0].description.casefold().startswith(typed.casefold()[:3])


def test_search_finds_time_by_the_name_its_project_was_merged_into(cast: Cast) -> None:
    sari, bayu = cast.viewer("sari"), cast.viewer("bayu")
    old, new = (
        create_project(bayu, project=NewProject(name=name), now=NOW).id
        for name in ("Webseite", "Website")
    )
    content = Content.of(description="Review", project_id=old)
    services.add_entry(sari, content=content, started_at=NOW - HOUR, ended_at=NOW, now=NOW)
    merge(bayu, kind=Kind.PROJECT, thing_id=old, into_id=new, now=NOW)

    assert selectors.find_entries(sari, selectors.Filters(text="website")).count == 1
