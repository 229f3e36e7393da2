"""What happens to a version is kept by the ledger, each time with the whole state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.charter.selectors.ledger import state_of
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.charter.models import CharterVersion
    from lentera.domain.viewer import Viewer


def keep_in_ledger(kind: str, row: CharterVersion, *, by: Viewer, now: datetime) -> None:
    """Keep what was done to a version, and how it stands then."""
    record(
        kind=kind,
        workspace_id=row.workspace_id,
        subject_id=None,
        actor_id=by.account_id,
        object_id=row.pk,
        after=state_of(row),
        now=now,
    )
