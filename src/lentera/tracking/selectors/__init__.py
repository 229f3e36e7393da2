"""The questions of this room; other rooms receive frozen values."""

from lentera.tracking.selectors.choices import choices_among, choices_for
from lentera.tracking.selectors.days import DayTotal, day_totals, period_pieces
from lentera.tracking.selectors.deeds import deed_with
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
    Past,
    Similar,
    day_lists,
    entry_line,
    recent_past,
)
from lentera.tracking.selectors.matching import Filters
from lentera.tracking.selectors.merging import MergePreview, merge_preview
from lentera.tracking.selectors.overlaps import Shared, overlaps_in
from lentera.tracking.selectors.placing import place_length
from lentera.tracking.selectors.search import Found, find_entries
from lentera.tracking.selectors.standing import entry_if_there, standing_entries
from lentera.tracking.selectors.stream import entry_stream
from lentera.tracking.selectors.suggestions import Suggestion, before_break, recents, suggestions
from lentera.tracking.selectors.sums import Sums, sums
from lentera.tracking.selectors.tokens import with_tokens
from lentera.tracking.selectors.used import used_pairs
from lentera.tracking.tally import Sum

__all__ = [
    "Change",
    "DayList",
    "DayTotal",
    "Deleted",
    "EntryLine",
    "Filters",
    "Found",
    "MergePreview",
    "Past",
    "Shared",
    "Similar",
    "Suggestion",
    "Sum",
    "Sums",
    "before_break",
    "choices_among",
    "choices_for",
    "day_lists",
    "day_totals",
    "deed_with",
    "deleted_entries",
    "entry_history",
    "entry_if_there",
    "entry_line",
    "entry_stream",
    "find_entries",
    "latest_instant",
    "line_of",
    "lines_of",
    "merge_preview",
    "overlaps_in",
    "period_pieces",
    "place_length",
    "recent_past",
    "recents",
    "running_line",
    "standing_entries",
    "suggestions",
    "sums",
    "used_pairs",
    "usual_end",
    "with_tokens",
]
