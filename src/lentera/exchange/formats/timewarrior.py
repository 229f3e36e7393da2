"""Timewarrior: what ``timew export`` prints. Tags only; the person says which are projects."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from lentera.exchange.formats.entries import moment
from lentera.exchange.formats.moments import within_years
from lentera.exchange.formats.reading import Field, Line, Reason
from lentera.exchange.formats.texts import BadValueError, tags_of, text_of

_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", re.ASCII)


def is_interval(first: object) -> bool:
    """Whether the first entry of a list is an interval of Timewarrior."""
    return isinstance(first, dict) and _STAMP.fullmatch(str(first.get("start"))[:20]) is not None


def read_interval(number: int, interval: object, project_tags: frozenset[str]) -> Line:
    """Return the line of one interval; the first tag that is a project becomes its project.

    Its ``id`` is a position from the end and changes with every new interval: it is not kept.

    Raises:
        BadValueError: it is no interval, still runs, or a part of it is wrong.
    """
    if not isinstance(interval, dict):
        raise BadValueError("", interval, Reason.SHAPE_UNKNOWN)
    started = moment("start", interval.get("start"), _stamp)
    if interval.get("end") is None:
        raise BadValueError("end", interval.get("start"), Reason.STILL_RUNNING)
    tags = tags_of(interval.get("tags"))
    project = next((tag for tag in tags if tag in project_tags), "")
    return Line(
        number=number,
        started=started,
        ended=moment("end", interval["end"], _stamp),
        description=text_of(interval.get("annotation"), Field.DESCRIPTION),
        project=project,
        tags=tuple(tag for tag in tags if tag != project),
    )


def _stamp(text: str) -> datetime:
    found = _STAMP.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute, second = map(int, found.groups())
    return within_years(datetime(year, month, day, hour, minute, second, tzinfo=UTC))
