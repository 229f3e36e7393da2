"""What happened stays as it was told: events are added and read, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from lentera.domain.doors import UnscopedQueryError
from lentera.witness.models import Event
from lentera.witness.querysets.ledger import AppendOnlyError
from lentera.witness.selectors import history_of, own_events
from lentera.witness.services import record
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from lentera.domain.viewer import Viewer


def told(viewer: Viewer) -> Event:
    """Tell of one thing of the viewer's own."""
    record(
        kind="entry.added",
        workspace_id=viewer.workspace_id,
        subject_id=viewer.member_id,
        actor_id=viewer.account_id,
        object_id=7,
        after={"description": "Review"},
        now=NOW,
    )
    return history_of(viewer, 7).get()


def test_an_event_is_never_changed_or_removed(cast: Cast) -> None:
    sari = cast.viewer("sari")
    event = told(sari)
    event.reason = "another"
    ways: list[Callable[[], object]] = [
        event.save,
        event.delete,
        lambda: Event.objects.own(sari).update(reason="another"),
        lambda: Event.objects.own(sari).delete(),
        lambda: Event.objects.own(sari).bulk_update([event], ["reason"]),
    ]

    for way in ways:
        with pytest.raises(AppendOnlyError), transaction.atomic():
            way()

    assert history_of(sari, 7).get().reason == ""


def test_nobody_reads_events_without_saying_who_looks() -> None:
    for ask in (Event.objects.all, Event.objects.count, Event.objects.first):
        with pytest.raises(UnscopedQueryError):
            ask()


def test_people_see_events_about_themselves_only(cast: Cast) -> None:
    sari, bayu = cast.viewer("sari"), cast.viewer("bayu")
    told(sari)

    mine = own_events(sari, kinds=["entry.added"])
    his = own_events(bayu, kinds=["entry.added"])

    assert (mine.count(), his.count()) == (1, 0)
    assert not history_of(bayu, 7).exists()
