"""The SQLite database as one file that was true at one instant."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from django.db import connection

from lentera.config.refusals import BackupDamaged

NAME = "lentera.sqlite3"


def save(folder: Path) -> Mapping[str, int]:
    """Copy the database into a folder while others write; return its tables and their rows.

    SQLite's own backup reads one snapshot in a single step, so writers neither wait nor restart it.
    """
    source, target = str(connection.settings_dict["NAME"]), folder / NAME
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    return check(folder)


def check(folder: Path) -> Mapping[str, int]:
    """Check every page and every reference; return the tables and their rows.

    Raises:
        BackupDamaged: the database is not whole.
    """
    try:
        with closing(sqlite3.connect(folder / NAME)) as database:
            _check_whole(database)
            return _rows(database)
    except sqlite3.Error as error:
        raise BackupDamaged(what=NAME) from error


def _check_whole(database: sqlite3.Connection) -> None:
    [found] = database.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok" or database.execute("PRAGMA foreign_key_check").fetchone():
        raise BackupDamaged(what=NAME)


def _rows(database: sqlite3.Connection) -> dict[str, int]:
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = [name for (name,) in database.execute(tables)]
    count = 'SELECT count(*) FROM "{}"'
    return {name: database.execute(count.format(name)).fetchone()[0] for name in names}
