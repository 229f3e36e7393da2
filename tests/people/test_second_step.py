"""The second step: an app's codes, recovery codes, and what changing them does elsewhere."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from lentera.domain.ids import to_hex
from tests.cast import PASSWORD, Cast
from tests.people.post import mails_to, member_of
from tests.people.signing import LOGIN, is_in, prove, signed_in

pytestmark = pytest.mark.django_db
ACTIVATE = "/people/account/2fa/totp/activate/"


def code_of(secret: str, windows: int = 0) -> str:
    """Return what an authenticator app would show now, or some windows of 30 s later."""
    counter = int(time.time()) // 30 + windows
    return str(format_hotp_value(hotp_value(secret, counter)))


def activate(client: Client) -> str:
    """Set up an app; return its secret."""
    page = client.get(ACTIVATE).text
    found = re.search(r'id="authenticator_secret" value="([A-Z2-7]+)"', page)
    assert found
    answer = client.post(ACTIVATE, {"code": code_of(found[1])})
    assert answer.status_code == 302, answer.text
    return found[1]


@pytest.fixture
def sari(cast: Cast) -> Client:
    """Sari, signed in, who has just shown that it is her."""
    client = signed_in(cast.accounts["sari"])
    prove(client)
    return client


def half_in(cast: Cast) -> Client:
    """A browser in which Sari's password was right."""
    client = Client()
    answer = client.post(LOGIN, {"login": "sari@kunang.example", "password": PASSWORD})
    assert answer.headers["Location"] == "/people/account/2fa/authenticate/"
    return client


def test_with_an_app_the_password_alone_opens_nothing(sari: Client, cast: Cast):
    secret = activate(sari)
    client = half_in(cast)
    before = is_in(client)

    wrong = client.post("/people/account/2fa/authenticate/", {"code": "000000"})
    right = client.post("/people/account/2fa/authenticate/", {"code": code_of(secret)})

    assert before is False
    assert "This code does not fit" in wrong.text
    assert right.headers["Location"] == "/"
    assert is_in(client)


def test_the_picture_stands_in_the_page_itself(sari: Client):
    page = sari.get(ACTIVATE).text

    assert '<svg class="qr" viewBox=' in page
    assert "data:image" not in page


@pytest.mark.django_db(transaction=True)
def test_a_changed_second_step_signs_out_other_devices_and_tells_the_owner(
    sari: Client, cast: Cast
):
    there = signed_in(cast.accounts["sari"])
    key = sari.session.session_key

    activate(sari)

    assert (is_in(sari), is_in(there)) == (True, False)
    assert sari.session.session_key != key
    assert "An authenticator app was added" in mails_to("sari@kunang.example")[0]["text"]


