"""Passkeys in a real browser, under our Content-Security-Policy, with a virtual authenticator."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.cast import PASSWORD, Cast
from tests.harness.site import Site

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def authenticator(page: Page) -> CDPSession:
    """Give the browser a device that makes passkeys and says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session


def sign_in_by_password(page: Page) -> None:
    page.goto("/people/account/login/")
    page.get_by_label("Mail address").fill("sari@kunang.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/")


def add_passkey(page: Page, *, alone: bool = True) -> None:
    page.goto("/people/account/2fa/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Name").fill("My lantern")
    page.get_by_label("Sign in with this passkey alone").set_checked(alone)
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def sign_out(page: Page) -> None:
    page.goto("/people/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login/")


def test_a_passkey_is_added_and_signs_in_alone(
    page: Page, site: Site, cast: Cast, authenticator: CDPSession
) -> None:
    sign_in_by_password(page)
    add_passkey(page)
    sign_out(page)

    page.get_by_role("button", name="Sign in with a passkey").click()

    page.wait_for_url(lambda url: "/login" not in url)
    page.goto("/people/security/")
    expect(page.get_by_role("link", name="Remove My lantern")).to_be_visible()


def test_a_passkey_is_a_second_step_after_the_password(
    page: Page, site: Site, cast: Cast, authenticator: CDPSession
) -> None:
    sign_in_by_password(page)
    add_passkey(page, alone=False)
    sign_out(page)

    page.get_by_label("Mail address").fill("sari@kunang.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()

    page.wait_for_url(lambda url: "/account/" not in url)


def test_a_passkey_proves_who_is_there_and_can_be_removed(
    page: Page, site: Site, cast: Cast, authenticator: CDPSession
) -> None:
    sign_in_by_password(page)
    add_passkey(page)
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/login" not in url)

    page.goto("/people/security/")
    page.get_by_role("link", name="Remove My lantern").click()
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("button", name="Remove it").click()

    expect(page.get_by_text("The passkey is removed")).to_be_visible()
    expect(page.get_by_role("link", name="Remove My lantern")).to_be_hidden()


def test_a_no_of_the_device_is_said_kindly(page: Page, site: Site, cast: Cast) -> None:
    session: Any = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    unwilling = {**DEVICE, "isUserVerified": False}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": unwilling})
    page.goto("/people/account/login/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("The passkey was not used")).to_be_visible()


def test_what_is_typed_as_a_password_can_be_shown(page: Page, site: Site, cast: Cast) -> None:
    page.goto("/people/account/login/")
    field = page.get_by_label("Password", exact=True)
    field.fill("lantern")

    page.get_by_role("button", name="Show the password").click()

    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_value("lantern")
