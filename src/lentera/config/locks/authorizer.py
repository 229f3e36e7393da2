"""SQLite's lock: no door open, no table of people's time.

SQLite asks while it prepares a statement, for every table and column in it, also behind views,
triggers and ``count(*)``. A statement that is prepared is not asked about again. So statements that
run behind a door carry a mark nobody can guess, and are found again behind such a door alone; when
doors shut, others that were allowed anything are made to expire. (Expiring all of them would cost a
start 0.7 ms, where preparing them again calls Python for every column.)
"""

from __future__ import annotations

import sqlite3
from functools import cache
from secrets import token_hex

from django.apps import apps
from django.db.models import ForeignKey

from lentera.config.locks.tables import LEDGER, TIME, table_of
from lentera.domain.doors import Upkeep, any_open, standing, upkeep_of

TIME_TABLES = frozenset(map(table_of, TIME))
LEDGER_TABLES = frozenset(map(table_of, LEDGER))
GUARDED = TIME_TABLES | LEDGER_TABLES
CHANGES = frozenset({sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
WRITES = CHANGES | {sqlite3.SQLITE_INSERT}
# Another name for a table or a file would be a way around.
SHAPES = frozenset(
    {
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_DROP_TRIGGER,
    }
)
MAY_RESHAPE = frozenset({Upkeep.MIGRATION, Upkeep.BACKUP, Upkeep.TESTS})
MAY_CHANGE_THE_LEDGER = MAY_RESHAPE | {Upkeep.SEALING, Upkeep.ERASING}


SECRET = token_hex(16)


class Authorizer:
    """The lock of one connection. ``marked`` says that the statement that runs carries a mark."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.marked = False
        self._connection = connection
        self._allowed_something = False
        self._written: str | None = None
        connection.set_authorizer(self._decide)

    def rearm(self) -> None:
        """Let every prepared statement ask again, if one was allowed what may be shut now."""
        if self._allowed_something:
            self._allowed_something = False
            self._connection.set_authorizer(self._decide)

    def _decide(
        self, action: int, subject: str | None, column: str | None, _database: object, _by: object
    ) -> int:
        if action in WRITES:
            self._written = subject
        elif action == sqlite3.SQLITE_SELECT:
            self._written = None
        if subject in GUARDED:
            if not (_may(action, subject) or self._follows_a_reference(action, subject, column)):
                return sqlite3.SQLITE_DENY
            self._allowed_something |= not self.marked
        elif action in SHAPES and not upkeep_of(MAY_RESHAPE):
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK

    def _follows_a_reference(self, action: int, table: str, column: str | None) -> bool:
        """Return whether SQLite itself looks along a reference of a row that is being written.

        It asks about the column on the other side then, with no SELECT since it asked about the
        row's own table.
        """
        if action != sqlite3.SQLITE_READ or self._written is None:
            return False
        points_here = _references(table).get(column or "", ("", ""))[0] == self._written
        return points_here or (table, column) in _references(self._written).values()


def mark() -> str:
    """Return what tells the statements behind these doors from others; empty where none is open."""
    doors = standing()
    if not doors:
        return ""
    upkeep = ",".join(one.name for one in doors if isinstance(one, Upkeep))
    return f" /*{SECRET}{upkeep}*/"


def _may(action: int, table: str) -> bool:
    if table in LEDGER_TABLES:
        if action == sqlite3.SQLITE_INSERT:
            return True
        if action in CHANGES:
            return upkeep_of(MAY_CHANGE_THE_LEDGER)
    if action == sqlite3.SQLITE_DROP_TABLE:
        return upkeep_of(MAY_RESHAPE)
    return table not in TIME_TABLES or any_open()


@cache
def _references(table: str) -> dict[str, tuple[str, str]]:
    """Return the columns of a table that point to another one: its name and its column."""
    models = [one for one in apps.get_models() if one._meta.db_table == table]  # noqa: SLF001  Django's documented way
    fields = [field for one in models for field in one._meta.concrete_fields]  # noqa: SLF001  as above
    return {
        field.column: (field.target_field.model._meta.db_table, field.target_field.column)  # noqa: SLF001  as above
        for field in fields
        if isinstance(field, ForeignKey)
    }
