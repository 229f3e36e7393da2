"""Log lines as JSON without personal data: no address, no name, no query string, no body."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

FACTS = ("method", "route", "status", "milliseconds", "code", "job", "count", "attempt")


class JsonFormatter(logging.Formatter):
    """One JSON object a line; only the named facts of a record are written."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
