"""The questions of this room, one subject per file."""

from lentera.people.installation import holds_sample
from lentera.people.selectors.api_keys import KeyLine, api_keys, own_key
from lentera.people.selectors.endings import Ending, endings
from lentera.people.selectors.locks import Locks, locks
from lentera.people.selectors.presence import nobody_yet

__all__ = [
    "Ending",
    "KeyLine",
    "Locks",
    "api_keys",
    "endings",
    "holds_sample",
    "locks",
    "nobody_yet",
    "own_key",
]
