"""Doing a write once, however often a device sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from lentera.tracking.models import IdempotencyKey, TimeEntry
from lentera.tracking.refusals import KeyUsedForAnother, UnknownEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from lentera.domain.viewer import Viewer


def once(
    viewer: Viewer, key: UUID | None, deed: str, do: Callable[[], TimeEntry], *, now: datetime
) -> TimeEntry:
    """Do the deed and remember its key; a key that is known answers with what it led to.

    Raises:
        KeyUsedForAnother: the key came before with another deed.
        UnknownEntry: the entry that the key led to was deleted since.
    """
    if key is None:
        return do()
    known = IdempotencyKey.objects.own(viewer).filter(key=key).first()
    if known is None:
        try:
            with transaction.atomic():
                entry = do()
                IdempotencyKey(
                    member_id=viewer.member_id, key=key, deed=deed, entry_id=entry.pk, made_at=now
                ).save(force_insert=True)
                return entry
        except IntegrityError:
            # The same key arrived twice at once: the other request has done it.
            known = IdempotencyKey.objects.own(viewer).filter(key=key).first()
            if known is None:
                raise
    if known.deed != deed:
        raise KeyUsedForAnother
    before = TimeEntry.objects.own(viewer).filter(pk=known.entry_id or 0).first()
    if before is None:
        raise UnknownEntry
    return before
