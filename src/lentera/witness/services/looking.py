"""Keeping that somebody looks, before they see anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.commitment import commit, fresh_salt
from lentera.domain.ids import new_id, to_hex
from lentera.witness.models import Look, LookSubject
from lentera.witness.services.recording import record

if TYPE_CHECKING:
    from collections.abc import Collection

LOOK = "look"
REFUSED = "look.refused"


@dataclass(frozen=True, slots=True)
class Looking:
    """What a look is about; ``viewer_id`` and ``actor_id`` are None where the server looks."""

    workspace_id: int
    viewer_id: int | None
    actor_id: int | None
    role: str
    purpose: str
    granularity: str
    first_on: date
    last_on: date
    channel: str
    reference: str = ""
    charter_number: int | None = None
    refused: str = ""


def keep_look(looking: Looking, *, subject_ids: Collection[int], now: datetime) -> int:
    """Keep a look and commit it, so that no error later can undo that it was kept.

    Raises:
        RuntimeError: a transaction is open already; rolled back, it would take the look with it.
    """
    with transaction.atomic(durable=True):
        look_id = new_id(now)
        subjects = [
            LookSubject(look_id=look_id, member_id=one, salt=fresh_salt())
            for one in sorted(subject_ids)
        ]
        sequence = _tell(looking, look_id, subjects, now)
        Look.objects.add(_row(looking, look_id, len(subjects), sequence, now))
        LookSubject.objects.add(subjects)
    return look_id


def _tell(looking: Looking, look_id: int, subjects: list[LookSubject], now: datetime) -> int:
    """Put the look into the ledger; of the people in it only marks that each can open alone."""
    return record(
        kind=REFUSED if looking.refused else LOOK,
        workspace_id=looking.workspace_id,
        subject_id=None,
        actor_id=looking.actor_id,
        object_id=look_id,
        channel=looking.channel,
        now=now,
        after={
            "viewer_id": looking.viewer_id,
            "role": looking.role,
            "purpose": looking.purpose,
            "reference": looking.reference,
            "granularity": looking.granularity,
            "first_on": looking.first_on.isoformat(),
            "last_on": looking.last_on.isoformat(),
            "charter": looking.charter_number,
            "refused": looking.refused,
            "subjects": [
                commit({"member": to_hex(one.member_id)}, bytes(one.salt)).hex() for one in subjects
            ],
        },
    )


def _row(looking: Looking, look_id: int, people: int, sequence: int, now: datetime) -> Look:
    return Look(
        id=look_id,
        workspace_id=looking.workspace_id,
        viewer_id=looking.viewer_id,
        role=looking.role,
        purpose=looking.purpose,
        reference=looking.reference,
        granularity=looking.granularity,
        first_on=looking.first_on,
        last_on=looking.last_on,
        channel=looking.channel,
        charter_number=looking.charter_number,
        people=people,
        refused=looking.refused,
        looked_at=now,
        sequence=sequence,
    )
