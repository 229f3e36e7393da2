"""The questions of this room; other rooms receive frozen values."""

from lentera.tracking.selectors.days import DayTotal, day_totals, period_pieces
from lentera.tracking.selectors.lines import EntryLine, line_of, lines_of, running_line
from lentera.tracking.selectors.lists import (
    DayList,
    Similar,
    days_with_entries,
    entry_line,
    entry_lists,
)
from lentera.tracking.selectors.search import Filters, Found, find_entries
from lentera.tracking.selectors.suggestions import Suggestion, favourites, recents, suggestions

__all__ = [
    "DayList",
    "DayTotal",
    "EntryLine",
    "Filters",
    "Found",
    "Similar",
    "Suggestion",
    "day_totals",
    "days_with_entries",
    "entry_line",
    "entry_lists",
    "favourites",
    "find_entries",
    "line_of",
    "lines_of",
    "period_pieces",
    "recents",
    "running_line",
    "suggestions",
]
