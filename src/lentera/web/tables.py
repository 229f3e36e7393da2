"""Writing rows quickly: one statement prepared once, no work per value that is not needed.

Django's own ``bulk_create`` asks every field about every value, which makes an import of a hundred
thousand entries three times slower (measured by ``script/bench``). Constraints hold all the same:
the database keeps them.
"""

from __future__ import annotations

import json
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db import connections, models, router

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from uuid import UUID

    from django.db.backends.base.base import BaseDatabaseWrapper


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Insert rows of one table in the caller's transaction; keys the database makes are not set."""
    if not rows:
        return
    model = type(rows[0])
    table = model._meta  # noqa: SLF001  Django's documented way to ask a table for its columns
    fields = [one for one in table.concrete_fields if not isinstance(one, models.AutoField)]
    names = [field.attname for field in fields]
    insert_values(model, names, list(map(attrgetter(*names), rows)))


def insert_values(
    model: type[models.Model], names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows given as values, without a model object for each; two columns or more.

    What a column needs done to its values is done to the whole column at once.
    """
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    table = model._meta  # noqa: SLF001  as above
    by_name: dict[str, Any] = {field.attname: field for field in table.concrete_fields}
    fields: list[Any] = [by_name[name] for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(table.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  names of our own tables
    kept: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, field in enumerate(fields):
        if isinstance(field, models.DateTimeField | models.JSONField):
            kept[place] = map(_preparer(field, connection), kept[place])
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(zip(*kept, strict=True)))


def update_row(
    model: type[models.Model], columns: Mapping[str, Any], *, where: Mapping[str, Any]
) -> bool:
    """Change columns of the one row with these values; False if there is none."""
    connection = connections[router.db_for_write(model)]
    table = model._meta  # noqa: SLF001  as above
    quote = connection.ops.quote_name
    known = {field.attname: field for field in table.concrete_fields}
    fields = [(known[name], value) for name, value in columns.items()]
    changes = ", ".join(f"{quote(field.column)} = %s" for field, _ in fields)
    this = " AND ".join(f"{quote(name)} = %s" for name in where)
    values = [_preparer(field, connection)(value) for field, value in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(table.db_table)} SET {changes} WHERE {this}",  # noqa: S608  as above
            [*values, *where.values()],
        )
        return bool(cursor.rowcount)


def as_uuid(value: UUID) -> UUID | str:
    """Return a UUID as this database keeps it."""
    return value if connections["default"].features.has_native_uuid_field else value.hex


def _preparer(
    field: models.Field[Any, Any], connection: BaseDatabaseWrapper
) -> Callable[[Any], Any]:
    if isinstance(field, models.DateTimeField):
        adapt: Callable[[Any], Any] = connection.ops.adapt_datetimefield_value
        return lru_cache(maxsize=2)(adapt)  # of many rows most are made at the same instant
    if isinstance(field, models.JSONField):
        return lambda value: None if value is None else json.dumps(value)
    return lambda value: value
