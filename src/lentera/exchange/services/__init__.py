"""The verbs of this room, one use case per file."""

from lentera.exchange.services.finishing import end_run, fail_run, finish_run, open_run, told
from lentera.exchange.services.forgetting import forget_files
from lentera.exchange.services.importing import Outcome, Progress, import_lines
from lentera.exchange.services.reviving import bring_back, finish_bringing_back, revive
from lentera.exchange.services.runs import (
    accept_run,
    answer_run,
    begin_run,
    drop_leftovers,
    drop_run,
    forget_run,
)
from lentera.exchange.services.undoing import take_back, undo_run

__all__ = [
    "Outcome",
    "Progress",
    "accept_run",
    "answer_run",
    "begin_run",
    "bring_back",
    "drop_leftovers",
    "drop_run",
    "end_run",
    "fail_run",
    "finish_bringing_back",
    "finish_run",
    "forget_files",
    "forget_run",
    "import_lines",
    "open_run",
    "revive",
    "take_back",
    "told",
    "undo_run",
]
