"""The verbs of this room, one use case per file."""

from lentera.tracking.services.adding import add_reading
from lentera.tracking.services.arranging import (
    duplicate_entry,
    mend_overlap,
    merge_entries,
    split_entry,
)
from lentera.tracking.services.bulk import BulkChange, bulk_edit
from lentera.tracking.services.bulk_adding import NewEntry, add_entries
from lentera.tracking.services.comparing import Differs, entries_that_differ
from lentera.tracking.services.entries import (
    add_entry,
    delete_entries,
    delete_entry,
    delete_unchanged,
    edit_entry,
    restore_entry,
)
from lentera.tracking.services.favourites import (
    drop_favourite,
    keep_favourite,
    order_favourites,
)
from lentera.tracking.services.forgetting import forget_entries, time_until
from lentera.tracking.services.once import claim_key, forget_old_keys, note_outcome
from lentera.tracking.services.really_ended import end_really, keep_end
from lentera.tracking.services.timer import (
    Resumed,
    continue_entry,
    describe_timer,
    discard_timer,
    move_timer_start,
    resume_after_break,
    start_from,
    start_timer,
    stop_after_leaving,
    stop_timer,
    take_break,
)
from lentera.tracking.services.undoing import Undone, undo_deed

__all__ = [
    "BulkChange",
    "Differs",
    "NewEntry",
    "Resumed",
    "Undone",
    "add_entries",
    "add_entry",
    "add_reading",
    "bulk_edit",
    "claim_key",
    "continue_entry",
    "delete_entries",
    "delete_entry",
    "delete_unchanged",
    "describe_timer",
    "discard_timer",
    "drop_favourite",
    "duplicate_entry",
    "edit_entry",
    "end_really",
    "entries_that_differ",
    "forget_entries",
    "forget_old_keys",
    "keep_end",
    "keep_favourite",
    "mend_overlap",
    "merge_entries",
    "move_timer_start",
    "note_outcome",
    "order_favourites",
    "restore_entry",
    "resume_after_break",
    "split_entry",
    "start_from",
    "start_timer",
    "stop_after_leaving",
    "stop_timer",
    "take_break",
    "time_until",
    "undo_deed",
]
