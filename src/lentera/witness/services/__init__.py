"""Keeping what happened, signing for it, and telling people who looked."""

from lentera.witness.services.asking import ask_why, read_request, report_wrong, say
from lentera.witness.services.erasing import erase_events
from lentera.witness.services.forgetting import Forgotten, forget_looks, forget_requests
from lentera.witness.services.looking import Looking, keep_look
from lentera.witness.services.recording import Happening, record, record_all
from lentera.witness.services.sealing import seal
from lentera.witness.services.telling import choose_notices, tell_of_looks

__all__ = [
    "Forgotten",
    "Happening",
    "Looking",
    "ask_why",
    "choose_notices",
    "erase_events",
    "forget_looks",
    "forget_requests",
    "keep_look",
    "read_request",
    "record",
    "record_all",
    "report_wrong",
    "say",
    "seal",
    "tell_of_looks",
]
