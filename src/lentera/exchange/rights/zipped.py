"""A zip file that is made while it is sent: no copy of anybody's data lies on the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

SEND_AT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the archive: its name, and its text in portions of any size."""

    name: str
    portions: Iterable[str]


class Outgoing:
    """What the zip file is written to: bytes wait here until they are sent. It cannot go back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, portion: bytes) -> int:
        """Take bytes."""
        self._waiting += portion
        return len(portion)

    def flush(self) -> None:
        """Have nothing to do: who sends asks for what waits."""

    def close(self) -> None:
        """Have nothing to do, as above."""

    def take(self, *, at_least: int = 0) -> bytes:
        """Give what waits, or nothing while it is not enough to be sent."""
        if len(self._waiting) < max(at_least, 1):
            return b""
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def zipped(parts: Iterable[Part], *, now: datetime) -> Iterator[bytes]:
    """Yield the bytes of a zip file with these parts; memory stays the same for any length."""
    outgoing = Outgoing()
    with ZipFile(outgoing, "w", ZIP_DEFLATED) as archive:
        for part in parts:
            yield from filter(None, _written(archive, part, outgoing, now))
    yield outgoing.take()


def _written(archive: ZipFile, part: Part, outgoing: Outgoing, now: datetime) -> Iterator[bytes]:
    entry = ZipInfo(part.name, date_time=now.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as file:
        for portion in part.portions:
            file.write(portion.encode())
            yield outgoing.take(at_least=SEND_AT)
