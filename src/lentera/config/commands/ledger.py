"""Checking the ledger whole: ``lentera check ledger``."""

from __future__ import annotations

from collections.abc import Callable

from lentera.charter.selectors import versions_that_differ
from lentera.config.commands.checking import Finding
from lentera.domain.doors import Upkeep, standing_open
from lentera.domain.ids import to_hex
from lentera.tracking.services import entries_that_differ
from lentera.witness import selectors as witness

NAMED_AT_MOST = 20


@standing_open(Upkeep.CHECK)
def check_ledger(progress: Callable[[int, int], None] | None = None) -> list[Finding]:
    """Return whether every event is as it was kept, and entries and looks as theirs say."""
    found = witness.check_ledger(progress)
    says = f"{found.events:,} events, {found.checkpoints:,} checkpoints"
    if not found.good:
        says = f"event {found.first_bad} {found.says}"
    entries = [
        f"entry {to_hex(one.entry_id)} (event {one.sequence})" for one in entries_that_differ()
    ]
    looks = [f"event {one.sequence} {one.says}" for one in witness.looks_that_differ()]
    charter = [f"version {one.number} ({to_hex(one.version_id)})" for one in versions_that_differ()]
    return [
        Finding("ledger", good=found.good, says=says),
        _compared("time entries", entries),
        _compared("looks", looks),
        _compared("charter", charter),
    ]


def _compared(what: str, different: list[str]) -> Finding:
    says = "all are what their events say"
    if different:
        named = ", ".join(different[:NAMED_AT_MOST])
        says = f"{len(different)} are not what their events say: {named}"
    return Finding(what, good=not different, says=says)
