"""The questions of this room."""

from lentera.exchange.selectors.answers import choices_of, person_of

__all__ = ["choices_of", "person_of"]
