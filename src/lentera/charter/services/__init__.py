"""The verbs of the charter, one use case per file; ``disclosure`` is the one door."""

from lentera.charter.services.closing import close_due
from lentera.charter.services.disclosure import Disclosure, disclosed

__all__ = ["Disclosure", "close_due", "disclosed"]
