"""Questions about workspaces: which an account belongs to, and what one of them is like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models.functions import Lower

from lentera.domain.viewer import Role
from lentera.people.models import Member, Workspace
from lentera.people.refusals import NoSuchWorkspace, NotYourWorkspace, SeveralWorkspaces
from lentera.people.selectors.members import (
    must_hand_over,
    others_present,
    present_member,
    roles_of,
)
from lentera.people.words import in_order

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Account


@dataclass(frozen=True, slots=True)
class WorkspaceLine:
    """One workspace an account belongs to."""

    workspace_id: int
    name: str
    roles: tuple[Role, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Farewell:
    """What must be known before leaving a workspace."""

    is_alone: bool
    must_hand_over: bool


def workspaces_of(account_id: int) -> tuple[WorkspaceLine, ...]:
    """The workspaces an account belongs to, by name."""
    members = list(
        Member.objects.filter(account_id=account_id, left_on__isnull=True)
        .select_related("workspace")
        .order_by(Lower("workspace__name"), "workspace_id")
    )
    roles = roles_of(member.pk for member in members)
    return tuple(
        WorkspaceLine(
            workspace_id=member.workspace_id,
            name=member.workspace.name,
            roles=in_order(roles[member.pk]),
            people=others_present(member).count() + 1,
        )
        for member in members
    )


def own_workspace(account_id: int, workspace_id: int) -> Workspace:
    """One workspace an account belongs to.

    Raises:
        NotYourWorkspace: there is none, or the account has no present membership in it.
    """
    here = Member.objects.filter(account_id=account_id, left_on__isnull=True)
    rows = Workspace.objects.filter(pk__in=here.values("workspace"))
    workspace = rows.filter(pk=workspace_id).first()
    if workspace is None:
        raise NotYourWorkspace
    return workspace


def workspace_of(viewer: Viewer) -> Workspace:
    """The workspace the viewer is in."""
    return Workspace.objects.get(pk=viewer.workspace_id)


def workspace_begun_at(workspace_id: int) -> datetime:
    """When a workspace was made."""
    return Workspace.objects.values_list("created_at", flat=True).get(pk=workspace_id)


def week_of_workspace(workspace_id: int) -> int:
    """The first weekday of a workspace: 0 for Monday to 6 for Sunday."""
    return Workspace.objects.values_list("week_starts_on", flat=True).get(pk=workspace_id)


def zones_of_workspaces() -> dict[int, str]:
    """The zone of every workspace of this server; for the work beside the requests."""
    return dict(Workspace.objects.values_list("pk", "zone"))


def workspace_called(name: str) -> Workspace:
    """The server's workspace of this name; for commands of whoever runs the server.

    Raises:
        NoSuchWorkspace: there is none.
        SeveralWorkspaces: there are more than one.
    """
    found = list(Workspace.objects.filter(name__iexact=name.strip())[:2])
    if not found:
        raise NoSuchWorkspace(name=name)
    if len(found) > 1:
        raise SeveralWorkspaces(name=name)
    return found[0]


def belongs_to(account: Account, workspace_id: int) -> bool:
    """Whether the account is a present member of a workspace."""
    here = Member.objects.filter(workspace_id=workspace_id, left_on__isnull=True)
    return here.filter(account=account).exists()


def farewell_to(viewer: Viewer) -> Farewell:
    """What stands between the viewer and leaving their workspace.

    Raises:
        NoSuchMember, HasLeft: the viewer is not here any more.
    """
    member = present_member(viewer, viewer.member_id)
    return Farewell(
        is_alone=not others_present(member).exists(), must_hand_over=must_hand_over(member)
    )
