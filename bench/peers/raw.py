"""The floor of the database: the rows of our writes, with nothing around them.

Same file, same tables, same durability (WAL, ``synchronous=FULL``), plain ``sqlite3``.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from time import perf_counter

from bench.processes import FOLDER

NAME = "raw SQLite"
COPIED = ("tracking_timeentry", "tracking_entrytag", "witness_event", "exchange_importedline")


def commits_a_second(data: Path, count: int) -> float:
    """Return how often a second an entry with its record can be added and made durable."""
    with closing(_copy(data)) as database:
        entry = _newest(database, "tracking_timeentry")
        event = _newest(database, "witness_event")
        began = perf_counter()
        for turn in range(count):
            database.execute("BEGIN IMMEDIATE")
            _insert(database, "tracking_timeentry", [(entry[0] + turn + 1, *entry[1:])])
            _insert(database, "witness_event", [(event[0] + turn + 1, *event[1:])])
            database.execute("COMMIT")
        return count / (perf_counter() - began)


def seconds_to_insert_again(data: Path) -> float:
    """Return how long the rows of a whole database take, put into the same empty tables at once."""
    with closing(_copy(data)) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        kept = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in COPIED}  # noqa: S608  our own tables
        for name in COPIED:
            database.execute(f"DELETE FROM {name}")  # noqa: S608  as above
        began = perf_counter()
        database.execute("BEGIN IMMEDIATE")
        for name, rows in kept.items():
            _insert(database, name, rows)
        database.execute("COMMIT")
        return perf_counter() - began


def _copy(data: Path) -> sqlite3.Connection:
    source, path = data / "lentera.sqlite3", FOLDER / "raw.sqlite3"
    for old in FOLDER.glob("raw.sqlite3*"):
        old.unlink()
    shutil.copy(source, path)
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-32000"):
        database.execute(f"PRAGMA {pragma}")
    return database


def _newest(database: sqlite3.Connection, table: str) -> tuple[int, ...]:
    where = "WHERE ended_at IS NOT NULL" if table == "tracking_timeentry" else ""
    asked = f"SELECT * FROM {table} {where} ORDER BY rowid DESC LIMIT 1"  # noqa: S608  as above
    found: tuple[int, ...] = database.execute(asked).fetchone()
    return found


def _insert(database: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608  as above
