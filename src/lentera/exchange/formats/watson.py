"""Watson: its ``frames`` file, and what ``watson log --json`` prints."""

from __future__ import annotations

from datetime import datetime

from lentera.exchange.formats.dates import OutOfRangeError
from lentera.exchange.formats.entries import moment
from lentera.exchange.formats.moments import epoch_moment, iso_moment
from lentera.exchange.formats.reading import Field, Line, Reason
from lentera.exchange.formats.texts import BadValueError, tags_of, text_of


def is_frame(first: object) -> bool:
    """Whether the first entry of a list is a frame: [start, stop, project, id, tags, updated]."""
    return isinstance(first, list) and 5 <= len(first) <= 6 and isinstance(first[2], str)


def is_logged(first: object) -> bool:
    """Whether the first entry of a list is one of the log's."""
    return isinstance(first, dict) and {"project", "start", "stop"} <= first.keys()


def read_frame(number: int, frame: object) -> Line:
    """Return the line of one frame; its times are seconds since 1970.

    Raises:
        BadValueError: it is no frame, or a part of it is wrong.
    """
    if not isinstance(frame, list) or not 5 <= len(frame) <= 6:
        raise BadValueError("", frame, Reason.SHAPE_UNKNOWN)
    start, stop, project, foreign_id, tags = frame[:5]
    return Line(
        number=number,
        started=_epoch("start", start),
        ended=_epoch("stop", stop),
        project=text_of(project, Field.PROJECT),
        tags=tags_of(tags),
        foreign_id=text_of(foreign_id, Field.FOREIGN_ID),
    )


def read_logged(number: int, entry: object) -> Line:
    """Return the line of one entry of the log; its times carry their offset.

    Raises:
        BadValueError: it is no such entry, or a part of it is wrong.
    """
    if not isinstance(entry, dict):
        raise BadValueError("", entry, Reason.SHAPE_UNKNOWN)
    return Line(
        number=number,
        started=moment("start", entry.get("start"), iso_moment).replace(microsecond=0),
        ended=moment("stop", entry.get("stop"), iso_moment).replace(microsecond=0),
        project=text_of(entry.get("project"), Field.PROJECT),
        tags=tags_of(entry.get("tags")),
        foreign_id=text_of(entry.get("id"), Field.FOREIGN_ID),
    )


def _epoch(where: str, value: object) -> datetime:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadValueError(where, value, Reason.SHAPE_UNKNOWN)
    try:
        return epoch_moment(value)
    except OutOfRangeError as error:
        raise BadValueError(where, value, Reason.DATE_OUT_OF_RANGE) from error
