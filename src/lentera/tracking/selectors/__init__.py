"""The questions of this room; other rooms receive frozen values."""

from lentera.tracking.selectors.choices import choices_for
from lentera.tracking.selectors.days import DayTotal, day_totals, period_pieces
from lentera.tracking.selectors.habits import usual_end
from lentera.tracking.selectors.history import (
    Change,
    Deleted,
    deleted_entries,
    entry_history,
)
from lentera.tracking.selectors.instants import latest_instant
from lentera.tracking.selectors.lines import EntryLine, line_of, lines_of, running_line
from lentera.tracking.selectors.lists import (
    DayList,
    Similar,
    days_with_entries,
    entry_line,
    entry_lists,
)
from lentera.tracking.selectors.merging import MergePreview, merge_preview
from lentera.tracking.selectors.overlaps import Shared, overlaps_in
from lentera.tracking.selectors.search import Filters, Found, find_entries
from lentera.tracking.selectors.suggestions import Suggestion, favourites, recents, suggestions

__all__ = [
    "Change",
    "DayList",
    "DayTotal",
    "Deleted",
    "EntryLine",
    "Filters",
    "Found",
    "MergePreview",
    "Shared",
    "Similar",
    "Suggestion",
    "choices_for",
    "day_totals",
    "days_with_entries",
    "deleted_entries",
    "entry_history",
    "entry_line",
    "entry_lists",
    "favourites",
    "find_entries",
    "latest_instant",
    "line_of",
    "lines_of",
    "merge_preview",
    "overlaps_in",
    "period_pieces",
    "recents",
    "running_line",
    "suggestions",
    "usual_end",
]
