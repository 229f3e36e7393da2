"""The verbs of this room, one use case per file."""

from lentera.tracking.services.entries import (
    add_entry,
    delete_entries,
    edit_entry,
    restore_entry,
)
from lentera.tracking.services.timer import (
    continue_entry,
    discard_timer,
    start_timer,
    stop_timer,
    take_break,
)

__all__ = [
    "add_entry",
    "continue_entry",
    "delete_entries",
    "discard_timer",
    "edit_entry",
    "restore_entry",
    "start_timer",
    "stop_timer",
    "take_break",
]
