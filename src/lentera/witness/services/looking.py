"""Keeping that somebody looks, before they see anything."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from secrets import token_bytes
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.commitment import SALT_BYTES
from lentera.domain.ids import new_id
from lentera.witness.models import Look, LookSubject
from lentera.witness.payload import mark_of
from lentera.witness.services.recording import record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

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
    name_shown: bool = True


def keep_look(looking: Looking, *, subject_ids: Collection[int], now: datetime) -> int:
    """Keep a look and commit it, so that no error later can undo that it was kept.

    Raises:
        RuntimeError: a transaction is open already; rolled back, it would take the look with it.
    """
    with transaction.atomic(durable=True):
        look_id = new_id(now)
        salts = _salted(sorted(subject_ids))
        sequence = _tell(looking, look_id, salts, now)
        Look.objects.add(_row(looking, look_id, len(salts), sequence, now))
        LookSubject.objects.add(look_id, salts)
    return look_id


def _salted(member_ids: Sequence[int]) -> dict[int, bytes]:
    drawn = token_bytes(SALT_BYTES * len(member_ids))
    places = range(0, len(drawn), SALT_BYTES)
    return {one: drawn[at : at + SALT_BYTES] for one, at in zip(member_ids, places, strict=True)}


def _tell(looking: Looking, look_id: int, salts: Mapping[int, bytes], now: datetime) -> int:
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
            "name_shown": looking.name_shown,
            "purpose": looking.purpose,
            "reference": looking.reference,
            "granularity": looking.granularity,
            "first_on": looking.first_on.isoformat(),
            "last_on": looking.last_on.isoformat(),
            "charter": looking.charter_number,
            "refused": looking.refused,
            "subjects": [mark_of(*one) for one in salts.items()],
        },
    )


def _row(looking: Looking, look_id: int, people: int, sequence: int, now: datetime) -> Look:
    columns = asdict(looking)
    del columns["actor_id"]
    return Look(**columns, id=look_id, people=people, looked_at=now, sequence=sequence)
