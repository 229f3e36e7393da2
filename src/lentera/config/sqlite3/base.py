"""Django's SQLite backend, with a lock on people's time and turns to write.

What the lock is: :mod:`lentera.config.locks.authorizer`. And the threads of a process take turns:

SQLite has one writer. Who comes second sleeps 1, 2, 5, 10 ... 100 ms and tries again, however
early the first one is done, and whoever asks in between goes before them: with eight clients one
request in a hundred waited 120 ms for writes of 2 ms (script/bench). A lock in the process wakes
the next one at once. Other processes still wait SQLite's way.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from django.db import connections
from django.db.backends.sqlite3 import base

from lentera.config.locks.authorizer import Authorizer, mark
from lentera.domain.doors import when_changed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_turn = Lock()


class MarkedCursor(base.SQLiteCursorWrapper):
    """A cursor whose statements carry the mark of the doors they run behind."""

    lock: Authorizer

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a statement."""
        with self._marked(query) as marked:
            return super().execute(marked, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run a statement with many values."""
        with self._marked(query) as marked:
            return super().executemany(marked, param_list)

    @contextmanager
    def _marked(self, query: str) -> Iterator[str]:
        sign = mark()
        self.lock.marked = bool(sign)
        try:
            yield query + sign
        finally:
            self.lock.marked = False


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before a transaction begins."""

    # The stubs of Django leave out its hooks, hence what is ignored below.
    _has_turn = False
    lock: Authorizer | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """Lock people's time on every connection, whoever asks through it and how."""
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        self.lock = Authorizer(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> MarkedCursor:
        """Mark what is asked behind a door."""
        del name
        cursor: MarkedCursor = self.connection.cursor(factory=MarkedCursor)
        cursor.lock = cast("Authorizer", self.lock)
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        # Whoever waits longer than SQLite would is left to SQLite, which says that it is locked.
        self._has_turn = _turn.acquire(timeout=self.settings_dict["OPTIONS"].get("timeout", 5))
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # not in the stubs
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            _turn.release()


def _doors_shut() -> None:
    for one in connections.all(initialized_only=True):
        if isinstance(one, DatabaseWrapper) and one.lock is not None and one.connection is not None:
            one.lock.rearm()


when_changed(_doors_shut)
