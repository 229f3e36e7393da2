"""Reports that name people: for pay and law, each a look with a purpose and a reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from lentera.domain.charter import DEFAULT_CHARTER, Audience, Grant, Granularity, Purpose
from lentera.domain.ids import to_hex
from lentera.witness.models import Look
from tests.cast import NOW, Cast
from tests.reports.company import Company, found_company, grant

MONDAY, SUNDAY = date(2026, 10, 26), date(2026, 11, 1)


@pytest.fixture
def company(cast: Cast) -> Iterator[Company]:
    """Give the company with one closed week."""
    found = found_company(cast)
    found.publish(found.week(0))
    with time_machine.travel(NOW + timedelta(seconds=1), tick=False):
        yield found


def ask(company: Company, name: str, **changes: object) -> HttpResponse:
    client = Client()
    client.force_login(company.cast.accounts[name])
    people = [to_hex(company.cast.viewer(one).member_id) for one in ("sari", "jonas")]
    typed = {
        "purpose": "payroll",
        "first_on": MONDAY.isoformat(),
        "last_on": SUNDAY.isoformat(),
        "reference": "Run 2026-10",
        "people": people,
        "as": "page",
        **changes,
    }
    return client.post("/reports/named/", typed)


def looks(company: Company) -> list[Look]:
    rows = Look.objects.at(company.cast.viewer("sari")).order_by("sequence")
    return [one for one in rows if one.viewer_id]


def test_payroll_reads_days_of_named_people_and_they_can_read_that(company: Company) -> None:
    answer = ask(company, "putri")

    [look] = looks(company)
    assert answer.status_code == 200
    assert [one.name for one in answer.context["people"]] == ["Jonas Weber", "Sari Wijaya"]
    assert answer.context["people"][1].total == timedelta(hours=30)
    assert len(answer.context["people"][1].days) == 5
    assert (look.purpose, look.granularity, look.reference) == (
        "payroll",
        "person_per_day",
        "Run 2026-10",
    )


def test_what_the_charter_grants_is_said_before_anything_is_asked(company: Company) -> None:
    client = Client()
    client.force_login(company.cast.accounts["putri"])

    page = client.get("/reports/named/")

    assert "total of each day" in page.content.decode()
    assert looks(company) == []


@pytest.mark.parametrize("missing", ["reference", "people", "purpose"])
def test_nothing_is_read_before_all_is_said(company: Company, missing: str) -> None:
    answer = ask(company, "putri", **{missing: ""})

    assert answer.status_code == 422
    assert looks(company) == []


def test_who_has_no_grant_is_offered_nothing_and_reads_nothing(company: Company) -> None:
    refused = ask(company, "bayu")

    assert "names people" in refused.content.decode()
    assert "people" not in refused.context
    assert looks(company) == []


def test_open_days_are_refused_and_the_attempt_is_shown(company: Company) -> None:
    allowed = ask(company, "putri")
    refused = ask(company, "putri", last_on="2026-11-08")

    assert (allowed.status_code, refused.status_code) == (200, 403)
    assert [one.refused for one in looks(company)] == ["", "still_open"]


def test_the_file_says_whose_look_it_is_and_the_same_hours(company: Company) -> None:
    page, file = ask(company, "putri"), ask(company, "putri", **{"as": "file"})

    lines = file.content.decode("utf-8-sig").splitlines()
    assert "Putri Anggraini" in lines[0]
    assert "Run 2026-10" in lines[0]
    assert lines[-1] == "Sari Wijaya,Total,30,30:00"
    assert len(lines) == 2 + sum(len(one.days) + 1 for one in page.context["people"])
    assert [one.channel for one in looks(company)] == ["page", "export"]


def test_begin_and_end_stand_in_the_record_only_where_the_charter_grants_entries(
    company: Company,
) -> None:
    without = ask(company, "putri", purpose="statutory_record")
    entries = Grant(Audience.PAYROLL, Purpose.STATUTORY_RECORD, Granularity.ENTRIES)
    grants = frozenset(
        one for one in DEFAULT_CHARTER.grants if one.purpose is not Purpose.STATUTORY_RECORD
    )
    grant(company, replace(DEFAULT_CHARTER, grants=grants | {entries}))
    with_times = ask(company, "putri", purpose="statutory_record")

    assert without.context["people"][1].days[0].edges is None
    begins_at, ends_at, zone = with_times.context["people"][1].days[0].edges
    assert ends_at - begins_at == timedelta(hours=6)
    assert zone == "Asia/Jakarta"
    assert [one.granularity for one in looks(company)] == ["person_per_day", "entries"]


def test_a_bill_shows_the_time_of_its_project_and_no_other(company: Company) -> None:
    billing = Grant(Audience.OWNER, Purpose.CLIENT_BILLING, Granularity.PERSON_PER_PROJECT_AND_DAY)
    grant(company, replace(DEFAULT_CHARTER, grants=DEFAULT_CHARTER.grants | {billing}))
    project = to_hex(company.projects["website"])

    without = ask(company, "bayu", purpose="client_billing", reference="Invoice 7")
    bill = ask(company, "bayu", purpose="client_billing", reference="Invoice 7", project=project)

    assert without.status_code == 422
    assert bill.context["people"][1].total == timedelta(hours=15)


def test_only_totals_are_shown_where_only_totals_are_granted(company: Company) -> None:
    totals = Grant(Audience.HR, Purpose.PAYROLL, Granularity.PERSON_PER_CLOSED_WEEK)
    grant(company, replace(DEFAULT_CHARTER, grants=DEFAULT_CHARTER.grants | {totals}))

    answer = ask(company, "dewi")

    assert [one.days for one in answer.context["people"]] == [(), ()]
    assert answer.context["people"][1].total == timedelta(hours=30)


def test_a_stranger_cannot_be_chosen(company: Company) -> None:
    mallory = to_hex(company.cast.viewer("mallory").member_id)

    answer = ask(company, "putri", people=[mallory])

    assert answer.status_code == 422
    assert "Mallory" not in answer.content.decode()
