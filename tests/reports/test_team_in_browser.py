"""Team, sharing and named reports in a real browser, looked at in all ways."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from lentera.people.models import Account
from lentera.reports.services.sharing import Giving, give_share
from tests.cast import NOW, Cast
from tests.harness.looks import Look, every_look
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site
from tests.reports.company import Company, found_company

PAGES = {
    "team": ("rina", "/team/"),
    "team-of-four": ("jonas", "/team/"),
    "team-told-together": ("bayu", "/team/"),
    "team-without-grant": ("sari", "/team/"),
    "sharing": ("sari", "/team/sharing/"),
    "named": ("putri", "/reports/named/"),
    "named-without-grant": ("dewi", "/reports/named/"),
}


@pytest.fixture
def company(site: Site, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Company:
    """Give the company with four weeks behind it, in one of which somebody was away."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    found = found_company(cast)
    for number in range(4):
        away = tuple(found.people["design"][3:4]) if number == 2 else ()
        found.publish(found.week(number, but=away))
    sari = cast.viewer("sari")
    for what, load in (("total", ""), ("load", "room")):
        giving = Giving(what, load, found.rina.member_id, date(2026, 12, 20))
        give_share(sari, giving, today=NOW.date(), now=NOW)
    return found


@pytest.mark.parametrize(("name", "look"), every_look(list(PAGES)))
def test_the_page_is_for_everybody(page: Page, company: Company, name: str, look: Look) -> None:
    who, address = PAGES[name]
    Account.objects.update(language=look.language)
    sign_in(page, company.cast.accounts[who])
    look.apply(page)

    page.goto(address)

    expect(page.locator("h1")).to_have_count(1)
    assert_fits(page)
    assert_accessible(page)
    look.photograph(page, name)


def test_payroll_asks_and_reads_days_without_a_script(page: Page, company: Company) -> None:
    sign_in(page, company.cast.accounts["putri"])
    page.goto("/reports/named/")

    page.get_by_label("Paying people").check()
    page.get_by_label("First day").fill("2026-11-02")
    page.get_by_label("Last day").fill("2026-11-08")
    page.get_by_label("What it belongs to").fill("Run 2026-11")
    page.get_by_label("Sari Wijaya").check()
    page.get_by_role("button", name="Look at it").click()

    expect(page.get_by_role("heading", name="Sari Wijaya")).to_be_visible()
    expect(page.locator("main")).to_contain_text("30:00")
    assert_fits(page)
    assert_accessible(page)
