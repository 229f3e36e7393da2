"""Questions about what happened and who looked, and whether the ledger still says so."""

from lentera.witness.selectors.checking import Check, check_ledger
from lentera.witness.selectors.comparing import DifferentLook, looks_that_differ
from lentera.witness.selectors.history import (
    OwnEvent,
    history_of,
    latest_event,
    own_events,
    own_ledger,
    shared_history_of,
)
from lentera.witness.selectors.looks import (
    LookLine,
    LookPage,
    MonthOfLooks,
    Sought,
    line_of,
    look_at,
    look_row,
    looks_at,
    looks_by,
    month_of_looks,
    who_looked,
)
from lentera.witness.selectors.naming import is_named
from lentera.witness.selectors.notices import NoticeLine, notices_to, own_wish, wish_of
from lentera.witness.selectors.requests import (
    RequestLine,
    Requests,
    Thread,
    own_threads,
    request_row,
    requests_about,
    requests_of,
    thread_of,
    waits_for,
)
from lentera.witness.selectors.telling import Told, sequences_about, told, told_of_member

__all__ = [
    "Check",
    "DifferentLook",
    "LookLine",
    "LookPage",
    "MonthOfLooks",
    "NoticeLine",
    "OwnEvent",
    "RequestLine",
    "Requests",
    "Sought",
    "Thread",
    "Told",
    "check_ledger",
    "history_of",
    "is_named",
    "latest_event",
    "line_of",
    "look_at",
    "look_row",
    "looks_at",
    "looks_by",
    "looks_that_differ",
    "month_of_looks",
    "notices_to",
    "own_events",
    "own_ledger",
    "own_threads",
    "own_wish",
    "request_row",
    "requests_about",
    "requests_of",
    "sequences_about",
    "shared_history_of",
    "thread_of",
    "told",
    "told_of_member",
    "waits_for",
    "who_looked",
    "wish_of",
]
