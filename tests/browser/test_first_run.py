"""The first run in a real browser: with scripts, and without any."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lentera.people.models import Account, Workspace
from lentera.people.services import make_claim
from lentera.web import clock
from tests.cast import PASSWORD
from tests.harness.site import Site


def claim(page: Page) -> None:
    token = make_claim(clock.now())
    page.goto("/")
    page.get_by_label("One-time token").fill(token or "")
    page.get_by_role("button", name="Claim this server").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome. Where are you?")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Next").click()


def test_the_browsers_own_zone_is_proposed_and_another_is_found_by_typing(
    new_context: Callable[..., BrowserContext], site: Site
) -> None:
    page = new_context(timezone_id="Asia/Makassar").new_page()
    claim(page)
    picker = page.get_by_role("button", name="Time zone")
    expect(picker).to_contain_text("Asia/Makassar")
    expect(page.get_by_text("The time zone is the one your browser is set to.")).to_be_visible()

    picker.click()
    page.get_by_role("combobox", name="Find in Time zone").fill("jaka")
    page.keyboard.press("Enter")

    expect(picker).to_contain_text("Asia/Jakarta")


@pytest.mark.without_javascript
def test_the_whole_run_works_without_scripts(page: Page, site: Site) -> None:
    claim(page)
    page.locator("select[name=zone]").select_option("Asia/Jakarta")
    go_on(page)
    page.get_by_label("Your name").fill("Bayu Pratama")
    page.get_by_label("Mail address").fill("bayu@kunang.example")
    page.get_by_label("Password").fill(PASSWORD)
    go_on(page)
    page.get_by_label("Just me").check()
    go_on(page)
    expect(page.get_by_label("Name of the workspace")).to_have_value("Time of Bayu Pratama")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Just me")).to_be_checked()
    go_on(page)
    go_on(page)
    page.get_by_label("Friday").fill("4h 30m")
    go_on(page)
    page.get_by_role("button", name="Light the lantern").click()

    page.wait_for_url(site.at("/"))
    assert Account.objects.get().zone == "Asia/Jakarta"
    assert Workspace.objects.get().name == "Time of Bayu Pratama"
