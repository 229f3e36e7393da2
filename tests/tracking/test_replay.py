"""The history is the truth: whatever people do, the table can be made again from it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lentera.domain.mending import MergeRule
from lentera.domain.refusals import Refusal
from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import recording
from lentera.witness.selectors import latest_event, own_events
from tests.cast import NOW, Cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from lentera.domain.viewer import Viewer

pytestmark = pytest.mark.engines

MINUTE = timedelta(minutes=1)
DEEDS = (
    *("start", "stop", "break", "resume", "discard", "describe", "since", "add", "edit", "split"),
    *("merge", "mend", "duplicate", "delete", "restore", "undo", "bulk"),
)
CONTENTS = [
    Content.of(description="Review"),
    Content.of(description="Rapat 🌙", billable=True),
    Content.of(kind="break"),
]

Table = dict[int, dict[str, Any]]
# Which deed, on which entries, how many minutes it is about, what it says, minutes since the last.
deeds = st.lists(
    st.tuples(
        st.sampled_from(DEEDS),
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(-90, 90),
        st.sampled_from(CONTENTS),
        st.integers(0, 45),
    ),
    max_size=25,
)


class Person:
    """Somebody who does one thing after another; what is refused changes nothing."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer, self.now = viewer, NOW
        self.ids: list[int] = []

    def do(self, deed: str, one: int, two: int, minutes: int, content: Content) -> None:
        """Do one deed."""
        first, second = self._nth(one), self._nth(two)
        at, length = self.now - abs(minutes) * MINUTE, abs(minutes) * MINUTE
        viewer, now = self.viewer, self.now
        do: dict[str, Callable[[], object]] = {
            "start": lambda: services.start_timer(viewer, content=content, at=at, now=now),
            "stop": lambda: services.stop_timer(viewer, at=at, now=now),
            "break": lambda: services.take_break(viewer, now=now),
            "resume": lambda: services.resume_after_break(viewer, now=now),
            "discard": lambda: services.discard_timer(viewer, now=now),
            "add": lambda: services.add_entry(
                viewer, content=content, started_at=at - length, ended_at=at, now=now
            ),
            "edit": lambda: services.edit_entry(
                viewer, entry_id=first, changes={"started_at": at, "description": "New"}, now=now
            ),
            "split": lambda: self._split(first, at),
            "merge": lambda: services.merge_entries(
                viewer, entry_ids=[first, second], rule=MergeRule.FILL_GAPS, now=now
            ),
            "mend": lambda: services.mend_overlap(viewer, entry_id=first, other_id=second, now=now),
            "duplicate": lambda: services.duplicate_entry(viewer, entry_id=first, now=now),
            "delete": lambda: services.delete_entries(viewer, entry_ids=[first, second], now=now),
            "restore": lambda: services.restore_entry(viewer, entry_id=first, now=now),
            "undo": lambda: self._undo(first),
            "bulk": lambda: services.bulk_edit(
                viewer,
                entry_ids=[first, second],
                change=services.BulkChange({"billable": True}),
                now=now,
            ),
            "describe": lambda: services.describe_timer(viewer, content=content, now=now),
            "since": lambda: services.move_timer_start(viewer, at=at, now=now),
        }
        with suppress(Refusal):
            do[deed]()
        events = own_events(viewer, kinds=recording.KINDS).order_by("sequence")
        self.ids = list(dict.fromkeys(events.values_list("object_id", flat=True)))

    def _nth(self, number: int) -> int:
        return self.ids[number % len(self.ids)] if self.ids else 1

    def _undo(self, entry_id: int) -> None:
        event = latest_event(self.viewer, entry_id, kinds=recording.KINDS)
        sequence = event.sequence if event else 0
        services.undo_deed(self.viewer, entry_id=entry_id, sequence=sequence, now=self.now)

    def _split(self, entry_id: int, at: datetime) -> None:
        entry = TimeEntry.objects.own(self.viewer).filter(pk=entry_id).first()
        whole = entry and (entry.ended_at or self.now) - entry.started_at
        later = services.split_entry(self.viewer, entry_id=entry_id, at=at, now=self.now)
        parts = TimeEntry.objects.own(self.viewer).filter(pk__in=[entry_id, later.pk])
        lengths = [(part.ended_at or self.now) - part.started_at for part in parts]
        assert sum(lengths, timedelta(0)) == whole


def table_of(viewer: Viewer) -> Table:
    """The entries as they stand, each as the witness would keep it."""
    return {
        entry.pk: recording.facts(entry, recording.tag_ids_of(viewer, entry.pk))
        for entry in TimeEntry.objects.own(viewer)
    }


def replayed(viewer: Viewer) -> Table:
    """The entries as the history tells them, each event fitting to what stood before it."""
    table: Table = {}
    for event in own_events(viewer, kinds=recording.KINDS).order_by("sequence"):
        if event.kind in {recording.ADDED, recording.RESTORED}:
            assert event.object_id not in table
            assert event.before is None
        else:
            assert table.pop(event.object_id) == event.before
        if event.after is not None:
            table[event.object_id] = event.after
    return table


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=deeds)
def test_the_table_can_be_made_again_from_the_history(
    deeds: list[tuple[str, int, int, int, Content, int]], cast: Cast
) -> None:

    with transaction.atomic():
        sari = Person(cast.viewer("sari"))
        for deed, one, two, minutes, content, since_last in deeds:
            sari.now += since_last * MINUTE
            sari.do(deed, one, two, minutes, content)

            entries = list(TimeEntry.objects.own(sari.viewer))
            assert sum(entry.ended_at is None for entry in entries) <= 1
            assert all(
                entry.ended_at is None or entry.ended_at > entry.started_at for entry in entries
            )
            assert replayed(sari.viewer) == table_of(sari.viewer)
        transaction.set_rollback(True)
