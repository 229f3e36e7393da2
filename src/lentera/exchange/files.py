"""Where the file of an import lies until the import is over, and whose turn it is."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django.conf import settings

from lentera.domain.ids import to_hex
from lentera.exchange.refusals import FileIsGone

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE = 1 << 20


def path_of(run_id: int) -> Path:
    """Return the place of a file; only the server reads it."""
    folder: Path = settings.ENVIRONMENT.data / "uploads"
    return folder / f"{to_hex(run_id)}.import"


def open_file(run_id: int) -> BinaryIO:
    """Open the file of an import.

    Raises:
        FileIsGone: it is not there any more.
    """
    try:
        return path_of(run_id).open("rb")
    except FileNotFoundError as error:
        raise FileIsGone from error


def keep_file(run_id: int, file: BinaryIO) -> None:
    """Copy a file to its place, a piece at a time."""
    path = path_of(run_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.seek(0)
    with path.open("wb") as kept:
        path.chmod(0o600)
        while portion := file.read(_AT_ONCE):
            kept.write(portion)


def drop_file(run_id: int) -> None:
    """Remove the file of an import; it may be gone already."""
    path_of(run_id).unlink(missing_ok=True)


@contextmanager
def turn_of(member_id: int, *, patient: bool) -> Iterator[None]:
    """Hold the imports of one person: the same file twice at once is one after the other.

    The turn ends with the process, however it ends; so an import that is noted as under way and
    whose turn is free was broken off.

    Raises:
        BlockingIOError: another import is at work and the caller is not patient.
    """
    path = path_of(member_id).with_suffix(".lock")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if patient else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def files_before(moment: float) -> Iterator[Path]:
    """Give the files that were brought before a moment (seconds of the epoch)."""
    for path in path_of(0).parent.glob("*.import"):
        if path.stat().st_mtime < moment:
            yield path
