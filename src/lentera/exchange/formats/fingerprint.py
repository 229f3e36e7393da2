"""Fingerprints: how a line is known again when the same file, or a longer one, comes twice."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from hashlib import blake2b

from lentera.exchange.formats.reading import NOTHING, Line

_VERSION = "2"  # a changed recipe must never match an old fingerprint by chance


def fingerprint(line: Line, started_at: datetime, ended_at: datetime) -> str:
    """Return 32 hex digits that are the same for the same line, however it is written.

    What the file itself says counts: its instants, or its clock times where it names no zone. So
    it does not matter in which zone those are read, nor the order of the tags, the way of writing
    dates and the place in the file. Of a line without clock times the day and the length count.

    Units: whole seconds; instants in UTC.
    """
    told = (
        _VERSION,
        line.person.key,
        *_span(line, started_at, ended_at),
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


def _span(line: Line, started_at: datetime, ended_at: datetime) -> tuple[str, str]:
    if line.day_only:
        return line.started.date().isoformat(), str(int(_length(line).total_seconds()))
    if line.started.tzinfo is not None or line.zone_name:
        return str(int(started_at.timestamp())), str(int(ended_at.timestamp()))
    return line.started.isoformat(), (line.ended or line.started + _length(line)).isoformat()


def _length(line: Line) -> timedelta:
    return line.length or NOTHING


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
