"""The first run: six small forms, back works, nothing typed is lost."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from time_machine import travel

from lentera.people.models import Account, Member, Workspace
from lentera.people.services import make_claim
from lentera.people.viewer import viewer_for
from lentera.worktime import selectors
from tests.cast import NOW, PASSWORD, Cast

pytestmark = pytest.mark.django_db
PLACE = {"language": "id", "zone": "Asia/Jakarta", "week_starts_on": "6"}
YOU = {"name": " Bayu \n Pratama", "email": "Bayu@Kunang.example", "password": PASSWORD}
HOURS = {
    "from_on": "2026-11-24",
    "monday": "8",
    "tuesday": "7:30",
    "wednesday": "7,5",
    "friday": "4",
}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with travel(NOW, tick=False):
        yield


@pytest.fixture
def claimed(client: Client) -> Client:
    """A browser that has typed in the token."""
    client.post("/people/claim/", {"token": make_claim(NOW)})
    return client


def step(client: Client, path: str, typed: dict[str, str]) -> str:
    """Post one step and return where it leads, which must open."""
    answer = client.post(path, typed)
    assert answer.status_code == 303, answer.text
    assert client.get(answer.headers["Location"]).status_code == 200
    return str(answer.headers["Location"])


def run(client: Client) -> list[str]:
    """Go through all steps; return where each led."""
    return [
        step(client, "/people/welcome/", PLACE),
        step(client, "/people/welcome/you/", YOU),
        step(client, "/people/welcome/purpose/", {"purpose": "team"}),
        step(client, "/people/welcome/workspace/", {"name": "Studio Kunang"}),
        step(client, "/worktime/hours/first/", HOURS),
    ]


def test_six_small_forms_lead_from_a_fresh_server_to_today(claimed: Client):
    places = run(claimed)
    last = claimed.post("/people/welcome/ready/")

    account, workspace = Account.objects.get(), Workspace.objects.get()
    viewer = viewer_for(account)
    assert viewer
    assert places[-1] == "/people/welcome/ready/"
    assert (last.status_code, last.headers["Location"]) == (302, "/")
    assert (account.name, account.email) == ("Bayu Pratama", "bayu@kunang.example")
    assert (account.language, account.zone, account.week_starts_on) == ("id", "Asia/Jakarta", 6)
    assert (workspace.name, workspace.zone, viewer.administers) == (
        "Studio Kunang",
        "Asia/Jakarta",
        True,
    )
    agreed = selectors.agreements(viewer)[0]
    assert agreed.from_on == date(2026, 11, 24)
    assert agreed.week == timedelta(hours=27)


def test_going_back_keeps_what_was_typed_right_or_wrong(claimed: Client):
    step(claimed, "/people/welcome/", PLACE)

    back = claimed.post("/people/welcome/you/", {"name": "Ba", "email": "not yet", "back": "1"})
    place = claimed.get("/people/welcome/").text
    you = claimed.get("/people/welcome/you/").text

    assert back.headers["Location"] == "/people/welcome/"
    assert '<option value="Asia/Jakarta" data-note="UTC+7" selected>' in place
    assert 'value="Ba"' in you
    assert 'value="not yet"' in you


def test_a_password_is_never_kept_between_the_steps(claimed: Client):
    step(claimed, "/people/welcome/", PLACE)

    claimed.post("/people/welcome/you/", {**YOU, "back": "1"})

    assert PASSWORD not in str(dict(claimed.session))
    assert PASSWORD not in claimed.get("/people/welcome/you/").text


def test_going_back_to_the_name_renames_the_workspace_instead_of_founding_another(claimed: Client):
    run(claimed)

    step(claimed, "/people/welcome/workspace/", {"name": "Studio Kunang Jakarta"})

    assert list(Workspace.objects.values_list("name", flat=True)) == ["Studio Kunang Jakarta"]


def test_going_back_to_oneself_changes_the_name_and_makes_no_second_account(claimed: Client):
    run(claimed)

    step(claimed, "/people/welcome/you/", {"name": "Bayu P."})

    assert list(Account.objects.values_list("name", flat=True)) == ["Bayu P."]
    assert list(Member.objects.values_list("name", flat=True)) == ["Bayu P."]


@pytest.mark.parametrize(
    ("path", "wrong", "said"),
    [
        ("/people/welcome/", {**PLACE, "zone": "Mars/Olympus"}, "does not know this time zone"),
        ("/people/welcome/", {**PLACE, "zone": ""}, "Choose the time zone"),
        ("/people/welcome/", {**PLACE, "week_starts_on": "9"}, "Select a valid choice"),
        ("/people/welcome/you/", {**YOU, "name": " \n "}, "Please write a name"),
        ("/people/welcome/you/", {**YOU, "email": "bayu"}, "This is no mail address"),
        ("/people/welcome/you/", {**YOU, "password": "short"}, "too short"),
        ("/people/welcome/you/", {**YOU, "password": "bayu@kunang.example"}, "too similar"),
        ("/people/welcome/you/", {**YOU, "password": "qwerty123456"}, "too common"),
    ],
)
def test_a_slip_is_said_beside_its_field_and_nothing_else_is_lost(
    claimed: Client, path: str, wrong: dict[str, str], said: str
):
    if path != "/people/welcome/":
        step(claimed, "/people/welcome/", {**PLACE, "language": "en"})

    answer = claimed.post(path, wrong)

    assert answer.status_code == 422
    assert said in answer.text
    assert 'aria-invalid="true"' in answer.text
    if "email" in wrong:
        assert f'value="{wrong["email"]}"' in answer.text
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    ("path", "wrong", "said"),
    [
        ("/people/welcome/purpose/", {}, "Choose one"),
        ("/people/welcome/purpose/", {"purpose": "spying"}, "Select a valid choice"),
        ("/people/welcome/workspace/", {"name": ""}, "Please write a name"),
        ("/people/welcome/workspace/", {"name": "x" * 121}, "at most 120 characters"),
        ("/people/welcome/workspace/", {"name": "a\0b"}, "Null characters"),
        ("/worktime/hours/first/", {**HOURS, "monday": "25h"}, "A day has 24 hours"),
        ("/worktime/hours/first/", {**HOURS, "monday": "90"}, "90m or 90h"),
        ("/worktime/hours/first/", {**HOURS, "monday": "eight"}, "not a length"),
        ("/worktime/hours/first/", {**HOURS, "from_on": "soon"}, "This is no date"),
        ("/worktime/hours/first/", {**HOURS, "from_on": "2062-11-24"}, "Choose a day from"),
    ],
)
def test_a_slip_in_a_later_step_is_said_beside_its_field(
    client: Client, cast: Cast, path: str, wrong: dict[str, str], said: str
):
    client.force_login(cast.accounts["bayu"])

    answer = client.post(path, wrong)

    assert answer.status_code == 422
    assert said in answer.text


def test_an_account_founds_a_further_workspace_from_its_name_on(client: Client, cast: Cast):
    sari = cast.accounts["sari"]
    client.force_login(sari)

    page = client.get("/people/welcome/workspace/").text
    step(client, "/people/welcome/workspace/", {"name": "Sari alone"})
    step(client, "/worktime/hours/first/", {"from_on": "2026-11-24", "monday": "2"})
    client.post("/people/welcome/ready/")

    workspace = Workspace.objects.get(name="Sari alone")
    viewer = viewer_for(sari, workspace.pk)
    assert page.count('aria-current="step"') == 1
    assert "Purpose" not in page
    assert viewer
    assert viewer.administers
    assert client.session["workspace"] == workspace.pk
    assert selectors.agreements(viewer_for(sari, cast.workspace_id)) == []


def test_the_first_session_begins_under_a_new_key(claimed: Client):
    step(claimed, "/people/welcome/", PLACE)
    before = claimed.session.session_key

    step(claimed, "/people/welcome/you/", YOU)

    assert claimed.session.session_key != before
