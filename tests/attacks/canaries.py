"""Canaries: words, clock times and lengths that belong to one person and are found if they leak.

A word is made up for one place of one person and can stand nowhere else by chance. Clock times and
lengths have odd minutes and seconds, chosen so that no two people share one.
"""

from __future__ import annotations

import random
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lentera.domain.charter import Granularity
from lentera.domain.ids import to_hex

WORD = re.compile(r"zq[0-9a-f]{10}|lentera_[\w-]{20,}")
ICON = re.compile(r'\bd="[^"]*"')
FIGURE = re.compile(r"\d+(?:[:.,]\d+)+")
HEX_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])")
ZONES = [ZoneInfo(name) for name in ("Asia/Jakarta", "Europe/Berlin", "UTC")]


@dataclass(frozen=True, slots=True)
class Canary:
    """What is found, whose it is, and who may see it.

    ``audience`` are people who may always; ``needs`` is what a kept look must allow otherwise, None
    if no look opens it; ``on`` the day it is about.
    """

    owner: str
    about: str
    audience: frozenset[str]
    needs: Granularity | None = None
    on: date | None = None


@dataclass(slots=True)
class Cage:
    """All canaries of a world, by what is looked for."""

    known: dict[str, Canary] = field(default_factory=dict)
    # The same figures in every run: what a page sums up must not look like a canary by chance.
    chance: random.Random = field(default_factory=lambda: random.Random(1611))  # noqa: S311

    def word(self, canary: Canary) -> str:
        """Return a word that is this canary."""
        made = f"zq{secrets.token_hex(5)}"
        self.known[made] = canary
        return made

    def number(self, key: int, canary: Canary) -> None:
        """Let an id be this canary: its first digits say when the thing was made."""
        self.known[to_hex(key)] = canary

    def stretch(
        self, day: date, hour: int, owner: str, *, sum_needs: Granularity, rough: int = 0
    ) -> tuple[datetime, datetime]:
        """Return start and end of odd times on a day, which are canaries of ``owner``.

        ``sum_needs`` is what must be allowed to see the length. With ``rough`` hours and minutes
        alone are canaries as well, which pages show without seconds: the minutes of all others are
        multiples of five, so their sums are too, and these are that many more. Seconds are chosen
        so that no sum of lengths looks like somebody's clock time.
        """
        while True:
            start = datetime.combine(day, time(hour), ZONES[0]) + self._odd(120, rough)
            start += timedelta(seconds=self.chance.randrange(1, 5))
            length = self._odd(420, rough) + timedelta(hours=1, seconds=20)
            times = {*clock_times(start, bool(rough)), *clock_times(start + length, bool(rough))}
            sums = {*lengths(length, bool(rough))}
            if not (times | sums) & self.known.keys():
                break
        own = frozenset({owner})
        for said in times:
            clock = Canary(owner, f"clock time {said}", own, Granularity.ENTRIES, day)
            self.known[said] = clock
        for said in sums:
            self.known[said] = Canary(owner, f"length {said}", own, sum_needs, day)
        return start, start + length

    def since(self, day: date, hour: int, owner: str) -> datetime:
        """Return when a timer begins that runs: its clock time is a canary of ``owner``."""
        start = datetime.combine(day, time(hour, 1, 30), ZONES[0])
        said = next(one for one in iter(lambda: start + self._odd(180, 0), None) if self._new(one))
        for mark in clock_times(said, rough=False):
            clock = Canary(owner, "running timer", frozenset({owner}), Granularity.ENTRIES, day)
            self.known[mark] = clock
        return said

    def _new(self, start: datetime) -> bool:
        return not {*clock_times(start, rough=False)} & self.known.keys()

    def _odd(self, most: int, rough: int) -> timedelta:
        return timedelta(minutes=self.chance.randrange(0, most, 5) + rough)

    def found_in(self, text: str) -> Iterator[tuple[str, Canary]]:
        """Give every canary that a text holds."""
        text = ICON.sub("", text)
        marks = {*WORD.findall(text), *FIGURE.findall(text), *HEX_ID.findall(text)}
        for mark in sorted(marks & self.known.keys()):
            yield mark, self.known[mark]


def clock_times(instant: datetime, rough: bool) -> Iterator[str]:
    """Give a clock time as any of our zones, pages and files write it."""
    for zone in ZONES:
        there = instant.astimezone(zone)
        yield from (f"{there:%H:%M:%S}", f"{there.hour}:{there:%M:%S}")
    if rough:
        there = instant.astimezone(ZONES[0])
        yield from (f"{there:%H:%M}", f"{there.hour}:{there:%M}", f"{there:%H.%M}")


def lengths(length: timedelta, rough: bool) -> Iterator[str]:
    """Give a length as pages and files write it."""
    seconds = round(length.total_seconds())
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    yield from (f"{hours}:{minutes:02}:{rest:02}", f"{hours:02}:{minutes:02}:{rest:02}")
    yield f"{seconds / 3600:.4f}"
    if rough:
        decimal = f"{seconds / 3600:.2f}"
        yield from (f"{hours}:{minutes:02}", f"{hours:02}:{minutes:02}")
        yield from (decimal, decimal.replace(".", ","))
