"""Each message takes back its own deed, and says kindly when something newer stands there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from lentera.domain.ids import to_hex
from lentera.domain.mending import MergeRule
from lentera.projects.services import NewProject, create_project, create_task
from lentera.tracking import selectors, services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.refusals import ChangedSince, NothingToUndo
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from django.test import Client

    from lentera.tracking.services import Undone

pytestmark = pytest.mark.engines

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
Deed = tuple[int, int]


class Hand:
    """Sari, who does one thing a minute; every deed gives what its message would take back."""

    def __init__(self, cast: Cast) -> None:
        self.sari, self.now = cast.viewer("sari"), NOW

    def add(self, description: str = "Review", *, hours_ago: int = 1) -> TimeEntry:
        """Add an hour."""
        self.now += MINUTE
        return services.add_entry(
            self.sari,
            content=Content.of(description=description),
            started_at=NOW - hours_ago * HOUR,
            ended_at=NOW - (hours_ago - 1) * HOUR,
            now=self.now,
        )

    def edit(self, entry: TimeEntry, **changes: Any) -> Deed:
        """Change an entry."""
        self.now += MINUTE
        services.edit_entry(self.sari, entry_id=entry.pk, changes=changes, now=self.now)
        return self.deed([entry])

    def bulk(self, entries: list[TimeEntry], **changes: Any) -> Deed:
        """Change entries together."""
        self.now += MINUTE
        ids = [entry.pk for entry in entries]
        services.bulk_edit(
            self.sari, entry_ids=ids, change=services.BulkChange(changes), now=self.now
        )
        return self.deed(entries)

    def undo(self, deed: Deed) -> Undone:
        """Press undo in the message of a deed."""
        self.now += MINUTE
        return services.undo_deed(self.sari, entry_id=deed[0], sequence=deed[1], now=self.now)

    def deed(self, entries: list[TimeEntry]) -> Deed:
        """What just happened."""
        found = selectors.deed_with(self.sari, [one.pk for one in entries], now=self.now)
        assert found is not None
        return found


@pytest.fixture
def hand(cast: Cast) -> Hand:
    """Sari at work."""
    return Hand(cast)


def test_an_older_message_takes_back_its_own_deed_and_leaves_the_newer_one(hand: Hand) -> None:
    entry = hand.add()
    renamed = hand.edit(entry, description="Second review")
    hand.edit(entry, ended_at=NOW - MINUTE)

    hand.undo(renamed)

    entry.refresh_from_db()
    assert (entry.description, entry.ended_at) == ("Review", NOW - MINUTE)


def test_a_message_whose_field_was_changed_again_says_so_and_changes_nothing(hand: Hand) -> None:
    entry = hand.add()
    renamed = hand.edit(entry, description="Second")
    again = hand.edit(entry, description="Third")

    with pytest.raises(ChangedSince):
        hand.undo(renamed)
    hand.undo(again)

    entry.refresh_from_db()
    assert entry.description == "Second"


def test_undo_pressed_twice_is_undone_once(hand: Hand) -> None:
    entry = hand.add()
    renamed = hand.edit(entry, description="Second")
    hand.undo(renamed)

    with pytest.raises(ChangedSince):
        hand.undo(renamed)

    entry.refresh_from_db()
    assert entry.description == "Review"


def test_an_end_is_not_put_back_before_a_newer_start(hand: Hand) -> None:
    entry = hand.add()
    longer = hand.edit(entry, ended_at=NOW + HOUR)
    hand.edit(entry, started_at=NOW + MINUTE)

    with pytest.raises(ChangedSince):
        hand.undo(longer)


def test_adding_is_not_taken_back_over_what_was_written_since(hand: Hand) -> None:
    entry = hand.add()
    added = hand.deed([entry])
    hand.edit(entry, description="Second")

    with pytest.raises(ChangedSince):
        hand.undo(added)

    assert TimeEntry.objects.own(hand.sari).filter(pk=entry.pk).exists()


def test_a_bulk_change_is_taken_back_where_it_can_be_and_names_the_rest(hand: Hand) -> None:
    entries = [hand.add(words) for words in ("One", "Two", "Three")]
    billed = hand.bulk(entries, billable=True)
    hand.edit(entries[1], billable=False)

    undone = hand.undo(billed)

    assert undone.left == ["Two"]
    assert sorted(undone.entry_ids) == sorted([entries[0].pk, entries[2].pk])
    assert not TimeEntry.objects.own(hand.sari).filter(billable=True).exists()


def test_a_merge_is_taken_back_whole_or_not_at_all(hand: Hand) -> None:
    entries = [hand.add(hours_ago=3), hand.add(hours_ago=1)]
    hand.now += MINUTE
    ids = [entry.pk for entry in entries]
    merged = services.merge_entries(
        hand.sari, entry_ids=ids, rule=MergeRule.FILL_GAPS, now=hand.now
    )
    deed = hand.deed(entries)
    hand.edit(merged, ended_at=NOW - MINUTE)

    with pytest.raises(ChangedSince):
        hand.undo(deed)

    assert TimeEntry.objects.own(hand.sari).count() == 1


def test_a_save_that_changed_nothing_offers_no_undo_of_something_older(hand: Hand) -> None:
    entry = hand.add()
    hand.now += MINUTE
    services.edit_entry(
        hand.sari, entry_id=entry.pk, changes={"description": "Review"}, now=hand.now
    )

    assert selectors.deed_with(hand.sari, [entry.pk], now=hand.now) is None


def test_a_deed_is_taken_back_only_with_one_of_its_own_entries(hand: Hand) -> None:
    entry, other = hand.add(), hand.add("Other")
    renamed = hand.edit(entry, description="Second")

    with pytest.raises(NothingToUndo):
        hand.undo((other.pk, renamed[1]))
    hand.undo(renamed)

    entry.refresh_from_db()
    assert entry.description == "Review"


def test_the_answer_to_an_undo_that_came_too_late_fits_it(
    client: Client, cast: Cast, hand: Hand
) -> None:
    client.force_login(cast.accounts["sari"])
    entry = hand.add()
    renamed = hand.edit(entry, description="Second")
    hand.edit(entry, description="Third")

    answer = client.post(reverse("tracking:undo", args=renamed))

    assert answer.status_code == 409
    assert b"taking it back would lose the newer change" in answer.content


def test_the_message_names_what_was_left(client: Client, cast: Cast, hand: Hand) -> None:
    client.force_login(cast.accounts["sari"])
    entries = [hand.add(words) for words in ("One", "Two")]
    billed = hand.bulk(entries, billable=True)
    hand.edit(entries[0], billable=False)

    client.post(reverse("tracking:undo", args=billed))

    said = "Taken back, except for what was changed again since: One."
    assert said in client.get("/").content.decode()


def test_a_bulk_project_leaves_the_task_of_entries_that_have_it_already(
    client: Client, cast: Cast, hand: Hand
) -> None:
    client.force_login(cast.accounts["sari"])
    bayu = cast.viewer("bayu")
    project = create_project(bayu, project=NewProject(name="Website"), now=NOW).id
    task = create_task(bayu, project_id=project, name="Design", now=NOW).id
    entries = [hand.add("One"), hand.add("Two")]
    hand.edit(entries[0], project_id=project, task_id=task)

    fields = {"entries": [to_hex(one.pk) for one in entries], "project": to_hex(project)}
    client.post(reverse("tracking:bulk"), fields)

    found = TimeEntry.objects.own(hand.sari).order_by("description")
    assert [(one.project_id, one.task_id) for one in found] == [(project, task), (project, None)]


def test_putting_out_a_timer_that_cannot_be_read_puts_out_none(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW + HOUR)
    client.force_login(cast.accounts["sari"])
    entry = services.start_timer(cast.viewer("sari"), content=Content.of(), now=NOW)

    refused = client.post(reverse("tracking:discard"), {"entry": "zzz"})
    stayed = TimeEntry.objects.own(cast.viewer("sari")).running().exists()
    done = client.post(reverse("tracking:discard"), {"entry": to_hex(entry.pk)})

    assert (refused.status_code, stayed, done.status_code) == (404, True, 303)
