"""Roles in words: what each is called, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lentera.domain.viewer import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A role as pages and mails name it."""

    name: str | _StrPromise
    meaning: str | _StrPromise


ROLES: dict[Role, RoleWords] = {
    Role.OWNER: RoleWords(
        _("Owner"), _("Does what an admin does, and decides who else owns the workspace.")
    ),
    Role.ADMIN: RoleWords(
        _("Admin"), _("Invites people, forms teams, and keeps projects and settings in order.")
    ),
    Role.LEAD: RoleWords(_("Lead"), _("Leads one or more teams, and plans projects.")),
    Role.PROJECT_MANAGER: RoleWords(
        _("Project manager"), _("Makes and changes projects, clients, tasks and tags.")
    ),
    Role.PAYROLL: RoleWords(_("Payroll"), _("Prepares what people are paid.")),
    Role.HR: RoleWords(_("HR"), _("Looks after people, and sees who belongs to which team.")),
    Role.REPRESENTATIVE: RoleWords(
        _("Representative"), _("Was elected by the people here to speak for them.")
    ),
}


def in_order(roles: frozenset[Role] | set[Role]) -> tuple[Role, ...]:
    """Return the roles in the order in which pages name them."""
    return tuple(role for role in ROLES if role in roles)
