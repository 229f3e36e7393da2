"""The people who can be chosen for a project: those the viewer may know of (cases.md P5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from lentera.people.selectors.members import people
from lentera.projects.refusals import UnknownMember

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be chosen."""

    member_id: int
    name: str


def known_members(viewer: Viewer, *, now: datetime) -> list[Person]:
    """Return the present people the viewer may know of, by name."""
    today = now.astimezone(ZoneInfo(viewer.zone)).date()
    members = people(viewer, today=today)
    return [Person(pk, name) for pk, name in members.values_list("pk", "name")]


def check_members(
    viewer: Viewer, wanted: Collection[int], present: Collection[int], *, now: datetime
) -> list[int]:
    """Return who may record from now on: those wanted, and those the viewer does not know of.

    Raises:
        UnknownMember: one of the wanted is neither there already nor known to the viewer.
    """
    known = {person.member_id for person in known_members(viewer, now=now)}
    if set(wanted) - known - set(present):
        raise UnknownMember
    unknown_to_viewer = set(present) - known
    return sorted(set(wanted) | unknown_to_viewer)
