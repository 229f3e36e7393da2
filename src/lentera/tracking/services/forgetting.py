"""Forgetting entries whose time is over: rows, tags, and what the ledger says of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.doors import Upkeep, standing_open
from lentera.tracking.models import EntryTag, TimeEntry
from lentera.tracking.services.recording import DELETED, KINDS
from lentera.witness.selectors import sequences_about, told_of_member
from lentera.witness.services import erase_events

if TYPE_CHECKING:
    from lentera.witness.selectors import Told

AT_ONCE = 500


@standing_open(Upkeep.FORGETTING)
def time_until(member_id: int, *, before: datetime) -> bool:
    """Return whether anything is kept of a member's time that was over by then."""
    standing = TimeEntry.objects.over(member_id, before=before)
    return standing.exists() or bool(_deleted_before(member_id, before))


@standing_open(Upkeep.ERASING)  # the outer one: PostgreSQL is shown the upkeep that began first
@standing_open(Upkeep.FORGETTING)
@transaction.atomic
def forget_entries(
    member_id: int, *, workspace_id: int, before: datetime, reason: str, now: datetime
) -> list[int]:
    """Remove a portion of a member's entries that ended by then, and empty all events about them.

    Entries the person deleted themselves are forgotten with them. Gives the ids of what went;
    none when nothing is left.
    """
    over = TimeEntry.objects.over(member_id, before=before)
    ids = list(over.order_by("ended_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    if ids:
        EntryTag.objects.forget(ids)
        over.filter(pk__in=ids).delete()
    else:
        ids = _deleted_before(member_id, before)
    if ids:
        erase_events(
            sequences_about(ids, KINDS),
            workspace_id=workspace_id,
            actor_id=None,
            reason=reason,
            now=now,
        )
    return ids


def _deleted_before(member_id: int, before: datetime) -> list[int]:
    """Return entries that the person deleted, of which the ledger still keeps time until then."""
    last = {
        one.object_id: _ended_at(one)
        for one in told_of_member(member_id, [DELETED])
        if one.object_id is not None
    }
    found = [entry_id for entry_id, ended_at in last.items() if ended_at <= before]
    there = TimeEntry.objects.that_stand(member_id, found)
    return [entry_id for entry_id in found if entry_id not in there][:AT_ONCE]


def _ended_at(deleted: Told) -> datetime:
    """Return when a deleted entry ended; one that ran was over when it was deleted."""
    ended_at = (deleted.before or {}).get("ended_at")
    return datetime.fromisoformat(ended_at) if ended_at else deleted.logged_at
