"""The versions of a charter as people read them: what was announced, by whom, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from lentera.charter.models import Acknowledgement, CharterVersion
from lentera.charter.refusals import NoSuchVersion
from lentera.charter.selectors.versions import charter_of, held_now, holding, versions_of
from lentera.domain.charter import Charter, is_wider
from lentera.people.selectors.members import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from lentera.charter.selectors.versions import Held
    from lentera.domain.viewer import Viewer


class State(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    NEEDS_KEY = "needs_key"
    ANNOUNCED = "announced"
    IN_FORCE = "in_force"
    PAST = "past"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Told:
    """One version as its page shows it; ``before`` is the charter it was announced against."""

    number: int
    state: State
    charter: Charter
    before: Charter
    digest: str
    why: str = ""
    announced_at: datetime | None = None
    announced_by: str = ""
    second_key_at: datetime | None = None
    second_key_by: str = ""
    effective_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def wider(self) -> bool:
        """Whether it allows anything that the charter before it did not."""
        return is_wider(self.charter, than=self.before)

    @property
    def waits(self) -> bool:
        """Whether it was announced and is not in force yet."""
        return self.state in {State.NEEDS_KEY, State.ANNOUNCED}


def history(viewer: Viewer, now: datetime) -> tuple[Told, ...]:
    """Return every announced version, and the one everybody starts with; the newest first.

    Raises:
        CharterTamperedWith: stored clauses are not those that were announced.
    """
    rows = list(_rows(viewer).filter(announced_at__isnull=False).order_by("number"))
    held = versions_of(viewer.workspace_id)
    present = holding(held, now).number
    names = names_of(viewer.workspace_id, _people_of(rows))
    told = [_told(row, held, names, _state(row, present, now)) for row in rows]
    return (*reversed(told), _first(held[0], present))


def version_told(viewer: Viewer, number: int, now: datetime) -> Told:
    """Return one announced version.

    Raises:
        NoSuchVersion: there is none of this number, or it is a draft.
        CharterTamperedWith: as above.
    """
    found = next((one for one in history(viewer, now) if one.number == number), None)
    if found is None:
        raise NoSuchVersion
    return found


def waiting_version(viewer: Viewer, now: datetime) -> Told | None:
    """Return the version that is announced and not in force yet, if there is one."""
    return next((one for one in history(viewer, now) if one.waits), None)


def present_draft(viewer: Viewer, now: datetime) -> Told | None:
    """Return the draft, for those who may draft: against the charter of now."""
    row = _rows(viewer).filter(announced_at__isnull=True).first()
    if row is None:
        return None
    before = held_now(viewer.workspace_id, now).charter
    return Told(row.number, State.DRAFT, charter_of(row), before, row.digest, row.why)


def unread(viewer: Viewer) -> int | None:
    """Return the number of the newest announced version the viewer did not acknowledge yet.

    Asked on every page, so it reads no clauses.
    """
    rows = _rows(viewer).filter(announced_at__isnull=False, withdrawn_at__isnull=True)
    numbers = rows.order_by("-number").values_list("number", flat=True)
    newest = numbers.first()
    if newest is None or newest in read_by(viewer):
        return None
    return newest


def read_by(viewer: Viewer) -> frozenset[int]:
    """Return the numbers of the versions the viewer acknowledged."""
    own = Acknowledgement.objects.filter(member_id=viewer.member_id)
    return frozenset(own.values_list("number", flat=True))


def readers(viewer: Viewer, number: int) -> int:
    """Return how many people acknowledged a version: how many, and never who."""
    read = Acknowledgement.objects.filter(workspace_id=viewer.workspace_id, number=number)
    return read.count()


def _rows(viewer: Viewer) -> QuerySet[CharterVersion]:
    return CharterVersion.objects.filter(workspace_id=viewer.workspace_id)


def _people_of(rows: Sequence[CharterVersion]) -> set[int]:
    return {one for row in rows for one in (row.announced_by_id, row.second_key_by_id) if one}


def _first(begun: Held, present: int) -> Told:
    state = State.PAST if present else State.IN_FORCE
    charter = begun.charter
    return Told(0, state, charter, charter, begun.digest, effective_at=begun.effective_at)


def _state(row: CharterVersion, present: int, now: datetime) -> State:
    if row.withdrawn_at:
        return State.WITHDRAWN
    if row.effective_at is None:
        return State.NEEDS_KEY
    if row.effective_at > now:
        return State.ANNOUNCED
    return State.IN_FORCE if row.number == present else State.PAST


def _told(row: CharterVersion, held: Sequence[Held], names: dict[int, str], state: State) -> Told:
    others = [one for one in held if one.number != row.number]
    return Told(
        number=row.number,
        state=state,
        charter=charter_of(row),
        before=holding(others, row.announced_at or row.drafted_at).charter,
        digest=row.digest,
        why=row.why,
        announced_at=row.announced_at,
        announced_by=names.get(row.announced_by_id or 0, ""),
        second_key_at=row.second_key_at,
        second_key_by=names.get(row.second_key_by_id or 0, ""),
        effective_at=row.effective_at,
        withdrawn_at=row.withdrawn_at,
    )
