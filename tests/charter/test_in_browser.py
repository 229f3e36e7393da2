"""The way of a charter in a real browser: draft, announce, second key, wait, effect, objection."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from lentera.charter import services
from lentera.people.models import Account
from lentera.web import clock
from tests.cast import Cast, gather
from tests.charter.agreeing import DAY, SECOND, announced, wider, wulan_elected
from tests.harness.looks import Look, every_look
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site

VERSION = "/charter/versions/1/"


@pytest.fixture
def at(monkeypatch) -> list[datetime]:
    """The present instant, which a test moves by writing another one into the list."""
    present = [clock.now()]
    monkeypatch.setattr(clock, "now", lambda: present[0])
    return present


def come_as(page: Page, cast: Cast, name: str) -> None:
    page.context.clear_cookies()
    sign_in(page, cast.accounts[name])


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


@pytest.mark.without_javascript
def test_a_charter_is_drafted_announced_agreed_to_and_holds_at_its_second(
    page: Page, site: Site, at: list[datetime]
) -> None:
    cast = gather()
    wulan_elected(cast, at[0])
    come_as(page, cast, "dewi")
    page.goto("/charter/")
    press(page, "Draft a new version")
    page.locator("[name=grant-lead-timesheet_approval]").select_option("person_per_day")
    page.locator("[name=why]").fill("Leads ask which day was meant.")
    press(page, "Save the draft")
    expect(page.get_by_text("and not before Wulan Sasmita gives the second key")).to_be_visible()
    press(page, "Announce it to everybody")

    come_as(page, cast, "wulan")
    page.goto(VERSION)
    press(page, "Give the second key")

    at[0] += 14 * DAY - SECOND
    come_as(page, cast, "sari")
    page.goto("/charter/")
    expect(page.locator("h1 + .lead")).to_contain_text("Version 0.")
    at[0] += SECOND
    page.reload()
    expect(page.locator("h1 + .lead")).to_contain_text("Version 1.")
    press(page, "I have read it")
    page.goto(VERSION)
    page.get_by_role("link", name="Object to it").click()
    page.locator("[name=text]").fill("A week was enough.")
    press(page, "Send it")

    come_as(page, cast, "wulan")
    page.goto("/charter/objections/")
    page.get_by_role("link", name="Against version 1").click()
    expect(page.get_by_text("A week was enough.")).to_be_visible()


def draft(cast: Cast) -> str:
    services.begin_draft(cast.viewer("bayu"), charter=wider(cast), now=clock.now())
    return "/charter/draft/"


def version(cast: Cast) -> str:
    announced(cast, wider(cast), why="They ask for it.", now=clock.now())
    return VERSION


def charter(cast: Cast) -> str:
    version(cast)
    return "/charter/"


def elections(cast: Cast) -> str:
    del cast
    return "/charter/elections/"


def object_form(cast: Cast) -> str:
    return f"{version(cast)}object/"


def answers(cast: Cast) -> str:
    services.ask_leads(cast.viewer("bayu"), now=clock.now())
    return "/charter/answers/"


def document(cast: Cast) -> str:
    del cast
    return "/charter/documents/impact-assessment/"


PAGES = {
    one.__name__: one
    for one in (draft, version, charter, elections, object_form, answers, document)
}


@pytest.mark.parametrize(("name", "look"), every_look(list(PAGES)))
def test_a_page_of_the_charter_is_for_everybody(
    page: Page, site: Site, name: str, look: Look
) -> None:
    cast = gather()
    wulan_elected(cast, clock.now())
    Account.objects.update(language=look.language)
    look.apply(page)
    path = PAGES[name](cast)
    sign_in(page, cast.accounts["bayu"])
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": look.language, "url": site.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a plain dict is what it takes

    page.goto(path)

    assert page.locator("h1").count() == 1
    assert_fits(page)
    assert_accessible(page)
    look.photograph(page, f"charter-{name}")
