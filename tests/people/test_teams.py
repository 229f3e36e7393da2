"""Teams: one at a time, dated, with leads; history stays as it was."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lentera.domain.ids import to_hex
from lentera.domain.viewer import Role
from lentera.people import services
from lentera.people.models import Member, Team, TeamLead, TeamMembership
from lentera.people.refusals import (
    NoSuchTeam,
    NotForYourRole,
    TeamArchived,
    TeamDayNotPossible,
    TeamNameTaken,
    TeamNotEmpty,
)
from lentera.people.selectors.changes import own_changes
from lentera.people.selectors.teams import members_of, team_history, team_lines
from tests.cast import JOINED_ON, NOW, Cast, gather
from tests.people.post import mails_to, member_of

if TYPE_CHECKING:
    from django.test import Client

TODAY = date(2026, 11, 24)
A_DAY = timedelta(days=1)


def move(cast: Cast, name: str, team: Team | None, from_on: date = TODAY) -> None:
    services.change_team(
        cast.viewer("bayu"),
        member_id=member_of(cast, name).pk,
        team_id=team.pk if team else None,
        from_on=from_on,
        today=TODAY,
        now=NOW,
    )


def new_team(cast: Cast, name: str = "Engineering") -> Team:
    return services.create_team(cast.viewer("bayu"), name=name, now=NOW)


def test_who_changes_team_keeps_the_history_and_is_told(cast: Cast) -> None:
    engineering = new_team(cast)

    move(cast, "sari", engineering, from_on=TODAY - A_DAY)

    stays = [(stay.team, stay.from_on, stay.until_on) for stay in team_history_of(cast, "sari")]
    assert stays == [
        ("Engineering", TODAY - A_DAY, None),
        ("Design", JOINED_ON, TODAY - A_DAY),
    ]
    subjects = [mail["subject"] for mail in mails_to("sari@kunang.example")]
    assert "Your team in Studio Kunang: Engineering" in subjects
    assert own_changes(cast.viewer("sari"))[0].kind == "team.joined"


def test_a_team_on_a_day_is_who_was_in_it_that_day(cast: Cast) -> None:
    engineering = new_team(cast)
    move(cast, "sari", engineering)

    before = [one.name for one in members_of(cast.design, today=TODAY - A_DAY)]
    after = [one.name for one in members_of(cast.design, today=TODAY)]

    assert before == ["Rina Hartono", "Sari Wijaya"]
    assert after == ["Rina Hartono"]


def test_history_is_not_rewritten_and_the_future_is_not_planned(cast: Cast) -> None:
    engineering = new_team(cast)
    move(cast, "sari", engineering, from_on=TODAY - A_DAY)

    for impossible in (TODAY - 2 * A_DAY, TODAY + A_DAY):
        with pytest.raises(TeamDayNotPossible):
            move(cast, "sari", cast.design, from_on=impossible)


def test_a_member_can_be_in_no_team(cast: Cast) -> None:
    move(cast, "sari", None)

    assert team_history_of(cast, "sari")[0].until_on == TODAY
    assert "You are in no team of Studio Kunang now" in [
        mail["subject"] for mail in mails_to("sari@kunang.example")
    ]


def test_an_archived_team_takes_nobody_and_a_full_one_is_not_archived(cast: Cast) -> None:
    bayu, engineering = cast.viewer("bayu"), new_team(cast)
    services.archive_team(bayu, team_id=engineering.pk, now=NOW)

    with pytest.raises(TeamArchived):
        move(cast, "sari", engineering)
    with pytest.raises(TeamNotEmpty):
        services.archive_team(bayu, team_id=cast.design.pk, now=NOW)
    services.reopen_team(bayu, team_id=engineering.pk, now=NOW)
    move(cast, "sari", engineering)

    assert team_history_of(cast, "sari")[0].team == "Engineering"


def test_names_differ_by_more_than_capitals_also_from_the_archive(cast: Cast) -> None:
    bayu, engineering = cast.viewer("bayu"), new_team(cast)
    services.archive_team(bayu, team_id=engineering.pk, now=NOW)

    with pytest.raises(TeamNameTaken):
        new_team(cast, " engineering ")
    with pytest.raises(TeamNameTaken):
        services.rename_team(bayu, team_id=cast.design.pk, name="ENGINEERING", now=NOW)
    services.rename_team(bayu, team_id=cast.design.pk, name="design", now=NOW)

    assert Team.objects.get(pk=cast.design.pk).name == "design"


def test_a_lead_has_the_role_and_loses_it_with_the_last_team(cast: Cast) -> None:
    bayu, jonas, engineering = cast.viewer("bayu"), cast.viewer("jonas"), new_team(cast)
    for team in (cast.design, engineering):
        services.appoint_lead(bayu, team_id=team.pk, member_id=jonas.member_id, now=NOW)

    services.release_lead(bayu, team_id=engineering.pk, member_id=jonas.member_id, now=NOW)
    with_one = cast.viewer("jonas").roles
    services.release_lead(bayu, team_id=cast.design.pk, member_id=jonas.member_id, now=NOW)

    assert with_one == {Role.LEAD}
    assert cast.viewer("jonas").roles == frozenset()
    subjects = [mail["subject"] for mail in mails_to("jonas@kunang.example")]
    assert "You lead a team in Studio Kunang: Design" in subjects
    assert "You no longer lead a team in Studio Kunang: Design" in subjects


def test_archiving_a_team_ends_its_leads(cast: Cast) -> None:
    bayu, jonas, engineering = cast.viewer("bayu"), cast.viewer("jonas"), new_team(cast)
    services.appoint_lead(bayu, team_id=engineering.pk, member_id=jonas.member_id, now=NOW)

    services.archive_team(bayu, team_id=engineering.pk, now=NOW)

    assert not TeamLead.objects.filter(team=engineering).exists()
    assert cast.viewer("jonas").roles == frozenset()


def test_only_who_administers_changes_teams(cast: Cast) -> None:
    rina = cast.viewer("rina")

    with pytest.raises(NotForYourRole):
        services.create_team(rina, name="Rina's own", now=NOW)
    with pytest.raises(NotForYourRole):
        services.rename_team(rina, team_id=cast.design.pk, name="Ours", now=NOW)
    with pytest.raises(NotForYourRole):
        services.archive_team(rina, team_id=cast.design.pk, now=NOW)
    with pytest.raises(NotForYourRole):
        services.appoint_lead(
            rina, team_id=cast.design.pk, member_id=cast.viewer("sari").member_id, now=NOW
        )


def test_a_foreign_team_does_not_exist(cast: Cast) -> None:
    mallory = cast.viewer("mallory")
    theirs = services.create_team(mallory, name="Theirs", now=NOW)

    with pytest.raises(NoSuchTeam):
        move(cast, "sari", theirs)
    with pytest.raises(NoSuchTeam):
        services.rename_team(mallory, team_id=cast.design.pk, name="Mine", now=NOW)


def test_everybody_reads_the_teams_but_only_their_own_opens(cast: Cast, client: Client) -> None:
    engineering = new_team(cast)
    client.force_login(cast.accounts["sari"])

    lines = {line.name: line.opens for line in team_lines(cast.viewer("sari"), today=TODAY)}
    answers = [
        client.get(reverse("people:team", args=[team.pk])).status_code
        for team in (cast.design, engineering)
    ]

    assert lines == {"Design": True, "Engineering": False}
    assert answers == [200, 404]


def test_a_taken_name_is_said_beside_the_field(cast: Cast, client: Client) -> None:
    client.force_login(cast.accounts["bayu"])

    taken = client.post(reverse("people:teams"), {"name": "design"})
    fresh = client.post(reverse("people:teams"), {"name": "Operations"})

    assert (taken.status_code, fresh.status_code) == (422, 302)
    assert b"A team of this name is there already" in taken.content
    assert Team.objects.filter(name="Operations", workspace_id=cast.workspace_id).exists()


def test_a_change_of_team_from_the_page(cast: Cast, client: Client) -> None:
    engineering = new_team(cast)
    move_sari = reverse("people:move", args=[member_of(cast, "sari").pk])
    client.force_login(cast.accounts["bayu"])

    too_late = client.post(move_sari, {"team": hex_of(engineering), "from_on": "2036-01-01"})
    moved = client.post(move_sari, {"team": hex_of(engineering), "from_on": JOINED_ON.isoformat()})

    assert (too_late.status_code, moved.status_code) == (422, 302)
    assert [stay.team for stay in team_history_of(cast, "sari")] == ["Engineering"]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 60)), max_size=8))
def test_however_somebody_moves_they_are_in_at_most_one_team_a_day(
    cast: Cast, moves: list[tuple[int, int]]
) -> None:
    member = member_of(cast, "jonas")
    TeamMembership.objects.filter(member=member).delete()
    names = ("Design", "Two", "Three")
    teams = [
        Team.objects.get_or_create(
            workspace_id=cast.workspace_id, name=name, defaults={"id": number + 1}
        )[0]
        for number, name in enumerate(names)
    ]

    for team, days in moves:
        services.join_team(
            member.pk, team_id=teams[team].pk, from_on=JOINED_ON + days * A_DAY, by=None, now=NOW
        )

    stays = sorted(TeamMembership.objects.filter(member=member).values_list("from_on", "until_on"))
    assert all(until is not None for _, until in stays[:-1])
    assert all(until <= begin for (_, until), (begin, _) in pairwise(stays))


@pytest.mark.engines
@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_leave_one_present_team() -> None:
    cast = gather()
    teams = [new_team(cast, name) for name in ("Engineering", "Operations")]
    start, faults = threading.Barrier(2), []

    def go(team: Team) -> None:
        start.wait()
        try:
            move(cast, "jonas", team)
        except Exception as fault:  # noqa: BLE001  whatever it is, the test must know
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=(team,)) for team in teams]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    jonas = Member.objects.get(account=cast.accounts["jonas"])
    assert faults == []
    assert TeamMembership.objects.filter(member=jonas, until_on__isnull=True).count() == 1


def team_history_of(cast: Cast, name: str):
    return team_history(member_of(cast, name).pk)


def hex_of(team: Team) -> str:
    return to_hex(team.pk)
