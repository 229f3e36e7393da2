"""Who looks: the first argument of every question and every deed about people's time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Role(StrEnum):
    """What a member is trusted with; everybody is also a plain member."""

    OWNER = "owner"
    ADMIN = "admin"
    LEAD = "lead"
    PROJECT_MANAGER = "project_manager"
    PAYROLL = "payroll"
    HR = "hr"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in member of one workspace, with what is needed to show days and times to them.

    Zone: ``zone`` is the IANA name of the person's present zone; new entries are kept in it.
    """

    account_id: int
    member_id: int
    workspace_id: int
    name: str
    zone: str
    roles: frozenset[Role] = frozenset()
    workspace_name: str = ""
    language: str = "en"
    day_starts_at: time = time(0, 0)
    week_starts_on: int = 0
    clock_format: str = "24"
    date_format: str = "long"
    number_format: str = "language"

    @property
    def administers(self) -> bool:
        """Whether the viewer may change the workspace: people, projects, settings. Never time."""
        return bool(self.roles & {Role.OWNER, Role.ADMIN})

    @property
    def plans_projects(self) -> bool:
        """Whether the viewer may create and change projects, clients, tasks and tags."""
        return self.administers or bool(self.roles & {Role.LEAD, Role.PROJECT_MANAGER})

    @property
    def drafts_charter(self) -> bool:
        """Whether the viewer may draft and announce a charter; it binds them like everybody."""
        return self.administers or Role.HR in self.roles
