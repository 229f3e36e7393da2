"""Asking all leads what they need, each in private, before a charter is drafted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.charter import notices
from lentera.charter.models import LeadAnswer, LeadRound
from lentera.charter.refusals import LeadsOnly, NobodyAnswered, NobodyAsked
from lentera.charter.rights import check_drafts
from lentera.charter.selectors.answers import last_round, narrowest, needs_of, open_round
from lentera.charter.selectors.versions import held_now
from lentera.charter.services.drafting import begin_draft
from lentera.domain.ids import new_id
from lentera.domain.viewer import Role
from lentera.people.services.workspace_turns import take_workspace_turn

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.charter import Cadence, Granularity, Purpose
    from lentera.domain.viewer import Viewer


@transaction.atomic
def ask_leads(viewer: Viewer, *, now: datetime) -> None:
    """Ask every lead, by mail; while a round is open nothing happens.

    Raises:
        NotYoursToDraft: the viewer does not draft.
    """
    check_drafts(viewer)
    take_workspace_turn(viewer.workspace_id)
    if open_round(viewer.workspace_id) is None:
        LeadRound.objects.create(
            id=new_id(now),
            workspace_id=viewer.workspace_id,
            opened_by_id=viewer.member_id,
            opened_at=now,
        )
        notices.tell_leads(viewer, now=now)


@transaction.atomic
def answer(
    viewer: Viewer,
    *,
    why: str,
    needs: Mapping[Purpose, Granularity],
    cadence: Cadence,
    now: datetime,
) -> None:
    """Keep what a lead needs, in the place of their earlier answer; the last one closes the round.

    Raises:
        LeadsOnly: the viewer leads nobody.
        NobodyAsked: no round is open.
    """
    if Role.LEAD not in viewer.roles:
        raise LeadsOnly
    take_workspace_turn(viewer.workspace_id)
    asked = open_round(viewer.workspace_id)
    if asked is None:
        raise NobodyAsked
    LeadAnswer.objects.keep(
        LeadAnswer(
            id=new_id(now),
            round_id=asked.pk,
            member_id=viewer.member_id,
            why=why,
            needs={purpose.value: step.slug for purpose, step in needs.items()},
            cadence=cadence.slug,
            answered_at=now,
        )
    )
    rest = last_round(viewer.workspace_id)
    if rest is not None and not rest.awaited:
        _close(viewer, now)


@transaction.atomic
def close_round(viewer: Viewer, *, now: datetime) -> None:
    """Stop waiting for answers, so that those that came can be read.

    Raises:
        NotYoursToDraft: the viewer does not draft.
        NobodyAsked: no round is open.
    """
    check_drafts(viewer)
    if not _close(viewer, now):
        raise NobodyAsked


@transaction.atomic
def draft_from_answers(viewer: Viewer, *, now: datetime) -> None:
    """Draft the present charter with the narrowest of what the leads need.

    Raises:
        NotYoursToDraft: the viewer does not draft.
        NobodyAnswered: no round was closed, or nobody answered in it.
    """
    check_drafts(viewer)
    asked = last_round(viewer.workspace_id)
    needs = needs_of(viewer, asked.round_id) if asked else ()
    if not needs:
        raise NobodyAnswered
    charter = narrowest(held_now(viewer.workspace_id, now).charter, needs)
    begin_draft(viewer, charter=charter, now=now)


def _close(viewer: Viewer, now: datetime) -> bool:
    rounds = LeadRound.objects.filter(workspace_id=viewer.workspace_id, closed_at__isnull=True)
    return bool(rounds.update(closed_at=now))
