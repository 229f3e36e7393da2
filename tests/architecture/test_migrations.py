"""Migrations say what the tables are, can be taken back, and never mix tables with rows."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

ROWS = (RunPython, RunSQL)


def own_migrations() -> dict[str, Migration]:
    own = {room.label for room in apps.get_app_configs() if room.name.startswith("lentera.")}
    disk = MigrationLoader(None).disk_migrations
    return {f"{room} {name}": one for (room, name), one in disk.items() if room in own}


@pytest.mark.django_db
def test_the_tables_are_what_the_models_say() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_no_two_migrations_stand_side_by_side() -> None:
    assert MigrationLoader(connection).detect_conflicts() == {}


def test_a_migration_is_named_by_what_it_does() -> None:
    named_by_django = re.compile(r"\d{4}_auto_|\d{4}_alter_.*_and_more$")

    assert [name for name in own_migrations() if named_by_django.search(name)] == []


def test_a_migration_changes_tables_or_rows_never_both() -> None:
    mixed = [
        name
        for name, migration in own_migrations().items()
        if len({isinstance(step, ROWS) for step in migration.operations}) > 1
    ]

    assert mixed == []


def test_every_migration_can_be_taken_back() -> None:
    one_way = [
        name
        for name, migration in own_migrations().items()
        if not all(step.reversible for step in migration.operations)
    ]

    assert one_way == []
    assert own_migrations()
