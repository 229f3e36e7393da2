"""ActivityWatch: what a computer saw. Never taken whole: stretches are offered, the person picks.

Window titles and addresses are not kept, only the program, the site's name, or "not-afk".
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from urllib.parse import urlsplit

from lentera.exchange.formats import refusals
from lentera.exchange.formats.entries import moment
from lentera.exchange.formats.guard import MAX_ENTRIES, Source
from lentera.exchange.formats.json_stream import JsonStream
from lentera.exchange.formats.moments import iso_moment
from lentera.exchange.formats.reading import Line, Stretch
from lentera.exchange.formats.texts import BadValueError

GAP = timedelta(minutes=15)  # a look elsewhere does not end a stretch
SHORTEST = timedelta(minutes=1)
MAX_OFFERED = 5_000  # the longest ones
MAX_OPEN = 5_000
MAX_KEPT = 20_000
MAX_EVENT = timedelta(days=31)

_NAME = 200


@dataclass(slots=True)
class _Open:
    """A stretch that may still grow; exports run backwards in time, so it grows at both ends."""

    started_at: datetime
    ended_at: datetime
    length: timedelta

    def takes(self, started_at: datetime, ended_at: datetime) -> bool:
        return started_at <= self.ended_at + GAP and ended_at >= self.started_at - GAP

    def add(self, started_at: datetime, ended_at: datetime) -> None:
        self.started_at = min(self.started_at, started_at)
        self.ended_at = max(self.ended_at, ended_at)
        self.length += ended_at - started_at


def activity(source: Source) -> tuple[Stretch, ...]:
    """Return the longest stretches of the file, in order of time.

    Raises:
        JsonNotReadable, JsonTooDeep, TooManyLines: see ``refusals``.
    """
    kept: list[Stretch] = []
    growing: dict[tuple[str, str], _Open] = {}
    for bucket, event in _events(source):
        told = _told(event)
        if told is None:
            continue
        name, started_at, ended_at = told
        current = growing.get((bucket, name))
        if current and current.takes(started_at, ended_at):
            current.add(started_at, ended_at)
            continue
        if current:
            kept.append(_stretch(bucket, name, current))
        elif len(growing) >= MAX_OPEN:
            kept.extend(_stretch(*key, grown) for key, grown in growing.items())
            growing.clear()
        growing[bucket, name] = _Open(started_at, ended_at, ended_at - started_at)
        if len(kept) > MAX_KEPT:
            kept = _longest(kept)
    kept.extend(_stretch(*key, grown) for key, grown in growing.items())
    return tuple(sorted(_longest(kept), key=lambda stretch: (stretch.started_at, stretch.id)))


def picked_lines(stretches: tuple[Stretch, ...], picked: frozenset[str]) -> Iterator[Line]:
    """Give the stretches a person picked as lines; nothing else of the file comes in."""
    for number, stretch in enumerate(stretches, 1):
        if stretch.id in picked:
            yield Line(
                number=number,
                started=stretch.started_at,
                ended=stretch.ended_at,
                description=stretch.name,
                foreign_id=stretch.id,
            )


def _longest(stretches: list[Stretch]) -> list[Stretch]:
    enough = [stretch for stretch in stretches if stretch.length >= SHORTEST]
    return heapq.nlargest(MAX_OFFERED, enough, key=lambda stretch: stretch.length)


def _stretch(bucket: str, name: str, grown: _Open) -> Stretch:
    told = f"{bucket}\x1f{name}\x1f{grown.started_at.isoformat()}"
    mark = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return Stretch(mark, bucket, name, grown.started_at, grown.ended_at, grown.length)


def _events(source: Source) -> Iterator[tuple[str, object]]:
    """Give every event with the name of its bucket; the rest of the file is stepped over.

    Raises:
        TooManyLines: there are more events than we read.
    """
    stream = JsonStream(source.chunks())
    for seen, (bucket, _) in enumerate(_places(stream)):
        if seen >= MAX_ENTRIES:
            raise refusals.TooManyLines(limit=MAX_ENTRIES)
        yield bucket[:_NAME], stream.value()
    stream.end()


def _places(stream: JsonStream) -> Iterator[tuple[str, int]]:
    """Stop before every event: the name of its bucket and its place there."""
    for _ in stream.only("buckets"):
        for bucket in stream.members():
            yield from (
                (bucket, place) for _ in stream.only("events") for place in stream.elements()
            )


def _told(event: object) -> tuple[str, datetime, datetime] | None:
    """Return what an event says; nothing for one that is away, nameless or broken."""
    if not isinstance(event, dict):
        return None
    name, length = _name(event.get("data")), event.get("duration")
    if not name or isinstance(length, bool) or not isinstance(length, int | float):
        return None
    try:
        started_at = moment("timestamp", event.get("timestamp"), iso_moment)
        span = timedelta(seconds=length)
    except (BadValueError, OverflowError, ValueError):
        return None
    if started_at.tzinfo is None or not timedelta(0) <= span <= MAX_EVENT:
        return None
    started_at = started_at.replace(microsecond=0)
    return name, started_at, started_at + timedelta(seconds=round(span.total_seconds()))


def _name(seen: object) -> str:
    if not isinstance(seen, dict):
        return ""
    if seen.get("status") == "afk":
        return ""
    if isinstance(url := seen.get("url"), str):
        try:
            return (urlsplit(url[:2000]).hostname or "")[:_NAME]
        except ValueError:
            return ""
    name = seen.get("app") or seen.get("status")
    return name.strip()[:_NAME] if isinstance(name, str) else ""
