"""Objections as the two who write them see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lentera.charter.models import Objection, ObjectionLine
from lentera.charter.refusals import NoSuchObjection
from lentera.charter.selectors.elected import represents
from lentera.people.selectors.members import names_of

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Line:
    """What one of the two wrote, and when."""

    name: str
    is_viewer: bool
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """One objection; ``lines`` are empty in a list of several."""

    objection_id: int
    number: int
    member_id: int
    name: str
    opened_at: datetime
    closed_at: datetime | None
    lines: tuple[Line, ...] = ()


def threads(viewer: Viewer) -> tuple[Thread, ...]:
    """Return the viewer's own objections; to the representative those of everybody."""
    rows = Objection.objects.of(viewer, represents=represents(viewer))
    ours = list(rows.filter(workspace_id=viewer.workspace_id).order_by("-opened_at"))
    names = names_of(viewer.workspace_id, [row.member_id for row in ours])
    return tuple(_thread(row, names) for row in ours)


def thread_of(viewer: Viewer, objection_id: int) -> Thread:
    """Return one objection with all that was written.

    Raises:
        NoSuchObjection: there is none, or it is between two others.
    """
    row = objection_of(viewer, objection_id)
    lines = list(ObjectionLine.objects.of(row))
    ids = {row.member_id, *(line.by_id for line in lines)}
    names = names_of(viewer.workspace_id, ids)
    said = tuple(
        Line(names.get(line.by_id, ""), line.by_id == viewer.member_id, line.text, line.written_at)
        for line in lines
    )
    return _thread(row, names, said)


def objection_of(viewer: Viewer, objection_id: int) -> Objection:
    """Return the row of an objection the viewer is one of the two of.

    Raises:
        NoSuchObjection: as above.
    """
    rows = Objection.objects.of(viewer, represents=represents(viewer))
    row = rows.filter(workspace_id=viewer.workspace_id, pk=objection_id).first()
    if row is None:
        raise NoSuchObjection
    return row


def _thread(row: Objection, names: dict[int, str], lines: tuple[Line, ...] = ()) -> Thread:
    return Thread(
        row.pk,
        row.number,
        row.member_id,
        names.get(row.member_id, ""),
        row.opened_at,
        row.closed_at,
        lines,
    )
