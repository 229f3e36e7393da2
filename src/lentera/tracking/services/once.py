"""Doing a write once, however often a device sends it: each device makes a key for each write."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lentera.domain.doors import Upkeep, standing_open
from lentera.tracking.models import IdempotencyKey
from lentera.tracking.refusals import KeyUsedForAnother

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from lentera.domain.viewer import Viewer

KEPT = timedelta(days=30)


def claim_key(
    viewer: Viewer, *, key: UUID, deed: str, digest: str, now: datetime
) -> IdempotencyKey | None:
    """Take a key for a deed in the caller's transaction; None means it is new: do the deed.

    A key that came before is given back with what it led to. A deed that is refused rolls its
    key back, too.

    Args:
        viewer: whose deed it is.
        key: what the device made for it.
        deed: the address it was sent to.
        digest: of everything it says; another one is another deed.
        now: the present.

    Raises:
        KeyUsedForAnother: the key came before with another deed.
    """
    if IdempotencyKey.objects.claim(viewer, key, deed, digest, now=now):
        return None
    known = IdempotencyKey.objects.own(viewer).get(key=key)
    if (known.deed, known.digest) != (deed, digest):
        raise KeyUsedForAnother
    return known


def note_outcome(viewer: Viewer, *, key: UUID, entry_id: int | None) -> None:
    """Keep which entry the deed of a key ended in."""
    IdempotencyKey.objects.led_to(viewer, key, entry_id)


@standing_open(Upkeep.FORGETTING)
def forget_old_keys(*, now: datetime) -> int:
    """Remove everybody's keys that are older than thirty days; returns how many."""
    return IdempotencyKey.objects.forget(before=now - KEPT)
