"""Tending the database beside the requests: checkpoints, forgetting what is old, signing.

A writer that has to make the checkpoint itself waits for the disk: 11 ms at p99.9 and 95 at worst,
against 3 and 8 when this thread makes it (docs/explanation/performance.md).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from lentera.charter.services.closing import close_due
from lentera.exchange.rights.retention import forget_over
from lentera.exchange.services import drop_leftovers
from lentera.outbox.files import drop_mails
from lentera.outbox.services import forget_done
from lentera.reports.services.publishing import publish_due
from lentera.tracking.services import forget_old_keys
from lentera.web import clock
from lentera.witness.services import seal, tell_of_looks

# A log this long is cut back to nothing; shorter ones are only copied into the database.
LONG_LOG_BYTES = 16 * 1024 * 1024
BETWEEN_SWEEPS = timedelta(days=1)
# Often enough to be of use, seldom enough to show no rhythm of anybody's work (trust.md 5.2).
BETWEEN_SEALS = timedelta(hours=1)
BETWEEN_CLOSINGS = timedelta(hours=1)
KEEP_DONE = timedelta(days=7)
# As long as an invitation is good: no link in an older mail opens anything.
KEEP_MAIL_FILES = timedelta(days=14)


class Tending:
    """What is done every round, and what is done once a day."""

    def __init__(self) -> None:
        self._swept_at: datetime | None = None
        self._sealed_at: datetime | None = None
        self._closed_at: datetime | None = None

    def tend(self) -> None:
        """Do what is due."""
        if connection.vendor == "sqlite":
            checkpoint(cut=_log_bytes() > LONG_LOG_BYTES)
        now = clock.now()
        if self._swept_at is None or now - self._swept_at >= BETWEEN_SWEEPS:
            sweep(now)
            self._swept_at = now
        if self._sealed_at is None or now - self._sealed_at >= BETWEEN_SEALS:
            seal(now=now)
            self._sealed_at = now
        tell_of_looks(now=now)
        if self._closed_at is None or now - self._closed_at >= BETWEEN_CLOSINGS:
            close_due(now=now)
            publish_due(now=now)
            self._closed_at = now

    def finish(self) -> None:
        """Leave a database in one file, as far as nobody else uses it."""
        if connection.vendor == "sqlite":
            checkpoint(cut=True)


def sweep(now: datetime) -> None:
    """Forget old mails and keys, ended sessions, files of imports, and what no charter keeps."""
    forget_done(before=now - KEEP_DONE)
    drop_mails(before=now - KEEP_MAIL_FILES)
    drop_leftovers(now=now)
    forget_old_keys(now=now)
    forget_over(now=now)
    call_command("clearsessions")


def checkpoint(*, cut: bool) -> None:
    """Copy the write-ahead log into the database; with ``cut`` also shorten the log."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA wal_checkpoint({'TRUNCATE' if cut else 'PASSIVE'})")


def _log_bytes() -> int:
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    return log.stat().st_size if log.exists() else 0
