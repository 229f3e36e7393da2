"""Django's PostgreSQL backend, which shows the database whose time may be read.

Row security (:mod:`lentera.config.locks.policies`) asks every session for a signed pass. Each
connection shows the pass of the door that stands open, once for all statements behind it, and takes
it back when the door shuts.
"""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Any

import psycopg
from django.conf import settings
from django.db import connections
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from lentera.config.locks.passes import KEEPS_SECONDS, Opened, opened_here, sign
from lentera.domain.doors import when_changed

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

# Bound by the server, so that no other session reads the pass among the statements that run.
SHOW = "SELECT set_config('lentera.pass', %s, false), set_config('lentera.look', %s, false)"


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that shows its pass before it asks."""

    # The stubs of Django leave out its hooks, hence what is ignored below.
    _shown: Opened | None = None  # None: not known what the session shows
    _shown_at = 0.0

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        """Begin without a pass."""
        self._shown = Opened()
        connection: Connection[Any] = super().get_new_connection(conn_params)
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor[Any]:
        """Show what stands open before anything is asked."""
        self.show_pass()
        cursor: Cursor[Any] = super().create_cursor(name)
        return cursor

    def show_pass(self) -> None:
        """Let the session show what stands open here, if it shows anything else."""
        wanted, at = opened_here(), time()
        if self._shown == wanted and at - self._shown_at < KEEPS_SECONDS / 2:
            return
        session = self.connection
        if session.closed or session.info.transaction_status == TransactionStatus.INERROR:
            return
        text = sign(wanted, backend=session.info.backend_pid, at=at, secret=settings.SECRET_KEY)
        psycopg.Cursor(session).execute(SHOW, [text, wanted.look])
        self._shown, self._shown_at = wanted, at

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]  # not in the stubs
        self._shown = None  # what was shown since the beginning is taken back as well

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # not in the stubs
        self._shown = None


def _doors_shut() -> None:
    for one in connections.all(initialized_only=True):
        if isinstance(one, DatabaseWrapper) and one.connection is not None:
            one.show_pass()


when_changed(_doors_shut)
