"""What a person says about themselves, and how pages show them things."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client

from lentera.people.models import Account, Member
from lentera.tracking.content import Content
from lentera.tracking.selectors.days import day_totals
from lentera.tracking.services import add_entry
from tests.cast import NOW, Cast
from tests.people.signing import signed_in

pytestmark = pytest.mark.django_db
CHOSEN = {
    "language": "id",
    "theme": "dark",
    "zone": "Europe/Berlin",
    "day_starts_at": "04:00",
    "week_starts_on": "6",
    "clock_format": "12",
    "date_format": "iso",
    "number_format": "comma",
}


@pytest.fixture
def sari(cast: Cast) -> Client:
    return signed_in(cast.accounts["sari"])


def account_of(cast: Cast, name: str) -> Account:
    return Account.objects.get(pk=cast.accounts[name].pk)


def test_every_preference_is_kept_and_shown_again(sari: Client, cast: Cast):
    answer = sari.post("/people/preferences/", CHOSEN)
    page = sari.get("/people/preferences/").text

    account = account_of(cast, "sari")
    assert answer.status_code == 302
    assert {name: str(getattr(account, name)) for name in CHOSEN} == CHOSEN | {
        "day_starts_at": "04:00:00"
    }
    assert account.shortcuts_on is False
    assert '<html lang="id" data-theme="dark">' in page
    assert '<option value="Europe/Berlin" data-note="UTC+1" selected>' in page


def test_pages_signed_out_remember_language_and_theme(sari: Client):
    sari.post("/people/preferences/", CHOSEN)
    sari.post("/people/account/logout/")

    assert '<html lang="id" data-theme="dark">' in sari.get("/people/account/login/").text


def test_moving_to_another_zone_moves_no_past_day(sari: Client, cast: Cast):
    late = datetime.fromisoformat("2026-11-23T22:30:00+07:00")
    viewer = cast.viewer("sari")
    add_entry(
        viewer,
        content=Content(description="late call"),
        started_at=late,
        ended_at=late + timedelta(hours=1),
        now=NOW,
    )
    days = (date(2026, 11, 22), date(2026, 11, 24))
    before = day_totals(viewer, *days, now=NOW)

    sari.post(
        "/people/preferences/", {**CHOSEN, "zone": "America/Los_Angeles", "day_starts_at": "00:00"}
    )

    after = day_totals(cast.viewer("sari"), *days, now=NOW)
    assert cast.viewer("sari").zone == "America/Los_Angeles"
    assert before == after
    assert before[date(2026, 11, 23)].work == timedelta(hours=1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"zone": "Mars/Olympus"}, "does not know this time zone"),
        ({"day_starts_at": "late"}, "This is no time of day"),
        ({"theme": "pink"}, "Select a valid choice"),
        ({"week_starts_on": "7"}, "Select a valid choice"),
    ],
)
def test_a_slip_changes_nothing_and_keeps_the_rest(
    sari: Client, cast: Cast, wrong: dict[str, str], said: str
):
    answer = sari.post("/people/preferences/", {**CHOSEN, "language": "en", **wrong})

    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="iso" selected' in answer.text
    assert account_of(cast, "sari").zone == "Asia/Jakarta"


def test_a_new_name_is_the_name_in_every_workspace_that_used_the_old_one(sari: Client, cast: Cast):
    sari.post("/people/profile/", {"name": "  Sari  W. "})

    assert account_of(cast, "sari").name == "Sari W."
    assert Member.objects.get(account=cast.accounts["sari"]).name == "Sari W."
    assert "Sari W." in sari.get("/people/profile/").text


@pytest.mark.parametrize("typed", ["", "   ", "x" * 121, "a\0b"])
def test_a_name_needs_something_to_read(sari: Client, cast: Cast, typed: str):
    answer = sari.post("/people/profile/", {"name": typed})

    assert answer.status_code == 422
    assert account_of(cast, "sari").name == "Sari Wijaya"


def test_a_name_is_shown_as_text_and_never_as_markup(sari: Client, cast: Cast):
    sari.post("/people/profile/", {"name": "<b>Sari</b>"})

    assert "<b>Sari</b>" not in sari.get("/people/profile/").text
    assert time(0) == account_of(cast, "sari").day_starts_at
