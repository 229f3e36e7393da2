"""Announcing a charter, its second key, and taking it back before it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.charter import notices
from lentera.charter.models import CharterVersion
from lentera.charter.refusals import (
    AnotherWaits,
    DraftChanged,
    KeyOfTheElected,
    NoDraft,
    NoSuchVersion,
    NothingChanged,
    NotWaiting,
    OneHand,
)
from lentera.charter.rights import check_drafts
from lentera.charter.selectors.elected import representative_of, represents
from lentera.charter.selectors.history import version_told, waiting_version
from lentera.charter.selectors.ledger import ANNOUNCED, SECOND_KEY, WITHDRAWN
from lentera.charter.selectors.versions import charter_of, held_now
from lentera.charter.services.versions import keep_in_ledger
from lentera.domain.charter import changes, earliest_effect
from lentera.outbox.services import queue_job
from lentera.people.services.workspace_turns import take_workspace_turn

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer

IN_FORCE = "charter.in_force"


@transaction.atomic
def announce(viewer: Viewer, *, digest: str, now: datetime) -> int:
    """Announce the draft to everybody: from now on nobody changes it; gives its number.

    What narrows holds at once. What widens waits for the notice period of the charter of now, and
    for the second key where a representative is elected.

    Raises:
        NotYoursToDraft: the viewer does not draft.
        NoDraft: there is none.
        DraftChanged: it is not the draft with this digest any more, which the viewer has read.
        NothingChanged: it is the charter that holds.
        AnotherWaits: a version is announced and not in force yet.
    """
    check_drafts(viewer)
    take_workspace_turn(viewer.workspace_id)
    draft = _version(viewer, announced_at__isnull=True)
    if draft is None:
        raise NoDraft
    if draft.digest != digest:
        raise DraftChanged
    waiting = waiting_version(viewer, now)
    if waiting is not None:
        raise AnotherWaits(number=waiting.number)
    new, old = charter_of(draft), held_now(viewer.workspace_id, now).charter
    if not changes(old, new):
        raise NothingChanged
    elected = representative_of(viewer.workspace_id)
    draft.announced_by_id, draft.announced_at = viewer.member_id, now
    draft.effective_at = earliest_effect(
        old, new, announced_at=now, has_representative=elected is not None
    )
    draft.save(update_fields=["announced_by", "announced_at", "effective_at"])
    keep_in_ledger(ANNOUNCED, draft, by=viewer, now=now)
    notices.tell_announced(viewer, version_told(viewer, draft.number, now), now=now)
    _wake_up(draft, now)
    return draft.number


@transaction.atomic
def turn_second_key(viewer: Viewer, *, number: int, now: datetime) -> None:
    """Agree, as the elected representative, that a wider charter may hold after its notice.

    Raises:
        KeyOfTheElected: the viewer was not elected by a record that stands.
        NoSuchVersion: there is no such version.
        NotWaiting: it needs no key, or was withdrawn.
        OneHand: the representative announced it.
    """
    take_workspace_turn(viewer.workspace_id)
    if not represents(viewer):
        raise KeyOfTheElected
    row = _announced(viewer, number)
    if row.withdrawn_at or row.effective_at or row.announced_at is None:
        raise NotWaiting(number=number)
    if row.announced_by_id == viewer.member_id:
        raise OneHand
    row.second_key_by_id, row.second_key_at = viewer.member_id, now
    row.effective_at = earliest_effect(
        held_now(viewer.workspace_id, now).charter,
        charter_of(row),
        announced_at=row.announced_at,
        has_representative=True,
        second_key_at=now,
    )
    row.save(update_fields=["second_key_by", "second_key_at", "effective_at"])
    keep_in_ledger(SECOND_KEY, row, by=viewer, now=now)
    _wake_up(row, now)


@transaction.atomic
def withdraw(viewer: Viewer, *, number: int, now: datetime) -> None:
    """Take an announced version back before it holds, and tell everybody.

    Raises:
        NotYoursToDraft: the viewer does not draft.
        NoSuchVersion: there is no such version.
        NotWaiting: it holds, or was withdrawn.
    """
    check_drafts(viewer)
    take_workspace_turn(viewer.workspace_id)
    row = _announced(viewer, number)
    if row.withdrawn_at or (row.effective_at and row.effective_at <= now):
        raise NotWaiting(number=number)
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    keep_in_ledger(WITHDRAWN, row, by=viewer, now=now)
    notices.tell_withdrawn(viewer, number, now=now)


def _announced(viewer: Viewer, number: int) -> CharterVersion:
    row = _version(viewer, number=number, announced_at__isnull=False)
    if row is None:
        raise NoSuchVersion
    return row


def _version(viewer: Viewer, **which: object) -> CharterVersion | None:
    rows = CharterVersion.objects.filter(workspace_id=viewer.workspace_id)
    return rows.filter(**which).first()


def _wake_up(row: CharterVersion, now: datetime) -> None:
    """Have the worker say when it is in force; whether it is in force needs no worker."""
    if row.effective_at and row.effective_at > now:
        queue_job(IN_FORCE, payload={"version": row.pk}, now=now, due_at=row.effective_at)


def say_in_force(version_id: int, *, now: datetime) -> None:
    """Tell everybody that a version holds, if it does."""
    rows = CharterVersion.objects.filter(withdrawn_at__isnull=True, effective_at__lte=now)
    row = rows.select_related("workspace").filter(pk=version_id).first()
    if row is not None:
        notices.tell_in_force(row.workspace_id, row.workspace.name, row.number, now=now)
