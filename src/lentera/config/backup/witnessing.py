"""Telling every member that the whole server was copied or put back (decision 35)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lentera.people.installation import everybody
from lentera.witness.services import record


@transaction.atomic
def tell_members(kind: str, *, now: datetime) -> None:
    """Keep for each present member that their entries were in it; done by the server itself."""
    for member_id, workspace_id in everybody():
        record(
            kind=kind,
            workspace_id=workspace_id,
            subject_id=member_id,
            actor_id=None,
            object_id=workspace_id,
            channel="command",
            now=now,
        )
