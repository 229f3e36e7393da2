"""The door table and the addresses are the same list, and every door opens as the table says."""

import pytest
from django.test import Client
from django.urls import reverse

from lentera.config.doors import DOORS, Door
from lentera.domain.viewer import Role
from lentera.people.services import give_role
from tests.cast import NOW, Cast
from tests.harness.addresses import all_addresses

ALL = frozenset(Door)
SIGNED_IN = frozenset({Door.EVERYBODY, Door.ACCOUNT})
MEMBERS = SIGNED_IN | {Door.MEMBER}
# Who comes through which doors: written here a second time, on purpose.
OPENS = {
    "anonymous": frozenset({Door.EVERYBODY}),
    "eko": SIGNED_IN,  # has an account, left the workspace
    "sari": MEMBERS,
    "jonas": MEMBERS,
    "dewi": MEMBERS | {Door.DRAFTER},
    "putri": MEMBERS,
    "wulan": MEMBERS,
    "rina": MEMBERS | {Door.PLANNER},
    "project manager": MEMBERS | {Door.PLANNER},
    "admin": ALL - {Door.OWNER},
    "bayu": ALL,
}
# What allauth brings and Lentera does not offer: nobody signs up without an invitation, by a code
# in a mail, or half through a provider. These addresses exist and open for nobody.
SHUT = {
    "account_signup",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "socialaccount_signup",
}
ROLES_GIVEN_HERE = {"project manager": Role.PROJECT_MANAGER, "admin": Role.ADMIN}


def test_every_address_has_a_door_and_every_door_an_address() -> None:
    names = {address.name for address in all_addresses()}

    assert names - SHUT == set(DOORS)
    assert names > SHUT


def test_every_address_can_be_filled_and_reversed() -> None:
    for address in all_addresses():
        assert address.path.startswith("/")


@pytest.mark.parametrize("visitor", OPENS)
def test_every_door_opens_for_whom_the_table_says(cast: Cast, visitor: str) -> None:
    client = client_of(cast, visitor)

    offered = [one for one in all_addresses() if one.name not in SHUT]
    got_in = {one.name for one in offered if came_in(client, one.path)}

    assert got_in == {name for name, door in DOORS.items() if door in OPENS[visitor]}


def test_an_address_without_a_door_does_not_open(cast: Cast, monkeypatch) -> None:
    client = client_of(cast, "bayu")
    name, _ = next(one for one in DOORS.items() if one[1] is Door.MEMBER)
    path = next(address.path for address in all_addresses() if address.name == name)
    before = came_in(client, path)

    monkeypatch.delitem(DOORS, name)

    assert (before, client.get(path).status_code) == (True, 404)


@pytest.mark.parametrize("visitor", ["anonymous", "sari", "bayu"])
def test_what_we_do_not_offer_opens_for_nobody(cast: Cast, visitor: str) -> None:
    client = client_of(cast, visitor)

    assert {client.get(reverse(name)).status_code for name in SHUT} == {404}


def test_an_address_without_a_name_does_not_open(cast: Cast) -> None:
    client = client_of(cast, "bayu")

    assert client.get("/people/account/social/connections/").status_code == 404


def client_of(cast: Cast, visitor: str) -> Client:
    # Pages that fail are found by other tests; here the question is who came as far as the page.
    client = Client(raise_request_exception=False, headers={"accept": "application/json"})
    if visitor == "anonymous":
        return client
    name = "jonas" if visitor in ROLES_GIVEN_HERE else visitor
    if visitor in ROLES_GIVEN_HERE:
        member = cast.viewer("jonas").member_id
        give_role(member, role=ROLES_GIVEN_HERE[visitor], by=cast.viewer("bayu"), now=NOW)
    client.force_login(cast.accounts[name])
    return client


def came_in(client: Client, path: str) -> bool:
    """Whether the request reached the page: not sent away, not refused for a role."""
    answer = client.get(path)
    target = answer.headers.get("Location", "")
    sent_away = target.startswith((f"{reverse('account_login')}?", reverse("people:workspaces")))
    refused = answer.status_code == 403 and b"people.not_for_your_role" in answer.content
    assert answer.status_code != 500, path
    return not sent_away and not refused
