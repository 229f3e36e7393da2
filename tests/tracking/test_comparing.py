"""A row that was changed by hand is not what its events say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import add_entry, delete_entry, edit_entry, entries_that_differ
from tests.cast import NOW, Cast

pytestmark = pytest.mark.engines
HOUR = timedelta(hours=1)


def worked(cast: Cast, name: str, hour: int) -> TimeEntry:
    return add_entry(
        cast.viewer(name),
        content=Content.of(description="Layout"),
        started_at=NOW - hour * HOUR,
        ended_at=NOW - (hour - 1) * HOUR,
        now=NOW,
    )


def by_hand(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == 1


def test_what_people_do_is_what_the_ledger_says(cast: Cast) -> None:
    sari = cast.viewer("sari")
    kept, gone = worked(cast, "sari", 5), worked(cast, "sari", 3)
    edit_entry(sari, entry_id=kept.pk, changes={"description": "Layout, again"}, now=NOW)
    delete_entry(sari, entry_id=gone.pk, now=NOW)

    assert entries_that_differ() == []


@pytest.mark.parametrize(
    "change",
    [
        "description = 'Nothing'",
        "billable = true",
        "zone = 'Europe/Berlin'",
        "started_at = created_at",
        "member_id = (SELECT max(id) FROM people_member)",
    ],
)
def test_every_column_somebody_could_change_is_noticed(cast: Cast, change: str) -> None:
    entry, other = worked(cast, "sari", 5), worked(cast, "rina", 5)
    if "started_at" in change:
        by_hand("UPDATE tracking_timeentry SET ended_at = NULL WHERE id = %s", entry.pk)

    by_hand(f"UPDATE tracking_timeentry SET {change} WHERE id = %s", entry.pk)  # noqa: S608  ours

    [found] = entries_that_differ()
    assert found.entry_id == entry.pk
    assert found.sequence is not None
    assert other.pk != found.entry_id


def test_a_row_that_was_put_in_or_taken_out_is_noticed(cast: Cast) -> None:
    entry = worked(cast, "sari", 5)
    columns = "workspace_id, member_id, started_at, ended_at, zone, kind, description, billable"
    by_hand(
        f"INSERT INTO tracking_timeentry (id, version, created_at, {columns}) "  # noqa: S608  ours
        f"SELECT 7, 1, created_at, {columns} FROM tracking_timeentry WHERE id = %s",
        entry.pk,
    )
    by_hand("DELETE FROM tracking_timeentry WHERE id = %s", entry.pk)

    assert {one.entry_id for one in entries_that_differ()} == {7, entry.pk}
