"""The verbs of this room, one use case per file."""

from lentera.tracking.services.arranging import (
    duplicate_entry,
    mend_overlap,
    merge_entries,
    split_entry,
)
from lentera.tracking.services.bulk import BulkChange, bulk_edit
from lentera.tracking.services.entries import (
    add_entry,
    delete_entries,
    edit_entry,
    restore_entry,
)
from lentera.tracking.services.favourites import (
    drop_favourite,
    keep_favourite,
    order_favourites,
)
from lentera.tracking.services.timer import (
    continue_entry,
    discard_timer,
    start_timer,
    stop_timer,
    take_break,
)

__all__ = [
    "BulkChange",
    "add_entry",
    "bulk_edit",
    "continue_entry",
    "delete_entries",
    "discard_timer",
    "drop_favourite",
    "duplicate_entry",
    "edit_entry",
    "keep_favourite",
    "mend_overlap",
    "merge_entries",
    "order_favourites",
    "restore_entry",
    "split_entry",
    "start_timer",
    "stop_timer",
    "take_break",
]
