"""The tables of the witness: the ledger, and who looked."""

from lentera.witness.models.ledger import Checkpoint, Event, Head, LedgerTile
from lentera.witness.models.looks import Look, LookSubject

__all__ = ["Checkpoint", "Event", "Head", "LedgerTile", "Look", "LookSubject"]
