"""Drafting: what nobody but those who draft can see, and anything can be changed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from lentera.charter.models import CharterVersion
from lentera.charter.refusals import NoDraft
from lentera.charter.rights import check_drafts
from lentera.charter.selectors.versions import digest_of, held_now
from lentera.domain.charter import Charter, to_plain
from lentera.domain.ids import new_id
from lentera.people.services.workspace_turns import take_workspace_turn

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def begin_draft(
    viewer: Viewer, *, charter: Charter | None = None, why: str = "", now: datetime
) -> None:
    """Begin a draft, from the charter of now unless another is given; one that is there stays.

    Raises:
        NotYoursToDraft: the viewer does not draft.
    """
    check_drafts(viewer)
    take_workspace_turn(viewer.workspace_id)
    versions = CharterVersion.objects.filter(workspace_id=viewer.workspace_id)
    if versions.filter(announced_at__isnull=True).exists():
        if charter is not None:
            _change(viewer, charter=charter, why=why)
        return
    begun = charter or held_now(viewer.workspace_id, now).charter
    highest = versions.aggregate(highest=Max("number"))["highest"] or 0
    CharterVersion.objects.create(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        number=highest + 1,
        clauses=to_plain(begun),
        digest=digest_of(begun),
        why=why,
        drafted_by_id=viewer.member_id,
        drafted_at=now,
    )


@transaction.atomic
def change_draft(viewer: Viewer, *, charter: Charter, why: str) -> None:
    """Change the draft.

    Raises:
        NotYoursToDraft: the viewer does not draft.
        NoDraft: it was announced or dropped meanwhile.
    """
    check_drafts(viewer)
    _change(viewer, charter=charter, why=why)


@transaction.atomic
def drop_draft(viewer: Viewer) -> None:
    """Throw the draft away; nobody was told of it.

    Raises:
        NotYoursToDraft: the viewer does not draft.
    """
    check_drafts(viewer)
    CharterVersion.objects.filter(
        workspace_id=viewer.workspace_id, announced_at__isnull=True
    ).delete()


def _change(viewer: Viewer, *, charter: Charter, why: str) -> None:
    drafts = CharterVersion.objects.filter(
        workspace_id=viewer.workspace_id, announced_at__isnull=True
    )
    if not drafts.update(clauses=to_plain(charter), digest=digest_of(charter), why=why):
        raise NoDraft
