"""The server's own look at everybody's time, and who stands beside a team in one sum."""

from __future__ import annotations

import pytest

from lentera.charter.refusals import NotShown, UnknownPeople
from lentera.charter.services.disclosure import Ask, disclosed, disclosed_to_server, foreseen
from lentera.domain.charter import Granularity, Purpose, Reason, Refused, Scope
from lentera.domain.doors import is_open
from lentera.domain.viewer import Viewer
from lentera.people.models import Member
from lentera.people.services.trust import name_lead
from lentera.periods.services import close_period
from lentera.witness.models import Look
from tests.cast import NOW, Cast
from tests.charter.test_disclosure import MONDAY, SUNDAY, closed

BY_WEEK = Granularity.TEAM_PER_CLOSED_WEEK


def sums(cast: Cast, *names: str, beside: tuple[str, ...] = (), **changes: object) -> Ask:
    return Ask(
        **{
            "member_ids": [cast.viewer(name).member_id for name in names],
            "purpose": Purpose.PLANNING,
            "granularity": BY_WEEK,
            "first_on": MONDAY,
            "last_on": SUNDAY,
            "beside": frozenset(cast.viewer(name).member_id for name in beside),
            **changes,
        }
    )


def leading(cast: Cast) -> Viewer:
    rina = cast.viewer("rina")
    member = Member.objects.get(pk=rina.member_id)
    name_lead(member, team_id=cast.design.pk, by=cast.viewer("bayu"), now=NOW)
    return rina


def test_the_servers_look_is_shown_to_everybody_it_is_about(cast: Cast) -> None:
    closed(cast)
    ask = sums(cast, "sari", "jonas", channel="job")

    with disclosed_to_server(cast.workspace_id, ask, now=NOW) as disclosure:
        stood = is_open(disclosure)

    [kept] = Look.objects.at(cast.viewer("sari"))
    assert stood
    assert not is_open(disclosure)
    assert (kept.viewer_id, kept.role, kept.purpose) == (None, "server", "planning")
    assert (kept.granularity, kept.channel, kept.people) == ("team_per_closed_week", "job", 2)


def test_the_server_reads_no_single_person_and_no_open_week(cast: Cast) -> None:
    with (
        pytest.raises(NotShown),
        disclosed_to_server(cast.workspace_id, sums(cast, "sari"), now=NOW),
    ):
        pytest.fail("the door opened")
    closed(cast)
    single = sums(cast, "sari", granularity=Granularity.PERSON_PER_DAY)
    with pytest.raises(NotShown), disclosed_to_server(cast.workspace_id, single, now=NOW):
        pytest.fail("the door opened")

    assert all(look.refused for look in Look.objects.at(cast.viewer("sari")))


def test_who_stands_beside_a_team_in_one_sum_is_told_as_well(cast: Cast) -> None:
    closed(cast)
    rina = leading(cast)

    with disclosed(rina, sums(cast, "sari", beside=("jonas",)), now=NOW) as disclosure:
        member_ids = disclosure.scope.member_ids

    assert Look.objects.at(cast.viewer("jonas")).count() == 1
    assert member_ids == {cast.viewer("sari").member_id}
    with (
        pytest.raises(UnknownPeople),
        disclosed(rina, sums(cast, "sari", beside=("mallory",)), now=NOW),
    ):
        pytest.fail("the door opened")


def test_nobody_stands_beside_a_single_person(cast: Cast) -> None:
    with pytest.raises(ValueError, match="only in a sum"):
        sums(cast, "sari", beside=("jonas",), granularity=Granularity.PERSON_PER_DAY)


def test_what_the_door_would_answer_can_be_asked_without_a_look(cast: Cast) -> None:
    closed(cast)
    rina = leading(cast)

    allowed = foreseen(rina, sums(cast, "sari"), now=NOW)
    refused = foreseen(rina, sums(cast, "jonas"), now=NOW)

    assert isinstance(allowed, Scope)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.OUT_OF_REACH
    assert not Look.objects.at(cast.viewer("sari")).exists()


def test_a_month_that_is_not_whole_is_not_read(cast: Cast) -> None:
    close_period(cast.workspace_id, cadence="month", first_on=MONDAY, last_on=SUNDAY, now=NOW)
    monthly = sums(cast, "sari", granularity=Granularity.TEAM_PER_CLOSED_MONTH)

    with pytest.raises(NotShown), disclosed_to_server(cast.workspace_id, monthly, now=NOW):
        pytest.fail("the door opened")
