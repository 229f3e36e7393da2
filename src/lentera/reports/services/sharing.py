"""Sharing something of one's own for a time, and taking it back at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.ids import new_id, to_hex
from lentera.people.selectors.standing import members_of_workspace, teams_during
from lentera.reports.models import Share
from lentera.reports.refusals import NoSuchShare, NotYourColleague
from lentera.witness.services import record

if TYPE_CHECKING:
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Giving:
    """What is shared with whom: one colleague, or without one the viewer's own team."""

    what: str
    load: str
    with_member_id: int | None
    until_on: date


@transaction.atomic
def give_share(viewer: Viewer, giving: Giving, *, today: date, now: datetime) -> Share:
    """Share something of the viewer's own.

    Raises:
        NotYourColleague: the person is not of this workspace, or the viewer is in no team.
    """
    team_id = None
    if giving.with_member_id is None:
        team_id = teams_during([viewer.member_id], today, today)[viewer.member_id]
        if team_id is None:
            raise NotYourColleague
    elif not members_of_workspace(viewer.workspace_id, [giving.with_member_id]):
        raise NotYourColleague
    share = Share(
        id=new_id(now),
        member_id=viewer.member_id,
        what=giving.what,
        load=giving.load,
        with_member_id=giving.with_member_id,
        with_team_id=team_id,
        given_at=now,
        until_on=giving.until_on,
    )
    _replace(viewer, share)
    Share.objects.add([share])
    _tell(viewer, share, "share.given", now)
    return share


@transaction.atomic
def end_share(viewer: Viewer, share_id: int, *, now: datetime) -> None:
    """Take back something the viewer shares; from now on nobody sees it.

    Raises:
        NoSuchShare: the viewer shares no such thing.
    """
    share = Share.objects.own(viewer).filter(pk=share_id).first()
    if share is None:
        raise NoSuchShare
    Share.objects.own(viewer).filter(pk=share_id).delete()
    _tell(viewer, share, "share.ended", now)


def _replace(viewer: Viewer, share: Share) -> None:
    """Remove what the new one stands for: nobody reads two answers to one question."""
    same = Share.objects.own(viewer).filter(
        what=share.what, with_member_id=share.with_member_id, with_team_id=share.with_team_id
    )
    same.delete()


def _tell(viewer: Viewer, share: Share, kind: str, now: datetime) -> None:
    told = {
        "what": share.what,
        "load": share.load,
        "with_member_id": to_hex(share.with_member_id) if share.with_member_id else None,
        "with_team_id": to_hex(share.with_team_id) if share.with_team_id else None,
        "until_on": share.until_on.isoformat(),
    }
    given = kind == "share.given"
    record(
        kind=kind,
        workspace_id=viewer.workspace_id,
        subject_id=viewer.member_id,
        actor_id=viewer.account_id,
        object_id=share.pk,
        before=None if given else told,
        after=told if given else None,
        now=now,
    )
