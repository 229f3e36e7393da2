"""Emptying events that must be forgotten; every proof stays valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

from lentera.domain.doors import Upkeep, standing_open
from lentera.witness.payload import ERASED
from lentera.witness.services.recording import record

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

# On PostgreSQL a function of the database's owner does it: the application's role cannot change an
# event in any other way (migration 0001).
EMPTY = """
    UPDATE witness_event SET subject_id = NULL, actor_id = NULL, object_id = NULL,
        before = NULL, after = NULL, reason = '', channel = '', salt = NULL
    WHERE sequence = %s
"""
EMPTY_AS_OWNER = "SELECT witness_erase(%s)"


@standing_open(Upkeep.ERASING)
@transaction.atomic
def erase_events(
    sequences: Collection[int],
    *,
    workspace_id: int,
    actor_id: int | None,
    reason: str,
    now: datetime,
) -> None:
    """Empty payload and salt of events, and keep that it was done, by whom and why.

    Without the salt the commitment that stays says nothing, not even to somebody who guesses.
    Source: ``docs/reference/ledger-format.md``.
    """
    statement = EMPTY if connection.vendor == "sqlite" else EMPTY_AS_OWNER
    ordered = sorted(sequences)
    with connection.cursor() as cursor:
        for sequence in ordered:
            cursor.execute(statement, [sequence])
    record(
        kind=ERASED,
        workspace_id=workspace_id,
        subject_id=None,
        actor_id=actor_id,
        object_id=workspace_id,
        after={"sequences": ordered},
        reason=reason,
        now=now,
    )
