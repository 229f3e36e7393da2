"""Fingerprints: how a line is known again when the same file, or a longer one, comes twice."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from hashlib import blake2b

from lentera.exchange.formats.reading import Line

_VERSION = "1"  # a changed recipe must never match an old fingerprint by chance


def fingerprint(line: Line, started_at: datetime, ended_at: datetime) -> str:
    """Return 32 hex digits that are the same for the same line, however it is written.

    The zone, the order of the tags, the way of writing dates and the place in the file do not
    count. Of a line without clock times the day and the length count, not where we put it.

    Units: whole seconds, UTC.
    """
    if line.day_only:
        span = (line.started.date().isoformat(), str(int(_seconds(line))))
    else:
        span = (str(int(started_at.timestamp())), str(int(ended_at.timestamp())))
    told = (
        _VERSION,
        line.person.key,
        *span,
        line.description,
        line.project,
        line.client,
        line.task,
        "\x1e".join(sorted(line.tags)),
        {True: "y", False: "n", None: ""}[line.billable],
        line.kind,
        line.foreign_id,
    )
    text = "\x1f".join(told)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _seconds(line: Line) -> float:
    return line.length.total_seconds() if line.length else 0


class Occurrences:
    """Counts equal fingerprints within one file: 1 for the first, 2 for its twin."""

    def __init__(self) -> None:
        self._once: set[bytes] = set()
        self._more: dict[bytes, int] = {}

    def number(self, mark: str) -> int:
        """Return which one this is."""
        key = bytes.fromhex(mark)  # half the memory of the text
        if key not in self._once:
            self._once.add(key)
            return 1
        self._more[key] = self._more.get(key, 1) + 1
        return self._more[key]
