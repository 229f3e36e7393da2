"""What leads answered: their own at once, all of them when the round is closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from lentera.charter.models import LeadAnswer, LeadRound
from lentera.domain.charter import Cadence, Charter, Grant, Granularity, Purpose
from lentera.domain.charter.scales import Audience
from lentera.people.selectors.members import names_of
from lentera.people.selectors.standing import leads_here

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lentera.domain.viewer import Viewer

# What a lead can need others' time for.
ASKED = (Purpose.PLANNING, Purpose.TIMESHEET_APPROVAL, Purpose.CLIENT_BILLING)
_STEPS = {step.slug: step for step in Granularity}
_CADENCES = {cadence.slug: cadence for cadence in Cadence}


@dataclass(frozen=True, slots=True)
class Asked:
    """A round as the drafter sees it: who was asked and who answered, and not what."""

    round_id: int
    opened_at: datetime
    closed_at: datetime | None
    answered: tuple[str, ...]
    awaited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What one lead answered."""

    name: str
    why: str
    cadence: Cadence
    needs: Mapping[Purpose, Granularity]


def open_round(workspace_id: int) -> LeadRound | None:
    """Return the round that is open, if there is one."""
    rounds = LeadRound.objects.filter(workspace_id=workspace_id)
    return rounds.filter(closed_at__isnull=True).first()


def last_round(workspace_id: int) -> Asked | None:
    """Return the newest round, open or closed."""
    row = LeadRound.objects.filter(workspace_id=workspace_id).order_by("-opened_at").first()
    if row is None:
        return None
    leads, answered = leads_here(workspace_id), set(LeadAnswer.objects.who_answered(row.pk))
    names = names_of(workspace_id, answered)
    return Asked(
        row.pk,
        row.opened_at,
        row.closed_at,
        tuple(sorted(names.values())),
        tuple(name for member_id, name in leads.items() if member_id not in answered),
    )


def own_answer(viewer: Viewer, round_id: int) -> Need | None:
    """Return what the viewer answered in a round."""
    row = LeadAnswer.objects.own(viewer).filter(round_id=round_id).first()
    return _need(row, viewer.name) if row else None


def needs_of(viewer: Viewer, round_id: int) -> tuple[Need, ...]:
    """Return all answers of a closed round, by name; nothing while it is open.

    For those who draft, and for the leads who answered: they talk about what differs.
    """
    if not (viewer.drafts_charter or own_answer(viewer, round_id)):
        return ()
    rows = list(
        LeadAnswer.objects.of_closed(round_id).filter(round__workspace_id=viewer.workspace_id)
    )
    names = names_of(viewer.workspace_id, [row.member_id for row in rows])
    return tuple(
        sorted(
            (_need(row, names.get(row.member_id, "")) for row in rows), key=lambda need: need.name
        )
    )


def narrowest(present: Charter, needs: Sequence[Need]) -> Charter:
    """Return the present charter with what every lead needs: of two answers the narrower one."""
    others = {
        grant
        for grant in present.grants
        if grant.audience is not Audience.LEAD or grant.purpose not in ASKED
    }
    agreed = {
        Grant(Audience.LEAD, purpose, min(need.needs[purpose] for need in needs))
        for purpose in ASKED
    }
    return replace(
        present, grants=frozenset(others | agreed), cadence=min(need.cadence for need in needs)
    )


def _need(row: LeadAnswer, name: str) -> Need:
    needs = {
        purpose: _STEPS.get(row.needs.get(purpose.value, ""), Granularity.NOTHING)
        for purpose in ASKED
    }
    return Need(name, row.why, _CADENCES[row.cadence], needs)
