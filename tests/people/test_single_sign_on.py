"""Signing in through the company's own provider, spoken to by real HTTP."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tests.cast import Cast
from tests.people.post import mails_to
from tests.people.provider import CLIENT, Provider, running
from tests.people.signing import LOGIN, is_in, prove

pytestmark = pytest.mark.django_db
DOOR = "/people/account/oidc/company/login/"
SARI = {"sub": "s-1", "email": "sari@kunang.example", "email_verified": True, "name": "Sari"}


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with running(Provider(person=dict(SARI))) as provider:
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "APPS": [
                    {
                        "provider_id": "company",
                        "name": "Kunang ID",
                        "client_id": CLIENT["client_id"],
                        "secret": CLIENT["client_secret"],
                        "settings": {"server_url": provider.issuer},
                    }
                ]
            }
        }
        yield provider


def go_through(client: Client, query: str = "") -> Any:
    """Press the button, sign in there, and come back with what the provider gives."""
    page = client.post(f"{DOOR}?process=login{query}")
    assert page.status_code == 200, page.text
    address = unescape(re.search(r'<a class="btn primary" href="([^"]+)"', page.text)[1])
    there = requests.get(address, allow_redirects=False, timeout=5)
    return client.get(there.headers["Location"].removeprefix("http://testserver"))


def test_the_button_is_there_only_when_a_provider_is_set(client: Client, cast: Cast, settings):
    without = client.get(LOGIN).text
    none = client.post(DOOR).status_code

    assert ("/oidc/" in without, none) == (False, 404)


def test_who_is_known_here_is_let_in(client: Client, cast: Cast, provider: Provider):
    button = client.get(LOGIN).text

    answer = go_through(client)
    go_through(Client())

    assert "Kunang ID" in button
    assert answer.headers["Location"] == "/"
    assert is_in(client)
    kept = SocialAccount.objects.get()
    assert kept.user == cast.accounts["sari"]
    assert kept.extra_data == {"userinfo": {"sub": "s-1", "email": "sari@kunang.example"}}
    assert provider.asked[-2:] == ["/token", "/userinfo"]


def test_the_way_there_is_a_page_of_ours_because_forms_stay_on_this_server(
    client: Client, cast: Cast, provider: Provider
):
    page = client.post(f"{DOOR}?process=login")

    assert page.status_code == 200
    assert '<meta http-equiv="refresh" content="0;url=http://127.0.0.1' in page.text
    assert "form-action 'self'" in page.headers["Content-Security-Policy"]


def test_a_link_from_elsewhere_signs_nobody_in_by_itself(
    client: Client, cast: Cast, provider: Provider
):
    page = client.get(f"{DOOR}?process=login")

    assert "You are led to your company" in page.text
    assert "/authorize" not in provider.asked


@pytest.mark.parametrize(
    "person",
    [
        {**SARI, "email": "stranger@kunang.example"},
        {**SARI, "email_verified": False},
        {"sub": "s-2"},
    ],
)
def test_who_was_not_invited_is_not_let_in(
    client: Client, cast: Cast, provider: Provider, person: dict[str, object]
):
    provider.person = person

    answer = go_through(client)

    assert "Not invited yet" in answer.text
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_who_loses_their_password_by_it_is_told_why(client: Client, cast: Cast, provider: Provider):
    sari = cast.accounts["sari"]
    EmailAddress.objects.filter(user=sari).update(verified=False)

    page = client.get(go_through(client).headers["Location"]).text
    again = Client()
    later = again.get(go_through(again).headers["Location"]).text

    [mail] = [mail for mail in mails_to(sari.email) if "password has ended" in mail["subject"]]
    sari.refresh_from_db()
    assert not sari.has_usable_password()
    assert ("Your old password has ended" in page, "password has ended" in later) == (True, False)
    assert "Nobody had confirmed the address of your account" in mail["text"]


def test_who_keeps_their_password_hears_nothing_of_it(
    client: Client, cast: Cast, provider: Provider
):
    page = client.get(go_through(client).headers["Location"]).text

    assert "password has ended" not in page
    subjects = {mail["subject"] for mail in mails_to("sari@kunang.example")}
    assert subjects == {"Your Lentera account: a change"}  # the single sign-on was connected


def test_the_second_step_is_asked_all_the_same(client: Client, cast: Cast, provider: Provider):
    Authenticator.objects.create(
        user=cast.accounts["sari"], type=Authenticator.Type.TOTP, data={"secret": "A" * 32}
    )

    answer = go_through(client)

    assert answer.headers["Location"] == "/people/account/2fa/authenticate/"
    assert not is_in(client)


def test_a_provider_that_fails_is_said_kindly(client: Client, cast: Cast, provider: Provider):
    provider.broken = True

    answer = go_through(client)

    assert "did not answer as expected" in answer.text
    assert not is_in(client)


def test_coming_back_without_having_been_sent_opens_nothing(
    client: Client, cast: Cast, provider: Provider
):
    answer = client.get("/people/account/oidc/company/login/callback/?code=once&state=forged")

    assert "did not answer as expected" in answer.text
    assert not is_in(client)


def test_who_says_no_there_comes_back_to_the_door(client: Client, cast: Cast, provider: Provider):
    page = client.post(f"{DOOR}?process=login")
    state = re.search(r"state=([\w-]+)", page.text)[1]

    answer = client.get(f"{DOOR}callback/?error=access_denied&state={state}", follow=True)

    assert "Not signed in" in answer.text


def test_it_leads_back_to_pages_of_ours_only(client: Client, cast: Cast, provider: Provider):
    answer = go_through(client, "&next=https://evil.example/")

    assert answer.headers["Location"] == "/"


def test_the_connection_is_seen_and_removed_by_its_owner(
    client: Client, cast: Cast, provider: Provider
):
    go_through(client)
    account = SocialAccount.objects.get()
    prove(client)

    page = client.get("/people/account/3rdparty/").text
    client.post("/people/account/3rdparty/", {"account": account.pk})

    assert "sari@kunang.example" in page
    assert not SocialAccount.objects.exists()
