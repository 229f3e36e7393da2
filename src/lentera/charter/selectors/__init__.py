"""Questions about the charter: which versions there are, and which one holds."""

from lentera.charter.selectors.versions import Held, digest_of, held_now, versions_of

__all__ = ["Held", "digest_of", "held_now", "versions_of"]
