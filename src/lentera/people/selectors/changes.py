"""What was changed about the viewer: roles, teams, joining and leaving. Only their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lentera.domain.viewer import Role
from lentera.people.models import Account, Team
from lentera.people.words import ROLES
from lentera.witness.selectors import own_events

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from lentera.domain.viewer import Viewer

KINDS = (
    "member.joined",
    "member.left",
    "role.given",
    "role.taken",
    "team.joined",
    "team.left",
    "lead.given",
    "lead.taken",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change; ``what`` is the role's or team's name, ``who`` did it (empty: the server)."""

    kind: str
    at: datetime
    what: str
    who: str


def own_changes(viewer: Viewer) -> tuple[Change, ...]:
    """What was changed about the viewer, newest first."""
    events = list(own_events(viewer, kinds=KINDS))
    actors = {event.actor_id for event in events if event.actor_id}
    who = dict(Account.objects.filter(pk__in=actors).values_list("pk", "name"))
    objects = {event.object_id for event in events if event.object_id}
    teams = Team.objects.filter(workspace_id=viewer.workspace_id, pk__in=objects)
    team_names = dict(teams.values_list("pk", "name"))
    return tuple(
        Change(
            kind=event.kind,
            at=event.logged_at,
            what=_role(event.after or event.before) or team_names.get(event.object_id or 0, ""),
            who=who.get(event.actor_id, "") if event.actor_id else "",
        )
        for event in events
    )


def _role(values: Mapping[str, Any] | None) -> str:
    role = (values or {}).get("role")
    return str(ROLES[Role(role)].name) if role else ""
