"""Questions about the charter: which versions there are, and which one holds."""

from lentera.charter.selectors.ledger import numbers_that_differ, versions_that_differ
from lentera.charter.selectors.versions import Held, digest_of, held_now, versions_of

__all__ = [
    "Held",
    "digest_of",
    "held_now",
    "numbers_that_differ",
    "versions_of",
    "versions_that_differ",
]
