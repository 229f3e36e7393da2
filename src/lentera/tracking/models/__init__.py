"""The tables of this room. All of them are about people's time: their managers are closed."""

from lentera.tracking.models.entry import EntryTag, TimeEntry
from lentera.tracking.models.favourite import Favourite
from lentera.tracking.models.idempotency import IdempotencyKey

__all__ = ["EntryTag", "Favourite", "IdempotencyKey", "TimeEntry"]
