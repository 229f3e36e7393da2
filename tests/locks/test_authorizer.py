"""SQLite itself refuses people's time while no door stands open: the second lock, shown alone.

Nothing here goes through a manager that could refuse first: it is SQL, or Django's base managers.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction

from lentera.config.locks.tables import LEDGER, TIME, table_of
from lentera.domain.doors import OwnTime, Upkeep, all_shut, leave_open, standing_open
from lentera.people.services import found_workspace
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import start_timer
from lentera.witness.models import Look
from lentera.witness.services import Looking, keep_look
from tests.cast import JAKARTA, JOINED_ON, NOW, Cast, account

if TYPE_CHECKING:
    from collections.abc import Iterator

REFUSED = r"prohibited|not authorized"
TABLES = sorted(map(table_of, TIME))
LEDGER_TABLES = sorted(map(table_of, LEDGER))


@pytest.fixture
def shut(db: None, on_postgresql: bool) -> Iterator[None]:
    assert not on_postgresql, "this lock is SQLite's; the run on PostgreSQL leaves it out"
    with all_shut():
        yield


def ask(statement: str, alias: str = "default") -> list[tuple[object, ...]]:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        return list(cursor.execute(statement).fetchall())


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM {table}",
        "SELECT count(*) FROM {table}",
        "SELECT 1 FROM {table}",
        "SELECT EXISTS (SELECT 1 FROM {table})",
        "WITH them AS (SELECT * FROM {table}) SELECT count(*) FROM them",
        "SELECT name FROM people_account WHERE (SELECT count(*) FROM {table}) >= 0",
        "EXPLAIN SELECT * FROM {table}",
        "UPDATE people_team SET name = name WHERE (SELECT count(*) FROM {table}) > 0",
        "INSERT INTO people_claim SELECT * FROM {table}",
    ],
)
def test_no_question_reaches_a_table_of_peoples_time(shut: None, table: str, question: str) -> None:
    with pytest.raises(DatabaseError, match=REFUSED):
        ask(question.format(table=table))


def test_behind_a_view_it_is_the_same_table(shut: None) -> None:
    ask("CREATE TEMP VIEW harmless AS SELECT id FROM tracking_timeentry")

    with pytest.raises(DatabaseError, match=REFUSED):
        ask("SELECT count(*) FROM harmless")


def test_without_managers_the_second_lock_still_holds(shut: None) -> None:
    with pytest.raises(DatabaseError, match=REFUSED):
        list(TimeEntry._base_manager.all())  # the first lock is taken away
    with pytest.raises(DatabaseError, match=REFUSED):
        list(TimeEntry._base_manager.raw("SELECT * FROM tracking_timeentry"))


def test_another_connection_has_the_same_lock(shut: None) -> None:
    other = connections.create_connection("default")

    try:
        with pytest.raises(DatabaseError, match=REFUSED), other.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM tracking_timeentry")
    finally:
        other.close()


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE '{file}' AS beside",
        "ALTER TABLE tracking_timeentry RENAME TO mine",
        "DROP TABLE tracking_timeentry",
        "CREATE TRIGGER t AFTER INSERT ON people_team BEGIN SELECT 1; END",
    ],
)
def test_there_is_no_way_around_by_another_name(shut: None, statement: str) -> None:
    file = settings.DATABASES["default"]["NAME"]

    with pytest.raises(DatabaseError, match=REFUSED):
        ask(statement.format(file=file))


@pytest.mark.parametrize("raw", [False, True])
def test_what_was_prepared_while_a_door_stood_open_asks_again_after_it(
    shut: None, raw: bool
) -> None:
    question = "SELECT count(*) FROM tracking_timeentry"
    with standing_open(OwnTime(1)):
        ask(question)
        if raw:
            connection.connection.execute(question).fetchall()

    with pytest.raises(DatabaseError, match=REFUSED):
        ask(question)
    with pytest.raises(sqlite3.DatabaseError, match=REFUSED):
        connection.connection.execute(question)


def test_what_was_prepared_for_upkeep_asks_again_behind_another_door(shut: None) -> None:
    deed = "UPDATE witness_event SET kind = kind"
    with standing_open(Upkeep.ERASING):
        ask(deed)

    with standing_open(OwnTime(1)), pytest.raises(DatabaseError, match=REFUSED):
        ask(deed)


@pytest.mark.parametrize("table", LEDGER_TABLES)
@pytest.mark.parametrize("deed", ["DELETE FROM {table}", "UPDATE {table} SET {column} = {column}"])
def test_no_door_lets_the_ledger_be_changed(shut: None, table: str, deed: str) -> None:
    column = {"witness_event": "sequence", "witness_checkpoint": "size"}.get(table, "id")

    with (
        standing_open(OwnTime(1)),
        pytest.raises(DatabaseError, match=REFUSED),
    ):
        ask(deed.format(table=table, column=column))
    with standing_open(Upkeep.FORGETTING), pytest.raises(DatabaseError):
        ask(deed.format(table=table, column=column))


def test_behind_the_door_to_ones_own_time_everything_works(cast: Cast, shut: None) -> None:
    sari = cast.viewer("sari")
    leave_open(OwnTime(sari.member_id))

    start_timer(sari, content=Content.of(description="Design review"), now=NOW)

    assert TimeEntry.objects.own(sari).count() == 1


def test_a_look_is_kept_while_every_door_is_shut(cast: Cast, shut: None) -> None:
    sari, putri = cast.viewer("sari"), cast.viewer("putri")

    keep_look(
        Looking(
            workspace_id=putri.workspace_id,
            viewer_id=putri.member_id,
            actor_id=putri.account_id,
            role="payroll",
            purpose="payroll",
            granularity="person_per_day",
            first_on=NOW.date(),
            last_on=NOW.date(),
            channel="page",
        ),
        subject_ids=[sari.member_id],
        now=NOW,
    )

    with pytest.raises(DatabaseError, match=REFUSED):
        Look.objects.at(sari).count()
    with standing_open(OwnTime(sari.member_id)):
        assert Look.objects.at(sari).count() == 1


def test_rows_that_people_point_to_are_written_while_every_door_is_shut(
    cast: Cast, shut: None
) -> None:
    nadia = account("nadia", "Nadia Putri")

    founded = found_workspace(
        nadia,
        name="Atelier",
        zone=JAKARTA,
        language="en",
        week_starts_on=0,
        joined_on=JOINED_ON,
        now=NOW,
    )

    assert founded.workspace_id != cast.workspace_id
    with pytest.raises(DatabaseError, match=REFUSED):
        ask("INSERT INTO people_team (name) SELECT description FROM tracking_timeentry")
