"""The page of a team: published figures, read by a look that everybody in them can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lentera.domain.charter import DEFAULT_CHARTER, Audience, Charter, Grant, Granularity, Purpose
from lentera.domain.ids import to_hex
from lentera.reports.models import PublishedCell
from lentera.witness.models import Look
from tests.cast import NOW, Cast
from tests.reports.company import Company, found_company, grant


@pytest.fixture
def company(cast: Cast) -> Iterator[Company]:
    """Give the company with two published weeks, a second later."""
    found = found_company(cast)
    for number in (0, 1):
        found.publish(found.week(number))
    with time_machine.travel(NOW + timedelta(seconds=1), tick=False):
        yield found


def signed_in(company: Company, name: str) -> Client:
    client = Client()
    client.force_login(company.cast.accounts[name])
    return client


def looks_at(company: Company, name: str) -> list[Look]:
    """Looks at somebody's time by people, not by the server."""
    return [one for one in Look.objects.at(company.cast.viewer(name)) if one.viewer_id]


def test_a_lead_sees_the_sums_of_the_team_and_everybody_in_them_sees_that(company: Company) -> None:
    answer = signed_in(company, "rina").get("/team/")

    [look] = looks_at(company, "sari")
    assert answer.status_code == 200
    assert b"Design" in answer.content
    assert [row.name for row in answer.context["rows"]]
    assert (look.purpose, look.granularity, look.role) == (
        "planning",
        "team_per_closed_week",
        "lead",
    )
    assert look.people == 8
    assert looks_at(company, "jonas") == []


def test_whoever_leads_four_people_sees_no_sums_and_reads_why(company: Company) -> None:
    answer = signed_in(company, "jonas").get("/team/")

    assert answer.status_code == 200
    assert b"fewer than six people" in answer.content
    assert b"To your sharing" in answer.content
    assert looks_at(company, "sari") == []


def test_a_colleague_sees_that_the_charter_grants_nothing(company: Company) -> None:
    answer = signed_in(company, "sari").get("/team/")

    assert b"The charter shows you no sums of a team" in answer.content
    assert b"You see what the charter allows" not in answer.content
    assert looks_at(company, "rina") == []


def test_asking_for_a_team_that_is_not_ones_own_is_refused_and_shown_to_it(
    company: Company,
) -> None:
    client = signed_in(company, "rina")

    own = client.get(f"/team/?team={to_hex(company.teams['design'])}")
    foreign = client.get(f"/team/?team={to_hex(company.teams['engineering'])}")
    nowhere = client.get("/team/?team=000000000000000000000001")

    [look] = looks_at(company, "bayu")
    assert (own.status_code, foreign.status_code, nowhere.status_code) == (200, 403, 404)
    assert look.refused == "out_of_reach"


def test_a_team_that_cannot_stand_alone_is_told_with_another_and_both_see_it(
    company: Company,
) -> None:
    answer = signed_in(company, "bayu").get("/team/")

    assert b"Engineering, Support" in answer.content
    assert b"told together with others" in answer.content
    assert len(looks_at(company, "jonas")) == 1


def test_the_file_is_refused_until_the_charter_lets_it_out(company: Company) -> None:
    client = signed_in(company, "rina")

    page, refused = client.get("/team/"), client.get("/team/table.csv")
    grant(company, replace(DEFAULT_CHARTER, exporters=frozenset({Audience.LEAD})))
    given = client.get("/team/table.csv")

    assert b"/team/table.csv" not in page.content
    assert (refused.status_code, given.status_code) == (403, 200)
    lines = given.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Rina Hartono')
    assert "Planning" in lines[0]
    assert len(lines) > 3
    kept = {(look.channel, look.refused) for look in looks_at(company, "sari")}
    assert kept == {("page", ""), ("export", "may_not_export"), ("export", "")}


def test_page_and_file_tell_the_same_hours(company: Company) -> None:
    grant(company, replace(DEFAULT_CHARTER, exporters=frozenset({Audience.LEAD})))
    client = signed_in(company, "rina")

    page = client.get("/team/")
    file = client.get("/team/table.csv").content.decode("utf-8-sig").splitlines()

    shown = [row.hours for row in page.context["rows"]]
    written = [line.split(",")[-2] for line in file[3:]]
    assert written == shown
    assert shown


def test_everybodys_sums_open_to_whom_the_charter_grants_them(company: Company) -> None:
    wide = Grant(Audience.OWNER, Purpose.PLANNING, Granularity.TEAM_PER_CLOSED_WEEK)
    grant(company, replace(DEFAULT_CHARTER, grants=DEFAULT_CHARTER.grants | {wide}))

    answer = signed_in(company, "bayu").get("/team/?team=all")

    assert answer.status_code == 200
    assert b"Everybody" in answer.content
    assert b"Other teams, together" in answer.content


def test_weeks_lie_behind_each_other(company: Company) -> None:
    client = signed_in(company, "rina")

    newest = client.get("/team/")
    before = client.get(newest.context["earlier_url"])

    assert newest.context["later_url"] is None
    assert before.context["page"].period.last_on < newest.context["page"].period.first_on
    assert before.context["earlier_url"] is None
    assert before.context["later_url"]


def test_the_line_says_where_people_changed(company: Company) -> None:
    company.publish(company.week(2, but=tuple(company.people["design"][3:4])))

    weeks = signed_in(company, "rina").get("/team/").context["weeks"]

    assert [week.breaks for week in weeks] == [False, False, True]


def test_where_no_charter_grants_sums_nothing_is_offered(company: Company) -> None:
    grant(company, Charter())

    answer = signed_in(company, "rina").get("/team/")

    assert b"The charter shows you no sums of a team" in answer.content
    assert looks_at(company, "sari") == []


def test_a_page_asks_a_fixed_number_of_questions(
    company: Company, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(company, "rina")
    client.get("/team/")

    with django_assert_max_num_queries(60) as two_weeks:
        client.get("/team/")
    company.publish(company.week(2))
    with django_assert_max_num_queries(len(two_weeks.captured_queries)):
        client.get("/team/")


def test_an_answer_does_not_differ_by_what_it_hides(company: Company) -> None:
    """A9: two teams that are not told answer alike, whatever was worked in them."""
    client = signed_in(company, "jonas")
    before = client.get("/team/").content
    PublishedCell._base_manager.filter(node=None).update(hours=5)

    after = client.get("/team/").content

    assert len(before) == len(after)
