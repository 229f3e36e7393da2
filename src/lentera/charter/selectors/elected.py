"""Who was elected to speak for the people, and how: shown to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from lentera.charter.models import Election
from lentera.people.selectors.members import names_of
from lentera.people.selectors.standing import people_here

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Elected:
    """One election, as everybody may read it; ``stands`` is whether it still counts."""

    election_id: int
    member_id: int
    name: str
    held_on: date
    how: str
    recorded_by: str
    recorded_at: datetime
    stands: bool
    ended_at: datetime | None
    why_ended: str


def elections(workspace_id: int) -> tuple[Elected, ...]:
    """Return every election of a workspace, the newest first."""
    rows = list(Election.objects.filter(workspace_id=workspace_id).order_by("-recorded_at"))
    ids = {one for row in rows for one in (row.member_id, row.recorded_by_id)}
    names, here = names_of(workspace_id, ids), people_here(workspace_id)
    return tuple(
        Elected(
            election_id=row.pk,
            member_id=row.member_id,
            name=names.get(row.member_id, ""),
            held_on=row.held_on,
            how=row.how,
            recorded_by=names.get(row.recorded_by_id, ""),
            recorded_at=row.recorded_at,
            stands=row.ended_at is None and row.member_id in here,
            ended_at=row.ended_at,
            why_ended=row.why_ended,
        )
        for row in rows
    )


def representative_of(workspace_id: int) -> Elected | None:
    """Return who represents the people now: elected by record, not ended, and still here."""
    return next((one for one in elections(workspace_id) if one.stands), None)


def represents(viewer: Viewer) -> bool:
    """Return whether the viewer is the elected representative."""
    elected = representative_of(viewer.workspace_id)
    return elected is not None and elected.member_id == viewer.member_id
