"""Keeping what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lentera.witness.models import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing to keep: what stood before and after, as plain JSON values."""

    kind: str
    object_id: int
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


def record(  # noqa: PLR0913  who, where, what, when: all of it is the record
    *,
    kind: str,
    workspace_id: int,
    subject_id: int | None,
    actor_id: int | None,
    object_id: int,
    now: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    channel: str = "page",
    reason: str = "",
) -> int:
    """Keep one event, in the transaction of the caller; gives its sequence."""
    [sequence] = record_all(
        [Happening(kind, object_id, before, after)],
        workspace_id=workspace_id,
        subject_id=subject_id,
        actor_id=actor_id,
        now=now,
        channel=channel,
        reason=reason,
    )
    return sequence


def record_all(  # noqa: PLR0913  as above
    happenings: Iterable[Happening],
    *,
    workspace_id: int,
    subject_id: int | None,
    actor_id: int | None,
    now: datetime,
    channel: str = "page",
    reason: str = "",
) -> range:
    """Keep many events of one person and one deed, in the transaction of the caller.

    Gives their sequences.
    """
    return Event.objects.append(
        [
            {
                "workspace_id": workspace_id,
                "kind": one.kind,
                "subject_id": subject_id,
                "actor_id": actor_id,
                "object_id": one.object_id,
                "logged_at": now,
                "channel": channel,
                "before": one.before,
                "after": one.after,
                "reason": reason,
            }
            for one in happenings
        ]
    )
