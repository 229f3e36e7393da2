"""A fresh server belongs to whoever can read its log (decision 20)."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client

from lentera.people.models import Account, Claim
from lentera.people.refusals import ClaimRefused
from lentera.people.services import claim_server, make_claim
from lentera.people.services.claim import claim_hash, claim_opens
from tests.cast import NOW, PASSWORD, Cast

pytestmark = pytest.mark.django_db
YOU = {"email": "bayu@kunang.example", "name": "Bayu Pratama", "password": PASSWORD}
PLACE = {"zone": "Asia/Jakarta", "language": "en", "week_starts_on": 0}


@pytest.mark.parametrize("path", ["/", "/people/profile/", "/people/account/login/"])
def test_every_page_of_a_fresh_server_leads_to_its_claim(client: Client, path: str):
    answer = client.get(path)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/people/claim/")


def test_a_server_with_an_account_asks_to_sign_in_instead(client: Client, cast: Cast):
    answers = [
        client.get(path).headers["Location"] for path in ("/people/profile/", "/people/claim/")
    ]

    assert answers == ["/people/account/login/?next=/people/profile/", "/"]


def test_the_token_is_kept_as_a_hash_and_nowhere_else():
    token = make_claim(NOW)

    claim = Claim.objects.get()
    assert token
    assert len(token) >= 32
    assert token not in str(vars(claim))
    assert claim.secret_hash == claim_hash(token)


def test_a_new_start_makes_the_earlier_token_worthless():
    first, second = make_claim(NOW), make_claim(NOW)

    assert first
    assert second
    assert (claim_opens(claim_hash(first)), claim_opens(claim_hash(second))) == (False, True)


def test_a_server_with_an_account_makes_no_token(cast: Cast):
    assert make_claim(NOW) is None


def test_the_page_takes_the_token_and_refuses_others(client: Client):
    token = make_claim(NOW)

    wrong = client.post("/people/claim/", {"token": "guessed"})
    empty = client.post("/people/claim/", {"token": "   "})
    right = client.post("/people/claim/", {"token": f"  {token}\n"})

    assert (wrong.status_code, empty.status_code, right.status_code) == (422, 422, 302)
    assert "This is not the token" in wrong.text
    assert 'value="guessed"' in wrong.text
    assert right.headers["Location"] == "/people/welcome/"


def test_nobody_gets_past_the_claim_without_the_token(client: Client):
    make_claim(NOW)

    answers = [client.get(path) for path in ("/people/welcome/", "/people/welcome/you/")]
    forged = client.post("/people/welcome/you/", YOU)

    assert [answer.status_code for answer in answers] == [302, 302]
    assert forged.status_code == 302
    assert not Account.objects.exists()


def test_the_token_works_once():
    token = make_claim(NOW)
    assert token
    claim_server(claim_hash(token), **YOU, **PLACE, now=NOW)

    with pytest.raises(ClaimRefused):
        claim_server(claim_hash(token), **{**YOU, "email": "mallory@example.com"}, **PLACE, now=NOW)

    assert Account.objects.count() == 1
    assert not claim_opens(claim_hash(token))


def test_guessing_is_slowed_down(client: Client):
    make_claim(NOW)

    answers = [client.post("/people/claim/", {"token": f"guess {n}"}).status_code for n in range(6)]

    assert answers == [422] * 5 + [429]


@pytest.mark.engines
@pytest.mark.django_db(transaction=True)
def test_of_many_who_hold_the_token_one_gets_the_server():
    token = make_claim(NOW)
    assert token
    together, refused = Barrier(6), []

    def take(number: int) -> None:
        together.wait()
        try:
            you = {**YOU, "email": f"taker{number}@kunang.example"}
            claim_server(claim_hash(token), **you, **PLACE, now=NOW)
        except ClaimRefused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    takers = [Thread(target=take, args=(number,)) for number in range(6)]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()

    assert (Account.objects.count(), len(refused)) == (1, 5)
