"""The PostgreSQL database as one file a table, read in one snapshot by COPY.

pg_dump is not used: its version has to match the server's, and a restore would need it as well.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from lentera.config.commands.migrating import as_owner

FOLDER = "tables"
CHUNK_BYTES = 1024 * 1024


def save(folder: Path) -> Mapping[str, int]:
    """Copy every table into a folder while others write; return the tables and their rows."""
    (folder / FOLDER).mkdir()
    with as_owner(), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return {
            table: _copy_out(cursor, table, folder / FOLDER / f"{table}.csv")
            for table in _tables(cursor)
        }


def load(folder: Path, migrations: Sequence[str]) -> None:
    """Put the tables of a backup in the place of those that are there, or change nothing.

    Everything happens in one transaction: the old tables go, the steps of the backup's version are
    made again on empty ground, and the rows come in.
    """
    with as_owner(), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else no table can be changed afterwards
        for table in _tables(cursor):
            cursor.execute(sql.SQL("DROP TABLE {} CASCADE").format(sql.Identifier(table)))
        for room, step in _last_steps(migrations).items():
            call_command("migrate", room, step, interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # rows come before what they point to
        names = [sql.Identifier(table) for table in _tables(cursor)]
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(names)))
        for file in sorted((folder / FOLDER).iterdir()):
            _copy_in(cursor, file)
        _count_on(cursor)


def _copy_out(cursor: CursorWrapper, table: str, path: Path) -> int:
    name = sql.Identifier(table)
    statement = sql.SQL("COPY {} TO STDOUT (FORMAT csv, HEADER)").format(name)
    with path.open("wb") as file, cursor.copy(statement) as parts:
        file.writelines(parts)
    cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(name))
    return int(cursor.fetchone()[0])


def _tables(cursor: CursorWrapper) -> list[str]:
    cursor.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    )
    return [table for (table,) in cursor.fetchall()]


def _last_steps(migrations: Sequence[str]) -> dict[str, str]:
    """Return the last step of each room; steps are numbered, so the greatest is the last."""
    return {room: step for room, _, step in sorted(each.partition(".") for each in migrations)}


def _copy_in(cursor: CursorWrapper, file: Path) -> None:
    with file.open(newline="", encoding="utf-8") as text:
        columns = next(csv.reader(text))
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, HEADER)").format(
        sql.Identifier(file.stem), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with file.open("rb") as bytes_of_rows, cursor.copy(statement) as target:
        while part := bytes_of_rows.read(CHUNK_BYTES):
            target.write(part)


def _count_on(cursor: CursorWrapper) -> None:
    """Let every counter go on after the highest number that came in."""
    cursor.execute(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND is_identity = 'YES'"
    )
    for table, column in cursor.fetchall():
        statement = sql.SQL(
            "SELECT setval(pg_get_serial_sequence({name}, {text}), max({column})) FROM {table}"
        )
        cursor.execute(
            statement.format(
                name=sql.Literal(f'"{table}"'),
                text=sql.Literal(column),
                column=sql.Identifier(column),
                table=sql.Identifier(table),
            )
        )
