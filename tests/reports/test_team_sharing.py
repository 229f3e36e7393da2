"""Sharing by choice: one's own total or workload, with whom one likes, for a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from lentera.domain.ids import to_hex
from lentera.people.models import Account
from lentera.reports.models import Share
from lentera.witness.models import Event, Look
from tests.cast import NOW, Cast
from tests.reports.company import Company, found_company

LAST_WEEK = 3  # 16 to 22 November


@pytest.fixture
def company(cast: Cast) -> Iterator[Company]:
    """Give the company with the week that ended last."""
    found = found_company(cast)
    found.week(LAST_WEEK)
    with time_machine.travel(NOW + timedelta(seconds=1), tick=False):
        yield found


def client(company: Company, name: str) -> Client:
    signed_in = Client()
    signed_in.force_login(company.cast.accounts[name])
    return signed_in


def share(company: Company, name: str, what: str, whom: str, until: str = "2026-12-20") -> int:
    typed = {"what": what, "whom": whom, "until_on": until}
    return client(company, name).post("/team/sharing/", typed).status_code


def seen_by(company: Company, name: str) -> dict[str, tuple[str, timedelta | None]]:
    shared = client(company, name).get("/team/").context["shared"]
    return {one.name: (one.load, one.total) for one in shared.people}


def test_a_total_is_seen_by_whom_it_is_shared_with_and_by_nobody_else(company: Company) -> None:
    rina = to_hex(company.rina.member_id)

    status = share(company, "sari", "total", rina)
    seen, by_another = seen_by(company, "rina"), seen_by(company, "jonas")

    [look] = [one for one in Look.objects.at(company.cast.viewer("sari")) if one.viewer_id]
    assert status == 302
    assert by_another == {}
    assert seen == {"Sari Wijaya": ("", timedelta(hours=30))}
    assert (look.purpose, look.reference) == ("planning", "shared by themselves")


def test_ending_it_ends_it_at_once_and_both_stand_in_the_record(company: Company) -> None:
    share(company, "sari", "room", "team")
    before = seen_by(company, "rina")
    sari = company.cast.viewer("sari")
    given = Share.objects.own(sari).get()

    client(company, "rina").post(f"/team/sharing/{to_hex(given.pk)}/end/")
    still = seen_by(company, "rina")
    client(company, "sari").post(f"/team/sharing/{to_hex(given.pk)}/end/")

    kinds = [one.kind for one in Event.objects.own(sari) if one.kind.startswith("share.")]
    assert before == still == {"Sari Wijaya": ("room", None)}
    assert seen_by(company, "rina") == {}
    assert sorted(kinds) == ["share.ended", "share.given"]


def test_it_ends_by_itself(company: Company) -> None:
    share(company, "sari", "full", "team", until="2026-11-25")

    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        on_the_last_day = seen_by(company, "rina")
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        after = seen_by(company, "rina")

    assert on_the_last_day == {"Sari Wijaya": ("full", None)}
    assert after == {}


def test_people_of_a_small_team_may_share_with_their_lead(company: Company) -> None:
    one = company.people["support"][1]
    signed_in = Client()
    signed_in.force_login(Account.objects.get(pk=one.account_id))
    lead = to_hex(company.people["support"][0].member_id)

    signed_in.post("/team/sharing/", {"what": "total", "whom": lead, "until_on": "2026-12-20"})

    [(_load, total)] = seen_by(company, "jonas").values()
    assert total


@pytest.mark.parametrize("whom", ["000000000000000000000001", "jonas"])
def test_only_colleagues_of_the_team_can_be_chosen(company: Company, whom: str) -> None:
    chosen = to_hex(company.cast.viewer("jonas").member_id) if whom == "jonas" else whom

    assert share(company, "sari", "room", chosen) == 422
    assert not Share.objects.own(company.cast.viewer("sari")).exists()


def test_a_day_that_is_over_is_asked_again(company: Company) -> None:
    assert share(company, "sari", "room", "team", until=date(2026, 11, 1).isoformat()) == 422
