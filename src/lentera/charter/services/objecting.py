"""Objecting: a thread between one person and the elected representative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.charter import notices
from lentera.charter.models import Objection, ObjectionLine
from lentera.charter.refusals import ObjectionClosed
from lentera.charter.selectors.elected import representative_of
from lentera.charter.selectors.history import version_told
from lentera.charter.selectors.objections import objection_of
from lentera.domain.ids import new_id
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def object_to(viewer: Viewer, *, number: int, text: str, now: datetime) -> int:
    """Open an objection to a version, and tell the representative that there is one.

    While nobody is elected it waits for whoever will be.

    Raises:
        NoSuchVersion: there is no such version.
    """
    told = version_told(viewer, number, now)
    row = Objection(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        number=number,
        member_id=viewer.member_id,
        opened_at=now,
    )
    Objection.objects.add(row)
    _write(viewer, row, text, now)
    record(
        kind="charter.objected",
        workspace_id=viewer.workspace_id,
        subject_id=viewer.member_id,
        actor_id=viewer.account_id,
        object_id=row.pk,
        after={"number": number, "digest": told.digest},
        now=now,
    )
    return row.pk


@transaction.atomic
def reply(viewer: Viewer, *, objection_id: int, text: str, now: datetime) -> None:
    """Write one more line into a thread, and tell the other of the two.

    Raises:
        NoSuchObjection: there is none, or it is between two others.
        ObjectionClosed: it is closed.
    """
    row = objection_of(viewer, objection_id)
    if row.closed_at:
        raise ObjectionClosed
    _write(viewer, row, text, now)


@transaction.atomic
def close_objection(viewer: Viewer, *, objection_id: int, now: datetime) -> None:
    """Close a thread, as one of the two.

    Raises:
        NoSuchObjection: as above.
        ObjectionClosed: it is closed already.
    """
    row = objection_of(viewer, objection_id)
    if row.closed_at:
        raise ObjectionClosed
    row.closed_at = now
    row.save(update_fields=["closed_at"])


def _write(viewer: Viewer, row: Objection, text: str, now: datetime) -> None:
    ObjectionLine.objects.add(
        ObjectionLine(
            id=new_id(now),
            objection_id=row.pk,
            by_id=viewer.member_id,
            text=text,
            written_at=now,
        )
    )
    elected = representative_of(viewer.workspace_id)
    other = elected.member_id if elected and row.member_id == viewer.member_id else row.member_id
    notices.tell_of_line(viewer, row.pk, member_id=other, now=now)
