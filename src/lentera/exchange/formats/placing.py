"""Placing lines in time: from the wall times of a file to instants.

Four cases. An instant stays. A wall time is read in the zone given. A day with a length gets free
time of that day. In the hour that a clock change repeats, the length in the file tells which of
the two hours was meant.

Where clock times and length contradict each other, the clock times are taken: they say when, and
what was rounded is the length. The difference is never silent, see ``Placed.remark``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from lentera.exchange.formats.clocks import HUNDREDTH, MINUTE
from lentera.exchange.formats.fingerprint import Occurrences, fingerprint
from lentera.exchange.formats.packing import Days
from lentera.exchange.formats.reading import NOTHING, BadLine, Line, Reason, Remark, bad_line

LONGEST = timedelta(days=31)  # what is longer was misread, or is a timer nobody stopped
CLOCK_SLACK = timedelta(minutes=2)  # clock times cut to minutes, at both ends
CLOCK_CHANGE = timedelta(minutes=20)  # less no zone ever moved its clocks by
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its instants (UTC), its zone, and by what it is known again."""

    line: Line
    started_at: datetime
    ended_at: datetime
    zone_name: str
    fingerprint: str
    occurrence: int
    remark: Remark | None = None

    @property
    def length(self) -> timedelta:
        """How long it is here."""
        return self.ended_at - self.started_at

    @property
    def told(self) -> timedelta:
        """How long the file says it is, where it says something else."""
        if self.remark is Remark.LENGTH_DIFFERS and self.line.length is not None:
            return self.line.length
        return self.length


def place(
    lines: Iterable[Line | BadLine], zone_of: Callable[[Line], ZoneInfo]
) -> Iterator[Placed | BadLine]:
    """Give every line its instants; what cannot have any becomes a bad line.

    Zone: ``zone_of`` is asked for lines whose own zone the file does not name.
    """
    occurrences, days = Occurrences(), Days()
    for line in lines:
        if isinstance(line, BadLine):
            yield line
            continue
        zone = ZoneInfo(line.zone_name) if line.zone_name else zone_of(line)
        if line.day_only:
            started_at, ended_at, remark = days.lay(line, zone)
        else:
            started_at, ended_at, remark = _placed(line, zone)
        if wrong := _wrong(started_at, ended_at):
            yield bad_line(line.number, "", f"{line.started} - {line.ended or line.length}", wrong)
            continue
        mark = fingerprint(line, started_at, ended_at)
        number = occurrences.number(mark)
        yield Placed(line, started_at, ended_at, zone.key, mark, number, remark)


def _wrong(started_at: datetime, ended_at: datetime) -> Reason | None:
    if ended_at < started_at:
        return Reason.ENDS_BEFORE_START
    if ended_at - started_at > LONGEST:
        return Reason.TOO_LONG
    return None


def utc(wall: datetime, zone: ZoneInfo, fold: int = 0) -> datetime:
    """Return the instant of a wall time; an aware moment is its own instant."""
    if wall.tzinfo is not None:
        return wall.astimezone(UTC)
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _placed(line: Line, zone: ZoneInfo) -> tuple[datetime, datetime, Remark | None]:
    started_at = utc(line.started, zone)
    if line.ended is None:
        return started_at, started_at + (line.length or NOTHING), None
    ended_at = utc(line.ended, zone)
    off = _off(line, ended_at - started_at)
    if line.started.tzinfo is None and (abs(off) >= CLOCK_CHANGE or ended_at < started_at):
        started_at, ended_at = _folded(line, zone)
    if off:
        ended_at = _finer_end(line, started_at, ended_at)
    if line.pause and _agrees(line, _off(line, ended_at - started_at)):
        return started_at, ended_at - line.pause, Remark.BREAK_TAKEN_OFF
    off = _off(line, ended_at - started_at) + line.pause
    agrees = line.length is None or _agrees(line, off)
    return started_at, ended_at, None if agrees else Remark.LENGTH_DIFFERS


def _off(line: Line, span: timedelta) -> timedelta:
    """Return by how much the clock times exceed the length and the break that the file states."""
    return NOTHING if line.length is None else span - line.length - line.pause


def _agrees(line: Line, off: timedelta) -> bool:
    """Whether length and clock times say the same, as far as they are written."""
    leeway = line.leeway or SECOND
    if leeway == HUNDREDTH and not line.started.second:
        leeway += MINUTE  # the clock times are cut, too
    return abs(off) < leeway


def _folded(line: Line, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Choose the hour of a clock change that fits the length; without one, the shortest fit."""
    ended = line.ended or line.started
    pairs = [(utc(line.started, zone, a), utc(ended, zone, b)) for a, b in product((0, 1), (0, 1))]
    wanted = (line.length or NOTHING) + line.pause
    forward = [pair for pair in pairs if pair[1] >= pair[0]]
    return min(forward or pairs[:1], key=lambda pair: abs(pair[1] - pair[0] - wanted))


def _finer_end(line: Line, started_at: datetime, ended_at: datetime) -> datetime:
    """Take the end from the length where the clock times were cut to minutes and it was not."""
    if line.length is None or line.leeway == HUNDREDTH or started_at.second or ended_at.second:
        return ended_at
    by_length = started_at + line.length + line.pause
    return by_length if abs(by_length - ended_at) < CLOCK_SLACK else ended_at
