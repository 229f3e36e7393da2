"""Short ways to read a file in a test."""

import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lentera.exchange.formats.placing import Placed, place
from lentera.exchange.formats.reader import read
from lentera.exchange.formats.reading import BadLine, Choices, Line, Reading
from tests.exchange.spent import JAKARTA, Spent


def reading(content: bytes | str, **choices: Any) -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    return read(io.BytesIO(raw), Choices(**choices))


def lines(content: bytes | str, **choices: Any) -> list[Line]:
    found = list(reading(content, **choices).lines())
    wrong = [line for line in found if isinstance(line, BadLine)]
    assert wrong == []
    return [line for line in found if isinstance(line, Line)]


def bad_lines(content: bytes | str, **choices: Any) -> list[BadLine]:
    return [line for line in reading(content, **choices).lines() if isinstance(line, BadLine)]


def placed(content: bytes | str, zone: str = JAKARTA, **choices: Any) -> list[Placed]:
    found = list(place(reading(content, **choices).lines(), lambda _: ZoneInfo(zone)))
    wrong = [line for line in found if isinstance(line, BadLine)]
    assert wrong == []
    return [line for line in found if isinstance(line, Placed)]


def spans(found: Sequence[Placed]) -> list[tuple[datetime, datetime]]:
    return [(line.started_at, line.ended_at) for line in found]


def true_spans(entries: Sequence[Spent]) -> list[tuple[datetime, datetime]]:
    return [(entry.started_at, entry.ended_at) for entry in entries]


def total(found: Sequence[Placed]) -> timedelta:
    return sum((line.ended_at - line.started_at for line in found), timedelta())
