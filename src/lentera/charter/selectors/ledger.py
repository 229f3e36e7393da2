"""Whether the stored versions are what the ledger was told: what a hand in the database changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lentera.charter.models import CharterVersion
from lentera.charter.refusals import CharterTamperedWith
from lentera.charter.selectors.versions import charter_of
from lentera.domain.doors import Upkeep, standing_open
from lentera.witness.payload import written
from lentera.witness.selectors import shared_history_of
from lentera.witness.selectors.telling import told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lentera.domain.viewer import Viewer

ANNOUNCED = "charter.announced"
SECOND_KEY = "charter.second_key"
WITHDRAWN = "charter.withdrawn"
KINDS = (ANNOUNCED, SECOND_KEY, WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Differs:
    """A version that is not what its events say; ``version_id`` names the row."""

    version_id: int
    number: int


def state_of(row: CharterVersion) -> dict[str, Any]:
    """Return what the ledger keeps of a version each time something happens to it."""
    return {
        "number": row.number,
        "digest": row.digest,
        "effective_at": _spelled(row.effective_at),
        "withdrawn_at": _spelled(row.withdrawn_at),
    }


def versions_that_differ() -> tuple[Differs, ...]:
    """Return every version of this server that is not what its events say, or has none."""
    last: dict[int, Mapping[str, Any]] = {}
    for event in told(KINDS):
        if event.object_id is not None and event.after is not None:
            last[event.object_id] = event.after
    rows = {row.pk: row for row in CharterVersion.objects.filter(announced_at__isnull=False)}
    changed = [
        Differs(row.pk, row.number) for row in rows.values() if _differs(row, last.get(row.pk))
    ]
    gone = [Differs(pk, said["number"]) for pk, said in last.items() if pk not in rows]
    return tuple(sorted((*changed, *gone), key=lambda one: (one.number, one.version_id)))


def numbers_that_differ(viewer: Viewer) -> tuple[int, ...]:
    """Return the numbers of the workspace's versions that are not what the ledger was told."""
    rows = CharterVersion.objects.filter(
        workspace_id=viewer.workspace_id, announced_at__isnull=False
    )
    with standing_open(Upkeep.CHECK):
        return tuple(
            row.number for row in rows.order_by("number") if _differs(row, _last(viewer, row.pk))
        )


def _last(viewer: Viewer, version_id: int) -> Mapping[str, Any] | None:
    events = shared_history_of(viewer, version_id).filter(kind__in=KINDS)
    event = events.last()
    return event.after if event else None


def _differs(row: CharterVersion, said: Mapping[str, Any] | None) -> bool:
    try:
        charter_of(row)
    except CharterTamperedWith:
        return True
    return said != state_of(row)


def _spelled(at: datetime | None) -> str | None:
    return written(at) if at else None
