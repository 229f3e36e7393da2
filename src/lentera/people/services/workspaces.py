"""Founding a workspace, and changing what it is called and how its days are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import new_id
from lentera.domain.viewer import Role
from lentera.people.models import Account, Member, Workspace
from lentera.people.rights import check_administers
from lentera.people.services.members import add_member
from lentera.people.services.trust import give_role
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def found_workspace(  # noqa: PLR0913  what the wizard asks
    owner: Account,
    *,
    name: str,
    zone: str,
    language: str,
    week_starts_on: int,
    joined_on: date,
    now: datetime,
    sample: bool = False,
) -> Member:
    """Found a workspace with its first member, who owns it."""
    workspace = Workspace(
        id=new_id(now),
        name=name.strip(),
        zone=zone,
        language=language,
        week_starts_on=week_starts_on,
        sample=sample,
        created_at=now,
    )
    workspace.save(force_insert=True)
    member = add_member(owner, workspace_id=workspace.pk, joined_on=joined_on, by=None, now=now)
    give_role(member.pk, role=Role.OWNER, by=None, now=now)
    return member


@transaction.atomic
def change_workspace(  # noqa: PLR0913  the settings, and who changes them when
    viewer: Viewer, *, name: str, zone: str, language: str, week_starts_on: int, now: datetime
) -> None:
    """Change the viewer's workspace; what was tracked and what people chose themselves stays.

    Raises:
        NotForYourRole: the viewer is neither owner nor admin.
    """
    check_administers(viewer)
    wanted = {
        "name": name.strip(),
        "zone": zone,
        "language": language,
        "week_starts_on": week_starts_on,
    }
    rows = Workspace.objects.select_for_update(no_key=True).filter(pk=viewer.workspace_id)
    before = rows.values(*wanted).get()
    changed = {name: value for name, value in wanted.items() if before[name] != value}
    if not changed:
        return
    rows.update(**changed)
    record(
        kind="workspace.changed",
        workspace_id=viewer.workspace_id,
        subject_id=None,
        actor_id=viewer.account_id,
        object_id=viewer.workspace_id,
        before={name: before[name] for name in changed},
        after=changed,
        now=now,
    )
