"""The geometry of our charts: plain values in, numbers for SVG attributes out.

No page may carry inline styles, so lengths stand in SVG attributes as per cent of the picture. They
are strings with a point in every language: an attribute is not prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from math import ceil
from zoneinfo import ZoneInfo

SHORTEST_DAY = timedelta(hours=10)
LABELS_AT_MOST = 7
HOUR = timedelta(hours=1)
# The gap between two parts of the ring, in per cent of the way round.
GAP = 0.7
# A column or bar of almost nothing still shows, so nobody thinks it was lost.
SMALLEST = 1.2
MANY_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one's day; ``ended_at`` is None while it runs."""

    started_at: datetime
    ended_at: datetime | None
    label: str
    colour: int = 0
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One coloured part of a column."""

    name: str
    value: float
    text: str
    colour: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``plan`` is the pale column behind it, ``here`` marks the present one."""

    label: str
    text: str
    parts: Sequence[Part]
    plan: float = 0
    here: bool = False
    long_label: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a bar list; ``share`` is the filled part, 0 to 1."""

    name: str
    text: str
    share: float
    note: str = ""
    small: str = ""
    colour: int = 1
    url: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a whole."""

    name: str
    value: float
    text: str
    share: str
    colour: int = 1
    url: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A piece of a chart with where it begins and how far it goes, in per cent."""

    start: str
    size: str
    colour: int = 0
    label: str = ""
    running: bool = False
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """An hour line of the day strip; ``text`` is empty where there is no room for words."""

    at: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A day ready to draw."""

    blocks: tuple[Drawn, ...]
    ticks: tuple[Tick, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A column ready to draw."""

    column: Column
    parts: tuple[Drawn, ...]
    plan: Drawn | None


def per_cent(value: float) -> str:
    """Write a number for an SVG attribute."""
    return f"{value + 0:.2f}".rstrip("0").rstrip(".")


def strip_of(blocks: Iterable[Block], *, now: datetime, zone: str) -> Strip:
    """Lay a day's blocks on a line that is true to time, also where clocks jump.

    Zone: the hours under the strip are those of ``zone``.
    """
    in_order = sorted(blocks, key=lambda block: block.started_at)
    begins_at, ends_at = _window(in_order, now, ZoneInfo(zone))
    length = ends_at - begins_at

    def place(instant: datetime) -> float:
        return min(max((instant - begins_at) / length * 100, 0), 100)

    drawn = tuple(
        Drawn(
            start=per_cent(place(block.started_at)),
            size=per_cent(place(block.ended_at or now) - place(block.started_at)),
            colour=block.colour,
            label=block.label,
            running=block.ended_at is None,
            is_break=block.is_break,
        )
        for block in in_order
    )
    mark = per_cent(place(now)) if begins_at <= now < ends_at else ""
    return Strip(drawn, _ticks(begins_at, ends_at, ZoneInfo(zone)), mark)


def columns_of(columns: Sequence[Column]) -> tuple[DrawnColumn, ...]:
    """Scale the columns so that the highest, or its plan, fills the picture."""
    sums = [sum(part.value for part in column.parts) for column in columns]
    highest = max([*sums, *(column.plan for column in columns)], default=0) or 1
    return tuple(_column(column, highest) for column in columns)


def ring_of(slices: Sequence[Slice]) -> tuple[Drawn, ...]:
    """Lay the slices round a circle of length 100, beginning at the top."""
    total = sum(slice_.value for slice_ in slices) or 1
    shares = [slice_.value / total * 100 for slice_ in slices]
    starts = accumulate(shares, initial=0.0)
    gap = GAP if len(slices) > 1 else 0
    return tuple(
        Drawn(
            start=per_cent(-start),
            size=per_cent(max(share - gap, 0.2)),
            colour=slice_.colour,
            label=f"{slice_.name}: {slice_.text}",
        )
        for slice_, share, start in zip(slices, shares, starts, strict=False)
    )


def _column(column: Column, highest: float) -> DrawnColumn:
    def tall(value: float) -> float:
        return max(value / highest * 100, SMALLEST) if value else 0.0

    heights = [tall(part.value) for part in column.parts]
    tops = [100 - reached for reached in accumulate(heights)]
    parts = tuple(
        Drawn(per_cent(top), per_cent(height), part.colour, f"{part.name}: {part.text}")
        for part, height, top in zip(column.parts, heights, tops, strict=True)
        if height
    )
    plan = tall(column.plan)
    return DrawnColumn(column, parts, Drawn(per_cent(100 - plan), per_cent(plan)) if plan else None)


def _window(blocks: Sequence[Block], now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    first = min((block.started_at for block in blocks), default=now)
    last = max((block.ended_at or now for block in blocks), default=now)
    begins_at = first - _past_the_hour(first, zone)
    hours = max(ceil((last - begins_at) / HOUR), SHORTEST_DAY // HOUR)
    return begins_at, begins_at + hours * HOUR


def _past_the_hour(instant: datetime, zone: ZoneInfo) -> timedelta:
    local = instant.astimezone(zone)
    return timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def _ticks(begins_at: datetime, ends_at: datetime, zone: ZoneInfo) -> tuple[Tick, ...]:
    hours = round((ends_at - begins_at) / HOUR)
    every = next(step for step in (1, 2, 3, 4, 6, 8, 12, 24) if hours / step < LABELS_AT_MOST)
    anchors = {0: "start", hours: "end"}
    return tuple(
        Tick(
            at=per_cent(number / hours * 100),
            text=f"{(begins_at + number * HOUR).astimezone(zone):%H}"
            if number % every == 0
            else "",
            anchor=anchors.get(number, "middle"),
        )
        for number in range(hours + 1)
    )
