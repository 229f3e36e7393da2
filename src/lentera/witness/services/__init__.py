"""Keeping what happened, and signing for it."""

from lentera.witness.services.erasing import erase_events
from lentera.witness.services.looking import Looking, keep_look
from lentera.witness.services.recording import Happening, record, record_all
from lentera.witness.services.sealing import seal

__all__ = [
    "Happening",
    "Looking",
    "erase_events",
    "keep_look",
    "record",
    "record_all",
    "seal",
]
