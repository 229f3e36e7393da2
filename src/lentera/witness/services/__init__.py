"""Keeping what happened, and signing for it."""

from lentera.witness.services.erasing import erase_events
from lentera.witness.services.recording import Happening, record, record_all
from lentera.witness.services.sealing import seal

__all__ = ["Happening", "erase_events", "record", "record_all", "seal"]
