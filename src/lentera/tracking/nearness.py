"""Looking only at what is near: where to begin in one person's entries, however many are older.

Entries are found by their start. Most are shorter than a day, so whoever asks about a stretch need
not look further back than that; the few longer ones stand in an index of their own.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, DateTimeField, Func, Subquery, Value
from django.db.models.functions import Coalesce, Least

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.tracking.querysets import EntryQuerySet

# A little more than the day of `LongerThanADay`: SQLite counts only to the millisecond.
A_DAY = timedelta(days=1, seconds=1)


class LongerThanADay(Func):
    """Whether more than a day lies between two instants, the later one named first."""

    output_field = BooleanField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite keeps instants as text and counts in days."""
        how = {"template": "julianday(%(expressions)s) > 1", "arg_joiner": ") - julianday("}
        return self.as_sql(compiler, connection, **how, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """PostgreSQL takes instants from each other."""
        how = {"template": "(%(expressions)s) > interval '1 day'", "arg_joiner": " - "}
        return self.as_sql(compiler, connection, **how, **context)


class FirstOf(Subquery):
    """The least start that is found.

    With a filter, because PostgreSQL answers a bare ``MIN`` by walking all starts in their order.
    """

    template = "(SELECT MIN(started_at) FILTER (WHERE true) FROM (%(subquery)s) AS found)"
    output_field = DateTimeField()


def reaching_back_to(own: EntryQuerySet, start_at: datetime) -> Least:
    """Return an instant before which no entry of the person lasts beyond ``start_at``.

    A running entry and the longer ones that do last say themselves when they began.
    """
    bound = Value(start_at, DateTimeField())
    starts = own.order_by().values("started_at")
    longer = starts.filter(LongerThanADay("ended_at", "started_at"), ended_at__gt=start_at)
    return Least(
        Value(start_at - A_DAY, DateTimeField()),
        Coalesce(FirstOf(longer), bound),
        Coalesce(FirstOf(starts.filter(ended_at__isnull=True)), bound),
    )
