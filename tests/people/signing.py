"""How tests sign in through the front door, as people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.test import Client

from tests.cast import PASSWORD

if TYPE_CHECKING:
    from lentera.people.models import Account

LOGIN = "/people/account/login/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in(account: Account, password: str = PASSWORD, **headers: str) -> Client:
    """Return a new browser in which the account is signed in."""
    client = Client(headers={"user-agent": FIREFOX, **headers})
    answer = client.post(LOGIN, {"login": account.email, "password": password})
    assert answer.status_code == 302, answer.text
    return client


def prove(client: Client, password: str = PASSWORD) -> None:
    """Show once more that it is you, as pages about the account's locks ask."""
    answer = client.post("/people/account/reauthenticate/", {"password": password})
    assert answer.status_code == 302, answer.text


def is_in(client: Client) -> bool:
    """Whether the browser is signed in."""
    return client.get("/people/profile/").status_code == 200
