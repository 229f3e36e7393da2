"""The tables of the witness: the ledger, who looked, what was asked about it, and who is told."""

from lentera.witness.models.ledger import Checkpoint, Event, Head, LedgerTile
from lentera.witness.models.looks import Look, LookSubject
from lentera.witness.models.notices import Notice, NoticeChoice, NoticeMark
from lentera.witness.models.requests import Request, RequestWord

__all__ = [
    "Checkpoint",
    "Event",
    "Head",
    "LedgerTile",
    "Look",
    "LookSubject",
    "Notice",
    "NoticeChoice",
    "NoticeMark",
    "Request",
    "RequestWord",
]
