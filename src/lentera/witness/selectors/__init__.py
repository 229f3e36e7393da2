"""Questions about what happened, and whether the ledger still says so."""

from lentera.witness.selectors.checking import Check, check_ledger
from lentera.witness.selectors.history import (
    history_of,
    latest_event,
    own_events,
    shared_history_of,
)
from lentera.witness.selectors.naming import is_named
from lentera.witness.selectors.telling import Told, told

__all__ = [
    "Check",
    "Told",
    "check_ledger",
    "history_of",
    "is_named",
    "latest_event",
    "own_events",
    "shared_history_of",
    "told",
]
