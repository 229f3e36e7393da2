"""Signing in and out: no stranger learns who is here, nobody is led elsewhere."""

from time import process_time

import pytest
from django.test import Client

from lentera.people.models import Account
from tests.cast import NOW, PASSWORD, Cast
from tests.people.signing import LOGIN, is_in, signed_in

pytestmark = pytest.mark.django_db


def sign_in(client: Client, email: str, password: str) -> tuple[int, str]:
    """Try to sign in; return status and where it leads."""
    answer = client.post(LOGIN, {"login": email, "password": password})
    return answer.status_code, answer.headers.get("Location", "")


def test_the_right_password_opens_today_and_a_wrong_one_opens_nothing(client: Client, cast: Cast):
    refused = sign_in(client, "sari@kunang.example", "not this one at all")
    allowed = sign_in(client, "Sari@Kunang.example ", PASSWORD)

    assert (refused, allowed) == ((200, ""), (302, "/"))


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client: Client, cast: Cast):
    known = client.post(LOGIN, {"login": "sari@kunang.example", "password": "not this one"})
    unknown = client.post(LOGIN, {"login": "nobody@kunang.example", "password": "not this one"})

    told = [answer.text.replace("nobody@", "sari@") for answer in (known, unknown)]
    assert "do not fit together" in told[0]
    assert without_tokens(told[0]) == without_tokens(told[1])


def test_an_unknown_address_takes_as_long_as_a_known_one(client: Client, cast: Cast):
    sign_in(client, "warm@kunang.example", "up")
    work: dict[str, list[float]] = {"sari@kunang.example": [], "nobody@kunang.example": []}
    for email in [*work, *work]:
        started = process_time()
        sign_in(client, email, "not this one")
        work[email].append(process_time() - started)

    faster, slower = sorted(min(tries) for tries in work.values())
    assert slower < faster * 3


@pytest.mark.parametrize(
    "typed", [{"login": "", "password": ""}, {"login": "sari"}, {"login": "a\0@b", "password": "x"}]
)
def test_a_slip_is_said_and_what_was_typed_stays(client: Client, cast: Cast, typed: dict[str, str]):
    answer = client.post(LOGIN, typed)

    assert answer.status_code == 200
    assert "errorlist" in answer.text
    if typed["login"] == "sari":
        assert 'value="sari"' in answer.text


@pytest.mark.parametrize(
    ("wished", "led"),
    [
        ("/people/keys/", "/people/keys/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_signing_in_leads_to_pages_of_ours_only(client: Client, cast: Cast, wished: str, led: str):
    answer = client.post(
        LOGIN, {"login": "sari@kunang.example", "password": PASSWORD, "next": wished}
    )

    assert answer.headers["Location"] == led


def test_a_form_without_its_token_signs_nobody_in(cast: Cast):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(LOGIN, {"login": "sari@kunang.example", "password": PASSWORD})

    assert answer.status_code == 403
    assert not is_in(strict)


def test_a_session_laid_out_by_somebody_else_is_not_taken_over(client: Client, cast: Cast):
    client.get(LOGIN)
    client.post("/people/claim/", {})
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key

    sign_in(client, "sari@kunang.example", PASSWORD)

    assert client.session.session_key != planted


def test_signing_out_ends_the_session_and_clears_what_the_browser_kept(cast: Cast):
    client = signed_in(cast.accounts["sari"])

    asked = client.get("/people/account/logout/")
    out = client.post("/people/account/logout/")

    assert (asked.status_code, out.status_code) == (200, 302)
    assert out.headers["Clear-Site-Data"] == '"cache"'
    assert not is_in(client)


def test_too_many_wrong_passwords_let_the_door_rest(client: Client, cast: Cast):
    for _ in range(5):
        sign_in(client, "sari@kunang.example", "not this one")

    late = client.post(LOGIN, {"login": "sari@kunang.example", "password": PASSWORD})
    other = sign_in(client, "rina@kunang.example", PASSWORD)

    assert "this door rests" in late.text
    assert other == (302, "/")


@pytest.mark.parametrize(
    "path", ["signup/", "confirm-email/", "login/code/confirm/", "3rdparty/signup/"]
)
def test_pages_that_would_let_strangers_make_accounts_do_not_exist(
    client: Client, cast: Cast, path: str
):
    answers = [client.get(f"/people/account/{path}"), client.post(f"/people/account/{path}", {})]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_deleted_account_is_told_so_only_with_its_password(client: Client, cast: Cast):
    Account.objects.filter(email="eko@kunang.example").update(is_active=False, deleted_at=NOW)

    right = sign_in(client, "eko@kunang.example", PASSWORD)
    wrong = sign_in(client, "eko@kunang.example", "not this one")

    assert (right, wrong) == ((302, "/people/account/inactive/"), (200, ""))


def without_tokens(page: str) -> str:
    """Return a page without the tokens that differ each time."""
    lines = page.splitlines()
    return "\n".join(line for line in lines if "csrf" not in line.lower())
