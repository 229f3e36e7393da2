"""How the server is doing: for whatever watches it, without a word about anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import Error

from lentera.config.commands.migrating import missing_migrations, missing_tables
from lentera.config.space import MEGABYTE, space
from lentera.outbox.selectors import Backlog, backlog, worker_ran_at

# The worker shows itself every twenty seconds; one long mail may hold it up.
WORKER_MISSING_AFTER = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Health:
    """What was found. Without a database nothing else is known."""

    database: bool
    migrations_missing: int = 0
    tables_missing: int = 0
    worker_seconds_ago: int | None = None
    outbox_waiting: int = 0
    outbox_oldest_minutes: int = 0
    outbox_gave_up: int = 0
    disk_free_mb: int = 0
    disk_short: bool = False

    @property
    def status(self) -> str:
        """One word: "failing" needs somebody soon, "read-only" needs space on the disk."""
        late = WORKER_MISSING_AFTER.total_seconds()
        works = self.worker_seconds_ago is not None and self.worker_seconds_ago < late
        if not self.database or self.migrations_missing or self.tables_missing or not works:
            return "failing"
        return "read-only" if self.disk_short else "ok"


def health(now: datetime) -> Health:
    """Look at database, migrations, tables, worker, outbox and disk."""
    disk = space()
    try:
        missing, tables = len(missing_migrations()), len(missing_tables())
        whole = not missing and not tables
        ran_at, waits = (worker_ran_at(), backlog()) if whole else (None, Backlog(0, None, 0))
    except Error:
        return Health(database=False, disk_free_mb=disk.free // MEGABYTE, disk_short=disk.short)
    return Health(
        database=True,
        migrations_missing=missing,
        tables_missing=tables,
        worker_seconds_ago=int((now - ran_at).total_seconds()) if ran_at else None,
        outbox_waiting=waits.waiting,
        outbox_oldest_minutes=_minutes(now, waits.oldest_at),
        outbox_gave_up=waits.gave_up,
        disk_free_mb=disk.free // MEGABYTE,
        disk_short=disk.short,
    )


def _minutes(now: datetime, since: datetime | None) -> int:
    return int((now - since).total_seconds() // 60) if since else 0
