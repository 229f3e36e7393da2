"""The work beside the requests: one thread that drains the outbox and tends the database."""

from __future__ import annotations

import logging
import threading

from django.db import close_old_connections, connection

from lentera.config.tending import Tending
from lentera.outbox.worker import Worker

log = logging.getLogger("lentera.background")

SECONDS_BETWEEN_ROUNDS = 1.0


class Background:
    """A thread that works in rounds until it is stopped or the process ends."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread, in the process that calls."""
        self._stop.clear()
        self._thread = threading.Thread(target=self.run, name="lentera-background")
        self._thread.start()

    def tell_to_stop(self) -> None:
        """Let the present message be the last."""
        self._stop.set()

    def stop(self) -> None:
        """Tell the thread to stop, and wait for it."""
        self._stop.set()
        if self._thread:
            self._thread.join()

    def run(self) -> None:
        """Work until told to stop; an error of ours is logged and ends only its round."""
        main = threading.main_thread()
        worker, tending = Worker(), Tending()
        while not self._stop.is_set() and main.is_alive():
            try:
                close_old_connections()
                worker.work_off(stop=self._stop)
                tending.tend()
            # Whatever went wrong is logged with its trace, and the next round tries again: this
            # thread must outlive a full disk or a database that is away for a while.
            except Exception:
                log.exception("a round failed")
                connection.close()
            self._stop.wait(SECONDS_BETWEEN_ROUNDS)
        tending.finish()
        connection.close()
