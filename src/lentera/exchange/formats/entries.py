"""Lists of entries in JSON: each is read by itself, and reported by itself if it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from lentera.exchange.formats import refusals
from lentera.exchange.formats.dates import OutOfRangeError
from lentera.exchange.formats.guard import MAX_ENTRIES, Source
from lentera.exchange.formats.json_stream import JsonStream
from lentera.exchange.formats.reading import BadLine, Line, Reason, bad_line
from lentera.exchange.formats.texts import BadValueError

ReadOne = Callable[[int, object], Line]


def entries(source: Source, read_one: ReadOne) -> Iterator[Line | BadLine]:
    """Give each entry of a JSON list as a line, or what is wrong with it.

    Raises:
        JsonNotReadable, JsonTooDeep, TooManyLines: see ``refusals``.
    """
    stream = JsonStream(source.chunks())
    for number in stream.elements():
        if number > MAX_ENTRIES:
            raise refusals.TooManyLines(limit=MAX_ENTRIES)
        found = stream.value()
        try:
            yield read_one(number, found)
        except BadValueError as bad:
            yield bad_line(number, str(bad.where), bad.value, bad.reason)
    stream.end()


def moment(where: str, value: object, read: Callable[[str], datetime]) -> datetime:
    """Return the moment in a text of an untyped source.

    Raises:
        BadValueError: it is no text, no moment, or lies in a year nobody tracked time in.
    """
    if not isinstance(value, str):
        reason = Reason.START_MISSING if value is None else Reason.SHAPE_UNKNOWN
        raise BadValueError(where, value, reason)
    try:
        return read(value)
    except OutOfRangeError as error:
        raise BadValueError(where, value, Reason.DATE_OUT_OF_RANGE) from error
    except (ValueError, OverflowError) as error:
        raise BadValueError(where, value, Reason.DATE_UNREADABLE) from error
