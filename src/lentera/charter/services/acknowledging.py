"""Acknowledging: somebody has read a version. It is no consent and changes nothing for anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.charter.models import Acknowledgement
from lentera.charter.selectors.history import version_told
from lentera.domain.ids import new_id
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def acknowledge(viewer: Viewer, *, number: int, now: datetime) -> None:
    """Keep that the viewer has read a version; a second time changes nothing.

    Raises:
        NoSuchVersion: there is no such version.
    """
    told = version_told(viewer, number, now)
    row, new = Acknowledgement.objects.get_or_create(
        member_id=viewer.member_id,
        number=number,
        defaults={
            "id": new_id(now),
            "workspace_id": viewer.workspace_id,
            "acknowledged_at": now,
        },
    )
    if new:
        record(
            kind="charter.acknowledged",
            workspace_id=viewer.workspace_id,
            subject_id=viewer.member_id,
            actor_id=viewer.account_id,
            object_id=row.pk,
            after={"number": number, "digest": told.digest},
            now=now,
        )
