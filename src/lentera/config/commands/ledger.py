"""Checking the ledger whole: ``lentera check ledger``."""

from __future__ import annotations

from collections.abc import Callable

from lentera.config.commands.checking import Finding
from lentera.domain.ids import to_hex
from lentera.tracking.services import entries_that_differ
from lentera.witness import selectors as witness

NAMED_AT_MOST = 20


def check_ledger(progress: Callable[[int, int], None] | None = None) -> list[Finding]:
    """Return whether every event is as it was kept, and every entry as its events say."""
    found = witness.check_ledger(progress)
    says = f"{found.events:,} events, {found.checkpoints:,} checkpoints"
    if not found.good:
        says = f"event {found.first_bad} {found.says}"
    differ = entries_that_differ()
    rows = [f"entry {to_hex(one.entry_id)} (event {one.sequence})" for one in differ]
    told = "all are what their events say"
    if rows:
        told = f"{len(rows)} are not what their events say: {', '.join(rows[:NAMED_AT_MOST])}"
    return [
        Finding("ledger", good=found.good, says=says),
        Finding("time entries", good=not rows, says=told),
    ]
