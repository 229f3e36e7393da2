"""Another address counts from the moment its owner opens the link, and not before."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from lentera.people.models import Account
from lentera.people.refusals import NoAddressWaits
from lentera.people.services import confirmation_link
from tests.cast import Cast
from tests.people.post import mails_to
from tests.people.signing import is_in, prove, signed_in

pytestmark = pytest.mark.django_db
EMAIL = "/people/account/email/"


@pytest.fixture
def sari(cast: Cast) -> Client:
    """Sari, signed in, who has just shown that it is her."""
    client = signed_in(cast.accounts["sari"])
    prove(client)
    return client


def link_to(address: str) -> str:
    """Return the path of the link that was sent there."""
    found = re.search(r"http://localhost:8321(/\S+)", mails_to(address)[0]["text"])
    assert found
    return found[1]


def test_the_address_changes_when_the_link_is_opened(sari: Client, cast: Cast):
    sari.post(EMAIL, {"email": "Sari@wijaya.example", "action_add": ""})
    before = Account.objects.get(pk=cast.accounts["sari"].pk).email

    link = link_to("sari@wijaya.example")
    sari.get(link)
    sari.post(link)

    after = Account.objects.get(pk=cast.accounts["sari"].pk)
    assert (before, after.email) == ("sari@kunang.example", "sari@wijaya.example")
    assert list(EmailAddress.objects.filter(user=after).values_list("email", "verified")) == [
        ("sari@wijaya.example", True)
    ]
    assert is_in(signed_in(after))


def test_the_old_address_is_told(sari: Client):
    sari.post(EMAIL, {"email": "sari@wijaya.example", "action_add": ""})
    sari.post(link_to("sari@wijaya.example"))

    assert "Your address was changed" in mails_to("sari@kunang.example")[0]["text"]


def test_opening_the_link_asks_before_it_changes_anything(sari: Client, cast: Cast):
    sari.post(EMAIL, {"email": "sari@wijaya.example", "action_add": ""})

    page = sari.get(link_to("sari@wijaya.example")).text

    assert "You want to sign in with sari@wijaya.example" in page
    assert Account.objects.get(pk=cast.accounts["sari"].pk).email == "sari@kunang.example"


def test_the_change_can_be_cancelled(sari: Client, cast: Cast):
    sari.post(EMAIL, {"email": "sari@wijaya.example", "action_add": ""})

    sari.post(EMAIL, {"email": "sari@wijaya.example", "action_remove": ""})

    assert EmailAddress.objects.filter(user=cast.accounts["sari"]).count() == 1


def test_whoever_runs_the_server_can_hand_over_the_link(sari: Client):
    sari.post(EMAIL, {"email": "sari@wijaya.example", "action_add": ""})

    waiting = confirmation_link("sari@kunang.example")

    assert waiting.email == "sari@wijaya.example"
    assert "Confirm your address" in Client().get(waiting.link[21:]).text


def test_there_is_no_link_for_who_asked_for_none(cast: Cast):
    with pytest.raises(NoAddressWaits):
        confirmation_link("rina@kunang.example")


def test_somebody_elses_address_is_never_taken_over(sari: Client, cast: Cast):
    sari.post(EMAIL, {"email": "rina@kunang.example", "action_add": ""})

    assert Account.objects.get(pk=cast.accounts["sari"].pk).email == "sari@kunang.example"
    assert is_in(signed_in(cast.accounts["rina"]))


def test_a_free_and_a_taken_address_are_answered_alike(sari: Client):
    answers = [
        sari.post(EMAIL, {"email": email, "action_add": ""}).headers["Location"]
        for email in ("free@kunang.example", "rina@kunang.example")
    ]

    assert answers == [EMAIL, EMAIL]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "This field is required"),
        ("sari", "Enter a valid email address"),
        ("sari@kunang.example", "This is your address already"),
    ],
)
def test_a_slip_is_said_beside_the_field(sari: Client, typed: str, said: str):
    answer = sari.post(EMAIL, {"email": typed, "action_add": ""})

    assert said in answer.text
    assert f'value="{typed}"' in answer.text or not typed


def test_changing_the_address_asks_who_you_are_first(cast: Cast):
    client = signed_in(cast.accounts["sari"])

    answer = client.post(EMAIL, {"email": "sari@wijaya.example", "action_add": ""})

    assert answer.headers["Location"].startswith("/people/account/reauthenticate/")
    assert not mails_to("sari@wijaya.example")


def test_a_link_that_was_forged_changes_nothing(sari: Client):
    page = sari.get("/people/account/confirm-email/abc:def/").text

    assert "This link is used up" in page
