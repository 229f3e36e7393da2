"""Keeping the record of an election, by which somebody holds the second key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.charter import notices
from lentera.charter.models import Election
from lentera.charter.refusals import HeldInTheFuture, NobodyElected, RecordedByThemselves
from lentera.charter.rights import check_drafts
from lentera.charter.selectors.versions import held_now
from lentera.domain.ids import new_id
from lentera.domain.viewer import Role
from lentera.people.selectors.members import present_member
from lentera.people.services.trust import drop_role, give_role
from lentera.people.services.workspace_turns import take_workspace_turn
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def record_election(  # noqa: PLR0913  who, when, how and what day it is: all of it is the record
    viewer: Viewer, *, member_id: int, held_on: date, how: str, today: date, now: datetime
) -> None:
    """Record whom the people elected, when and how, and tell everybody.

    Raises:
        NotYoursToDraft: the viewer is neither owner, nor admin, nor HR.
        RecordedByThemselves: the viewer would record their own election.
        HeldInTheFuture: the day has not come yet.
        NoSuchMember, HasLeft: there is nobody to elect.
    """
    check_drafts(viewer)
    take_workspace_turn(viewer.workspace_id)
    if member_id == viewer.member_id:
        raise RecordedByThemselves
    if held_on > today:
        raise HeldInTheFuture
    member = present_member(viewer, member_id)
    _end_standing(viewer, why="", now=now)
    row = Election.objects.create(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        member=member,
        held_on=held_on,
        how=how,
        recorded_by_id=viewer.member_id,
        recorded_at=now,
    )
    give_role(member_id, role=Role.REPRESENTATIVE, by=viewer, now=now)
    facts = {"held_on": held_on.isoformat(), "how": how}
    _keep("charter.elected", row, viewer, facts, now)
    notices.tell_elected(viewer, name=member.name, held_on=held_on, how=how, now=now)


@transaction.atomic
def end_election(viewer: Viewer, *, why: str, now: datetime) -> None:
    """Record that the representative does not represent any more, and why; tell everybody.

    Raises:
        NotYoursToDraft: the viewer is neither owner, nor admin, nor HR.
        NobodyElected: no election stands.
    """
    check_drafts(viewer)
    take_workspace_turn(viewer.workspace_id)
    name = _end_standing(viewer, why=why, now=now)
    if name is None:
        raise NobodyElected
    notices.tell_election_ended(viewer, name=name, why=why, now=now)


def _end_standing(viewer: Viewer, *, why: str, now: datetime) -> str | None:
    """End the election that stands, with its role; give whose it was."""
    standing = Election.objects.filter(workspace_id=viewer.workspace_id, ended_at__isnull=True)
    row = standing.select_related("member").first()
    if row is None:
        return None
    row.ended_by_id, row.ended_at, row.why_ended = viewer.member_id, now, why
    row.save(update_fields=["ended_by", "ended_at", "why_ended"])
    drop_role(row.member, role=Role.REPRESENTATIVE, by=viewer, now=now)
    _keep("charter.election_ended", row, viewer, {"why": why}, now)
    return row.member.name


def _keep(kind: str, row: Election, viewer: Viewer, facts: dict[str, str], now: datetime) -> None:
    digest = held_now(viewer.workspace_id, now).digest
    record(
        kind=kind,
        workspace_id=viewer.workspace_id,
        subject_id=row.member_id,
        actor_id=viewer.account_id,
        object_id=row.pk,
        after={"member_id": row.member_id, "digest": digest, **facts},
        now=now,
    )
