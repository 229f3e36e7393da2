"""Are the looks what the ledger says? The tables are only a reading of it.

For the server's own checks, which show nothing of it to anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lentera.witness.models import Look, LookSubject
from lentera.witness.payload import mark_of
from lentera.witness.selectors.telling import Told, told

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = ("look", "look.refused")
PORTION = 500
# Columns that stand in the event under the same name.
SAME = ("viewer_id", "role", "purpose", "reference", "granularity", "refused")


@dataclass(frozen=True, slots=True)
class DifferentLook:
    """A look that is not what its event says, and in what."""

    sequence: int
    says: str


def looks_that_differ() -> list[DifferentLook]:
    """Return every look that is missing, was added, or says something else than its event.

    Events that were erased say nothing, so nothing is compared with them.
    """
    rows = {look.sequence: look for look in Look.objects.in_order()}
    found: list[DifferentLook] = []
    portion: list[Told] = []
    for event in told(KINDS):
        portion.append(event)
        if len(portion) == PORTION:
            found += _compare(portion, rows)
            portion = []
    found += _compare(portion, rows)
    found += [DifferentLook(sequence, "has no event") for sequence in rows]
    return sorted(found, key=lambda one: one.sequence)


def _compare(events: Sequence[Told], rows: dict[int, Look]) -> list[DifferentLook]:
    """Compare some events with their rows, and take those rows out."""
    taken = {event.sequence: rows.pop(event.sequence, None) for event in events}
    marks = _marks([look.pk for look in taken.values() if look is not None])
    found = []
    for event in events:
        look = taken[event.sequence]
        says = _difference(event, look, marks[look.pk] if look else [])
        if says:
            found.append(DifferentLook(event.sequence, says))
    return found


def _difference(event: Told, look: Look | None, marks: Iterable[str]) -> str:
    after = event.after
    if after is None:
        return ""
    if look is None:
        return "is missing"
    if _facts_of(look) != _facts_told(event, after):
        return "says something else"
    if sorted(marks) != sorted(after["subjects"]):
        return "names other people"
    return ""


def _facts_of(look: Look) -> list[Any]:
    same = [getattr(look, name) for name in SAME]
    days = [look.first_on.isoformat(), look.last_on.isoformat()]
    rest = [look.pk, look.workspace_id, look.channel, look.charter_number, look.name_shown]
    return [*same, *days, *rest, look.looked_at, look.people]


def _facts_told(event: Told, after: Any) -> list[Any]:
    same = [after[name] for name in SAME]
    days = [after["first_on"], after["last_on"]]
    # Looks before the charter could hide a name told it.
    shown = after.get("name_shown", True)
    rest = [event.object_id, event.workspace_id, event.channel, after["charter"], shown]
    return [*same, *days, *rest, event.logged_at, len(after["subjects"])]


def _marks(look_ids: Sequence[int]) -> dict[int, list[str]]:
    marks: dict[int, list[str]] = defaultdict(list)
    for one in LookSubject.objects.of_looks(look_ids):
        marks[one.look_id].append(mark_of(one.member_id, bytes(one.salt)))
    return marks