@pytest.mark.parametrize(
    ("windows", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_code_of_the_window_before_or_after_opens_too(
    sari: Client, cast: Cast, time_machine, windows: int, opens: bool
):
    time_machine.move_to(time.time() // 30 * 30 + 15, tick=False)
    secret = activate(sari)
    client = half_in(cast)

    code = code_of(secret, windows)
    answer = client.post("/people/account/2fa/authenticate/", {"code": code})

    assert (answer.status_code == 302) is opens


def test_a_recovery_code_stands_in_once(sari: Client, cast: Cast):
    activate(sari)
    codes = re.findall(
        r"<code>(\d{8})</code>", sari.get("/people/account/2fa/recovery-codes/").text
    )

    first = half_in(cast).post("/people/account/2fa/authenticate/", {"code": codes[0]})
    again = half_in(cast).post("/people/account/2fa/authenticate/", {"code": codes[0]})

    assert len(codes) == 10
    assert (first.status_code, again.status_code) == (302, 200)


def test_recovery_codes_can_be_taken_along_and_made_anew(sari: Client):
    activate(sari)
    old = sari.get("/people/account/2fa/recovery-codes/download/").text.split()

    asked = sari.get("/people/account/2fa/recovery-codes/generate/").text
    sari.post("/people/account/2fa/recovery-codes/generate/")
    new = sari.get("/people/account/2fa/recovery-codes/download/").text.split()

    assert "The 10 codes you have now stop working" in asked
    assert len(new) == 10
    assert not set(old) & set(new)


def test_turning_the_app_off_needs_a_yes(sari: Client, cast: Cast):
    activate(sari)

    page = sari.get("/people/account/2fa/totp/deactivate/").text
    sari.post("/people/account/2fa/totp/deactivate/")

    assert "Turn off the authenticator app?" in page
    assert not Authenticator.objects.filter(user=cast.accounts["sari"]).exists()
    assert is_in(signed_in(cast.accounts["sari"]))


@pytest.mark.parametrize("typed", ["", "123456", "not a code at all"])
def test_a_wrong_code_turns_nothing_on(sari: Client, cast: Cast, typed: str):
    sari.get(ACTIVATE)

    answer = sari.post(ACTIVATE, {"code": typed})

    assert "errorlist" in answer.text
    assert not Authenticator.objects.filter(user=cast.accounts["sari"]).exists()


def test_guessing_codes_is_slowed_down(sari: Client, cast: Cast):
    secret = activate(sari)
    client = half_in(cast)
    for _ in range(5):
        client.post("/people/account/2fa/authenticate/", {"code": "000000"})

    late = client.post("/people/account/2fa/authenticate/", {"code": code_of(secret)})

    assert "this door rests" in late.text


@pytest.mark.parametrize("path", ["totp/activate/", "recovery-codes/generate/", "webauthn/add/"])
def test_the_locks_ask_once_more_who_you_are(cast: Cast, path: str):
    client = signed_in(cast.accounts["sari"])

    asked = client.get(f"/people/account/2fa/{path}")
    prove(client)
    allowed = client.get(f"/people/account/2fa/{path}")

    assert asked.headers["Location"].startswith("/people/account/reauthenticate/?next=")
    assert allowed.status_code == 200


def test_a_wrong_password_proves_nothing(cast: Cast):
    client = signed_in(cast.accounts["sari"])

    answer = client.post("/people/account/reauthenticate/", {"password": "not this one"})

    assert "This is not your password" in answer.text


def test_nobody_touches_the_passkey_of_somebody_else(sari: Client, cast: Cast):
    rinas = Authenticator.objects.create(
        user=cast.accounts["rina"], type=Authenticator.Type.WEBAUTHN, data={"name": "Rina's"}
    )

    answers = [
        getattr(sari, method)(f"/people/account/2fa/webauthn/keys/{rinas.pk}/{deed}/").status_code
        for method in ("get", "post")
        for deed in ("edit", "remove")
    ]

    assert answers == [404] * 4
    assert Authenticator.objects.filter(pk=rinas.pk).exists()


@pytest.mark.parametrize(
    ("host", "secure", "possible"),
    [
        ("localhost:8321", False, True),
        ("127.0.0.1:8321", False, False),
        ("127.0.0.1:8321", True, False),
    ],
)
def test_pages_say_when_the_browser_allows_no_passkeys(
    sari: Client, host: str, secure: bool, possible: bool
):
    page = sari.get("/people/security/", headers={"host": host}, secure=secure).text
    adding = sari.get(
        "/people/account/2fa/webauthn/add/", headers={"host": host}, secure=secure
    ).text
    door = Client().get(LOGIN, headers={"host": host}, secure=secure).text

    told = "Passkeys do not work at this address"
    assert (told not in page, told not in adding, "passkey_login" in door) == (possible,) * 3


@pytest.mark.parametrize(
    ("name", "asked"), [("bayu", True), ("putri", True), ("wulan", True), ("sari", False)]
)
def test_whom_others_trust_with_more_is_asked_calmly(cast: Cast, name: str, asked: bool):
    client = signed_in(cast.accounts[name])

    today, security = client.get("/").text, client.get("/people/security/").text

    assert ("Others trust you with more" in today) is asked
    assert ("Your role here makes this worth its minute" in security) is asked
    assert "Others trust you with more" not in security


def test_who_has_a_second_step_or_put_it_off_is_not_asked(cast: Cast):
    bayu, putri = (signed_in(cast.accounts[name]) for name in ("bayu", "putri"))
    prove(bayu)
    activate(bayu)

    answer = putri.post("/people/security/later/", {"next": "/people/members/"})

    assert "Others trust you with more" not in bayu.get("/").text + putri.get("/").text
    assert (answer.status_code, answer.headers["Location"]) == (303, "/people/members/")
    assert answer.cookies["second-step-later"]["max-age"] == 7 * 24 * 60 * 60


def test_nobody_else_is_told_who_has_a_second_step(cast: Cast):
    bayu = signed_in(cast.accounts["bayu"])
    bayu.post("/people/security/later/")
    page = f"/people/members/{to_hex(member_of(cast, 'putri').pk)}/"
    before = bayu.get(page).text

    Authenticator.objects.create(
        user=cast.accounts["putri"], type=Authenticator.Type.TOTP, data={"secret": "A" * 32}
    )

    assert plain(bayu.get(page).text) == plain(before)


def plain(page: str) -> str:
    """A page without what is random in it."""
    return re.sub(r"\b[A-Za-z0-9]{64}\b", "", page)
