"""Bringing the database to this version, as its owner where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from lentera.config.locks.policies import lock_tables
from lentera.domain.doors import Upkeep, standing_open

OWNER = "owner"


@contextmanager
def as_owner() -> Iterator[None]:
    """Let everything in the block use the database as its owner, where it has one of its own.

    Also code that does not ask which database it is given, as steps that move rows may be.
    """
    if OWNER not in settings.DATABASES:
        yield
        return
    application = connections["default"]
    connections["default"] = connections[OWNER]
    try:
        yield
    finally:
        connections["default"] = application


@standing_open(Upkeep.MIGRATION)
def migrate() -> None:
    """Apply what is missing, and give the application's role what it needs."""
    with as_owner():
        if missing_migrations():
            call_command("migrate", interactive=False, skip_checks=True)
        call_command("createcachetable", verbosity=0)
        if connections["default"].vendor == "postgresql":
            lock_tables()
        if OWNER in settings.DATABASES:
            grant_to_application()


def missing_migrations() -> list[str]:
    """Return the steps the database has not made yet, as ``room.step``, by name alone.

    Reads names only, so that a server can ask at every start.
    """
    return sorted(".".join(step) for step in known_migrations() - made_migrations())


def made_migrations() -> set[tuple[str, str]]:
    """Return the steps the database has made, as (room, step)."""
    return set(MigrationRecorder(connections["default"]).applied_migrations())


def missing_tables() -> list[str]:
    """Return the tables this version works with that the database does not have, by name."""
    connection = connections["default"]
    with connection.cursor() as cursor:
        there = {table.name for table in connection.introspection.get_table_list(cursor)}
    return sorted(known_tables() - there)


@cache
def known_tables() -> frozenset[str]:
    """Return every table of this version, by name."""
    introspection = connections["default"].introspection
    caches = {cache["LOCATION"] for cache in settings.CACHES.values()}  # made by migrate as well
    return frozenset({*introspection.django_table_names(include_views=False), *caches})


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Return every step this version has, as (room, step)."""
    steps = set()
    for room in apps.get_app_configs():
        for file in (Path(room.path) / "migrations").glob("[0-9]*.py"):
            steps.add((room.label, file.stem))
    return frozenset(steps)


def grant_to_application() -> None:
    """Let the application's role read and write rows, and nothing else.

    What the witness keeps can be added to and read; not even the application can change it. Nor
    does it own a table, so it cannot take the lock off one.
    """
    connection = connections["default"]
    role = connection.ops.quote_name(settings.DATABASES["default"]["USER"])
    rows = "SELECT, INSERT, UPDATE, DELETE"
    with connection.cursor() as cursor:
        for statement in (
            f"GRANT USAGE ON SCHEMA public TO {role}",
            f"GRANT {rows} ON ALL TABLES IN SCHEMA public TO {role}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
            f"GRANT USAGE ON SCHEMA locks TO {role}",
            f"REVOKE UPDATE, DELETE ON witness_event, witness_checkpoint FROM {role}",
            # Looks are removed when their time is over; the lock asks for the pass of that upkeep.
            f"REVOKE UPDATE ON witness_look, witness_looksubject FROM {role}",
            f"REVOKE DELETE ON witness_ledgertile FROM {role}",
            f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
        ):
            cursor.execute(statement)
