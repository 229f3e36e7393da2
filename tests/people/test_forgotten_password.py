"""A new password by a link that opens once, sent in the reader's language."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lentera.outbox.models import Message
from lentera.people.models import Account
from lentera.people.refusals import NoSuchAccount
from lentera.people.services import reset_link
from lentera.web import clock
from tests.cast import NOW, Cast
from tests.people.post import mails_to
from tests.people.signing import is_in, signed_in

pytestmark = pytest.mark.django_db
RESET = "/people/account/password/reset/"
NEW = "another-lantern-for-me"


def path_in(text: str) -> str:
    """Return the path of the first link of ours."""
    found = re.search(r"http://localhost:8321(/\S+)", text)
    assert found, text
    return found[1]


def open_link(client: Client, path: str) -> str:
    """Open the link of a mail; return the address of the form behind it."""
    answer = client.get(path)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def test_the_link_of_the_mail_sets_a_new_password(client: Client, cast: Cast):
    client.post(RESET, {"email": "sari@kunang.example"})
    mail = mails_to("sari@kunang.example")[0]

    form = open_link(client, path_in(mail["text"]))
    client.post(form, {"password1": NEW})

    assert is_in(signed_in(cast.accounts["sari"], NEW))


def test_the_link_opens_once(client: Client, cast: Cast):
    link = reset_link("sari@kunang.example", clock.now()).removeprefix("http://localhost:8321")
    form = open_link(client, link)
    client.post(form, {"password1": NEW})

    again = Client().get(link)

    assert "This link is used up" in again.text


def test_a_new_password_ends_all_sessions(client: Client, cast: Cast):
    there = signed_in(cast.accounts["sari"])
    form = open_link(client, reset_link("sari@kunang.example", clock.now())[21:])

    client.post(form, {"password1": NEW})

    assert not is_in(there)
    assert "signed out" in mails_to("sari@kunang.example")[0]["text"]


def test_known_and_unknown_addresses_are_answered_alike(client: Client, cast: Cast):
    answers = [
        client.post(RESET, {"email": email})
        for email in ("sari@kunang.example", "nobody@kunang.example")
    ]

    assert {answer.headers["Location"] for answer in answers} == {RESET + "done/"}
    assert "nobody signs in with this address" in mails_to("nobody@kunang.example")[0]["text"]


@pytest.mark.parametrize("email", ["", "sari", "sari@kunang.example\nBcc: all@kunang.example"])
def test_a_slip_sends_nothing_and_stays_in_the_field(client: Client, cast: Cast, email: str):
    answer = client.post(RESET, {"email": email})

    assert answer.status_code == 200
    assert "errorlist" in answer.text
    assert not Message.objects.exists()


def test_the_mail_speaks_the_readers_language_and_has_a_twin(client: Client, cast: Cast):
    Account.objects.filter(email="sari@kunang.example").update(language="id")

    client.post(RESET, {"email": "sari@kunang.example"}, headers={"accept-language": "en"})

    mail = mails_to("sari@kunang.example")[0]
    assert mail["subject"] == "Atur kata sandi baru untuk Lentera"
    assert path_in(mail["text"]) == path_in(mail["html"].replace('"', " "))
    assert '<html lang="id">' in mail["html"]


def test_the_links_name_this_server_whatever_host_was_asked_for(client: Client, cast: Cast):
    client.post(RESET, {"email": "sari@kunang.example"}, headers={"host": "127.0.0.1:9"})

    assert "http://localhost:8321/people/account/" in mails_to("sari@kunang.example")[0]["text"]


def test_without_mail_the_page_says_whom_to_ask(client: Client, cast: Cast):
    pages = [client.get(RESET).text, client.get(RESET + "done/").text]

    assert all("lentera account reset-password" in page for page in pages)


def test_with_mail_the_page_does_not_speak_of_commands(client: Client, cast: Cast, monkeypatch):
    monkeypatch.setattr("lentera.people.letters.mail_is_set_up", lambda: True)

    assert "lentera account" not in client.get(RESET).text


def test_the_servers_own_command_gets_a_link_that_works(client: Client, cast: Cast):
    link = reset_link(" Sari@kunang.example", clock.now())

    assert link.startswith("http://localhost:8321/people/account/password/reset/key/")
    assert open_link(client, link[21:]).endswith("set-password/")


def test_a_link_is_too_old_after_three_days(client: Client, cast: Cast):
    link = reset_link("sari@kunang.example", NOW.replace(year=2020))

    assert "This link is used up" in client.get(link[21:]).text


def test_there_is_no_link_for_somebody_who_is_not_here(cast: Cast):
    Account.objects.filter(email="eko@kunang.example").update(is_active=False)

    for email in ("nobody@kunang.example", "eko@kunang.example"):
        with pytest.raises(NoSuchAccount):
            reset_link(email, NOW)


def test_a_new_password_must_be_good(client: Client, cast: Cast):
    form = open_link(client, reset_link("sari@kunang.example", clock.now())[21:])

    answers = [client.post(form, {"password1": bad}).text for bad in ("", "short", "qwerty123456")]

    assert all("errorlist" in answer for answer in answers)
    assert is_in(signed_in(cast.accounts["sari"]))


def test_asking_again_and_again_is_slowed_down(client: Client, cast: Cast):
    answers = [client.post(RESET, {"email": "sari@kunang.example"}).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
    assert reverse("account_reset_password") == RESET
