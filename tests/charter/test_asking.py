"""Leads answer in private; the draft begins with the narrowest of what they need."""

from __future__ import annotations

import pytest

from lentera.charter import services
from lentera.charter.refusals import LeadsOnly, NobodyAnswered, NobodyAsked, NotYoursToDraft
from lentera.charter.selectors.answers import last_round, needs_of, own_answer
from lentera.charter.selectors.history import present_draft
from lentera.domain.charter import Audience, Cadence, Granularity, Purpose
from lentera.domain.viewer import Role
from lentera.outbox.models import Message
from lentera.people.services import give_role
from tests.cast import NOW, Cast

NOTHING, TEAM_WEEK = Granularity.NOTHING, Granularity.TEAM_PER_CLOSED_WEEK
TEAM_MONTH, PERSON_DAY = Granularity.TEAM_PER_CLOSED_MONTH, Granularity.PERSON_PER_DAY


def asked(cast: Cast) -> int:
    """Rina and Jonas lead; both are asked."""
    give_role(cast.viewer("jonas").member_id, role=Role.LEAD, by=None, now=NOW)
    services.ask_leads(cast.viewer("bayu"), now=NOW)
    found = last_round(cast.workspace_id)
    assert found is not None
    return found.round_id


def answered(
    cast: Cast,
    name: str,
    planning: Granularity,
    approval: Granularity,
    cadence: Cadence = Cadence.WEEK,
) -> None:
    needs = {
        Purpose.PLANNING: planning,
        Purpose.TIMESHEET_APPROVAL: approval,
        Purpose.CLIENT_BILLING: NOTHING,
    }
    services.answer(
        cast.viewer(name), why=f"{name} says why", needs=needs, cadence=cadence, now=NOW
    )


def test_nobody_reads_an_answer_before_all_have_answered(cast: Cast) -> None:
    asked_id = asked(cast)
    answered(cast, "rina", TEAM_WEEK, PERSON_DAY)
    early = [needs_of(cast.viewer(name), asked_id) for name in ("bayu", "jonas", "rina")]
    own = own_answer(cast.viewer("rina"), asked_id)

    answered(cast, "jonas", TEAM_MONTH, NOTHING, Cadence.MONTH)

    assert early == [(), (), ()]
    assert own is not None
    assert own.why == "rina says why"
    assert [need.name for need in needs_of(cast.viewer("bayu"), asked_id)] == [
        "Jonas Weber",
        "Rina Hartono",
    ]


def test_whoever_asks_may_stop_waiting(cast: Cast) -> None:
    asked_id = asked(cast)
    answered(cast, "rina", TEAM_WEEK, PERSON_DAY)
    for name in ("rina", "sari"):
        with pytest.raises(NotYoursToDraft):
            services.close_round(cast.viewer(name), now=NOW)

    services.close_round(cast.viewer("bayu"), now=NOW)

    assert len(needs_of(cast.viewer("bayu"), asked_id)) == 1
    with pytest.raises(NobodyAsked):
        answered(cast, "jonas", TEAM_WEEK, NOTHING)


def test_leads_who_answered_read_the_others_and_nobody_else_does(cast: Cast) -> None:
    asked_id = asked(cast)
    answered(cast, "rina", TEAM_WEEK, PERSON_DAY)
    answered(cast, "jonas", TEAM_MONTH, NOTHING)

    read = {
        name for name in cast.accounts if name != "eko" and needs_of(cast.viewer(name), asked_id)
    }

    assert read == {"rina", "jonas", "bayu", "dewi"}


def test_the_draft_begins_with_the_narrowest_answers(cast: Cast) -> None:
    asked(cast)
    answered(cast, "rina", TEAM_WEEK, PERSON_DAY)
    answered(cast, "jonas", TEAM_MONTH, NOTHING, Cadence.MONTH)

    services.draft_from_answers(cast.viewer("dewi"), now=NOW)

    draft = present_draft(cast.viewer("dewi"), NOW)
    assert draft is not None
    assert draft.charter.granted(Audience.LEAD, Purpose.PLANNING) is TEAM_MONTH
    assert draft.charter.granted(Audience.LEAD, Purpose.TIMESHEET_APPROVAL) is NOTHING
    assert draft.charter.granted(Audience.PAYROLL, Purpose.PAYROLL) is PERSON_DAY
    assert draft.charter.cadence is Cadence.MONTH
    assert not draft.wider


def test_an_answer_can_be_changed_until_all_are_read(cast: Cast) -> None:
    asked_id = asked(cast)
    answered(cast, "rina", TEAM_WEEK, PERSON_DAY)

    answered(cast, "rina", TEAM_MONTH, NOTHING)

    own, found = own_answer(cast.viewer("rina"), asked_id), last_round(cast.workspace_id)
    assert own is not None
    assert found is not None
    assert own.needs[Purpose.PLANNING] is TEAM_MONTH
    assert (found.answered, found.awaited) == (("Rina Hartono",), ("Jonas Weber",))


def test_only_leads_answer_and_only_what_is_asked(cast: Cast) -> None:
    with pytest.raises(NobodyAsked):
        answered(cast, "rina", TEAM_WEEK, NOTHING)
    asked(cast)

    with pytest.raises(LeadsOnly):
        answered(cast, "bayu", TEAM_WEEK, NOTHING)


def test_without_an_answer_there_is_nothing_to_draft_from(cast: Cast) -> None:
    asked(cast)
    services.close_round(cast.viewer("bayu"), now=NOW)

    with pytest.raises(NobodyAnswered):
        services.draft_from_answers(cast.viewer("bayu"), now=NOW)


def test_every_lead_is_asked_once(cast: Cast) -> None:
    asked(cast)

    services.ask_leads(cast.viewer("bayu"), now=NOW)

    told = [one.payload["to"] for one in Message.objects.filter(kind="mail")]
    assert sorted(told) == ["jonas@kunang.example", "rina@kunang.example"]
