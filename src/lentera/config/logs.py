"""Log lines as JSON without personal data: no address, no name, no query string, no body.

A text that was put together elsewhere may hold anything, so of other people's loggers only the
pattern is written, and of an error only its class and the places it came through.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType

FACTS = ("method", "route", "status", "milliseconds", "code", "job", "count", "attempt")
OWN = "lentera"


class JsonFormatter(logging.Formatter):
    """One JSON object a line; only the named facts of a record are written."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        line |= {fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__qualname__
            line["trace"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """Return our own text, and of other loggers the pattern without what was filled in."""
    if record.name.partition(".")[0] == OWN:
        return record.getMessage()
    return str(record.msg) if record.args else "(a text that may hold personal data)"


def _places(trace: TracebackType | None) -> list[str]:
    """Return where the error came through, without the values that were there."""
    return [
        f"{place.filename.rpartition('/src/')[2]}:{place.lineno} {place.name}"
        for place in traceback.extract_tb(trace)
    ]
