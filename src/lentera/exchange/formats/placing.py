"""Placing lines in time: from the wall times of a file to instants.

Four cases. An instant stays. A wall time is read in the zone given. A day with a length gets the
first free time of that day from nine o'clock on. In the hour that a clock change repeats, the
length in the file tells which of the two hours was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from lentera.exchange.formats.fingerprint import Occurrences, fingerprint
from lentera.exchange.formats.reading import BadLine, Line, Reason, bad_line

LONGEST = timedelta(days=31)  # what is longer was misread, or is a timer nobody stopped
DAY_BEGINS = timedelta(hours=9)
CLOCK_SLACK = timedelta(minutes=2)  # clock times cut to minutes, at both ends
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its instants (UTC), its zone, and by what it is known again."""

    line: Line
    started_at: datetime
    ended_at: datetime
    zone_name: str
    fingerprint: str
    occurrence: int


def place(
    lines: Iterable[Line | BadLine], zone_of: Callable[[Line], ZoneInfo]
) -> Iterator[Placed | BadLine]:
    """Give every line its instants; what cannot have any becomes a bad line.

    Zone: ``zone_of`` is asked for lines whose own zone the file does not name.
    """
    occurrences = Occurrences()
    days: dict[tuple[str, date], datetime] = {}
    for line in lines:
        if isinstance(line, BadLine):
            yield line
            continue
        zone = ZoneInfo(line.zone_name) if line.zone_name else zone_of(line)
        if line.day_only:
            started_at, ended_at = _on_free_time(line, zone, days)
        else:
            started_at, ended_at = _instants(line, zone)
        if wrong := _wrong(started_at, ended_at):
            yield bad_line(line.number, "", f"{line.started} - {line.ended or line.length}", wrong)
            continue
        mark = fingerprint(line, started_at, ended_at)
        yield Placed(line, started_at, ended_at, zone.key, mark, occurrences.number(mark))


def _wrong(started_at: datetime, ended_at: datetime) -> Reason | None:
    if ended_at < started_at:
        return Reason.ENDS_BEFORE_START
    if ended_at - started_at > LONGEST:
        return Reason.TOO_LONG
    return None


def _on_free_time(
    line: Line, zone: ZoneInfo, days: dict[tuple[str, date], datetime]
) -> tuple[datetime, datetime]:
    """Lay lines of one person and day one after another, in the order of the file."""
    key = (line.person.key, line.started.date())
    started_at = days.get(key) or utc(line.started + DAY_BEGINS, zone)
    ended_at = started_at + (line.length or NOTHING)
    days[key] = max(started_at, ended_at)
    return started_at, ended_at


def utc(wall: datetime, zone: ZoneInfo, fold: int = 0) -> datetime:
    """Return the instant of a wall time; an aware moment is its own instant."""
    if wall.tzinfo is not None:
        return wall.astimezone(UTC)
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _instants(line: Line, zone: ZoneInfo) -> tuple[datetime, datetime]:
    started_at = utc(line.started, zone)
    if line.ended is None:
        return started_at, started_at + (line.length or NOTHING)
    ended_at = utc(line.ended, zone)
    gap = ended_at - started_at - line.length if line.length is not None else NOTHING
    if not gap and ended_at >= started_at:
        return started_at, ended_at
    if line.started.tzinfo is None:
        started_at, ended_at = _folded(line, zone)
    return started_at, _finer_end(line, started_at, ended_at)


def _folded(line: Line, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Choose the hour of a clock change that fits the length; without one, the shortest fit."""
    ended = line.ended or line.started
    pairs = [(utc(line.started, zone, a), utc(ended, zone, b)) for a, b in product((0, 1), (0, 1))]
    wanted = line.length or NOTHING
    forward = [pair for pair in pairs if pair[1] >= pair[0]]
    return min(forward or pairs[:1], key=lambda pair: abs(pair[1] - pair[0] - wanted))


def _finer_end(line: Line, started_at: datetime, ended_at: datetime) -> datetime:
    """Take the end from the length where the clock times were cut to minutes."""
    if line.length is None or started_at.second or ended_at.second:
        return ended_at
    by_length = started_at + line.length
    return by_length if abs(by_length - ended_at) < CLOCK_SLACK else ended_at
