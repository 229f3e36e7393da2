"""The verbs of this room, one use case per file."""

from lentera.exchange.services.importing import Outcome, import_lines
from lentera.exchange.services.runs import (
    accept_run,
    begin_run,
    drop_run,
    finish_run,
    undo_run,
)

__all__ = [
    "Outcome",
    "accept_run",
    "begin_run",
    "drop_run",
    "finish_run",
    "import_lines",
    "undo_run",
]
