"""For which purposes the charter lets somebody see named people, and how finely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lentera.charter.selectors import held_now
from lentera.domain.charter import Asker, Granularity, Purpose, audiences_of

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer

# What each report is made of at the finest; a charter that grants more is not asked for more.
WANTED = {
    Purpose.PAYROLL: Granularity.PERSON_PER_DAY,
    Purpose.STATUTORY_RECORD: Granularity.ENTRIES,
    Purpose.CLIENT_BILLING: Granularity.PERSON_PER_PROJECT_AND_DAY,
}
# Between days and single entries stands nothing that a record of hours could use.
INSTEAD = {Granularity.PERSON_PER_PROJECT_AND_DAY: Granularity.PERSON_PER_DAY}


def granted_purposes(viewer: Viewer, *, now: datetime) -> dict[Purpose, Granularity]:
    """Return the purposes of named reports that the charter grants, with how finely."""
    charter = held_now(viewer.workspace_id, now).charter
    asker = Asker(viewer.member_id, viewer.roles)
    found = {}
    for purpose, wanted in WANTED.items():
        granted = max(charter.shown(one, purpose) for one in audiences_of(asker))
        finest = min(granted, wanted)
        if purpose is not Purpose.CLIENT_BILLING:
            finest = INSTEAD.get(finest, finest)
        if finest.names_people:
            found[purpose] = finest
    return found
