"""Who works on the data folder: any number of servers, or one restore."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from lentera.config.refusals import ServerRuns

NAME = "running.lock"


@contextmanager
def running() -> Iterator[None]:
    """Hold the folder as one of those that serve; the lock ends with the process, however it ends.

    Raises:
        ServerRuns: a restore is under way.
    """
    with _locked(fcntl.LOCK_SH):
        yield


@contextmanager
def alone() -> Iterator[None]:
    """Hold the folder alone.

    Raises:
        ServerRuns: a server or a worker runs on it.
    """
    with _locked(fcntl.LOCK_EX):
        yield


@contextmanager
def _locked(kind: int) -> Iterator[None]:
    path: Path = settings.ENVIRONMENT.data / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ServerRuns from error
        yield
