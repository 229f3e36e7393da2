"""The background work as a process of its own."""

from __future__ import annotations

import signal
from types import FrameType

from lentera.config.background import Background
from lentera.config.commands.migrating import missing_migrations
from lentera.config.refusals import DatabaseBehind
from lentera.config.running import running
from lentera.outbox.worker import Tally, Worker


def work() -> None:
    """Do the background work until told to stop; what was begun is ended.

    Raises:
        DatabaseBehind: steps of this version are missing.
        ServerRuns: a restore is under way.
    """
    _check_database()
    background = Background()

    def stop(_number: int, _frame: FrameType | None) -> None:
        background.tell_to_stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with running():
        background.run()


def work_once() -> Tally:
    """Do what is due now.

    Raises:
        DatabaseBehind: steps of this version are missing.
    """
    _check_database()
    return Worker().work_off()


def _check_database() -> None:
    if missing_migrations():
        raise DatabaseBehind
