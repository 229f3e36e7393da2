"""The door table: every address and who may come in. What is not listed here does not open.

A change to this table needs a decision record (docs/decisions).
"""

from __future__ import annotations

from enum import Enum


class Door(Enum):
    """Who may come through."""

    EVERYBODY = "everybody, signed in or not"
    ACCOUNT = "anybody signed in, member of a workspace or not"
    MEMBER = "members of the workspace"
    PLANNER = "members who plan projects: owner, admin, lead, project manager"
    ADMIN = "owners and admins"
    OWNER = "owners"


DOORS: dict[str, Door] = {
    # web: the frame
    "web:manifest": Door.EVERYBODY,
    "web:styleguide": Door.ADMIN,
    # people
    "people:appearance": Door.EVERYBODY,
}
