"""What the frame does with answers that are not the fragment a button hoped for."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, expect

from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.web import clock
from tests.cast import Cast
from tests.harness.pages import sign_in
from tests.harness.site import Site


@pytest.fixture
def today(page: Page, site: Site, cast: Cast) -> Page:
    services.start_timer(cast.viewer("sari"), content=Content("Booking flow"), now=clock.now())
    sign_in(page, cast.accounts["sari"])
    page.goto("/")
    return page


def test_the_title_tells_the_running_time(today: Page) -> None:
    expect(today).to_have_title("0:00 Booking flow")

    today.get_by_role("button", name="Stop").click()

    expect(today).not_to_have_title("0:00 Booking flow")
    expect(today.get_by_role("button", name="Start")).to_be_visible()


def test_a_session_that_ended_leads_to_the_door(today: Page) -> None:
    Session.objects.all().delete()

    today.get_by_role("button", name="Stop").click()

    today.wait_for_url("**/people/account/login/**")


def test_a_server_out_of_reach_is_told_and_nothing_is_lost(
    today: Page, new_context: Callable[..., BrowserContext]
) -> None:
    # A session of its own: the browser's complaint about the missing network is no fault here.
    device = new_context(storage_state=today.context.storage_state())
    page = device.new_page()
    page.goto("/")
    device.set_offline(True)

    page.get_by_label("What are you working on?").fill("Booking flow, returns")
    page.get_by_role("button", name="Stop").click()

    expect(page.get_by_text("The server cannot be reached").first).to_be_visible()
    expect(page.get_by_label("What are you working on?")).to_have_value("Booking flow, returns")


def test_the_edit_sheet_opens_and_closes_with_the_deed(today: Page) -> None:
    today.get_by_role("link", name="Add time").click()

    sheet = today.locator("dialog#dialog")
    expect(sheet).to_be_visible()
    today.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(today.get_by_role("link", name="Add time")).to_be_focused()


def test_a_picker_asks_the_server_and_makes_what_is_missing(today: Page, cast: Cast) -> None:
    today.get_by_role("button", name="Tags:").first.click()
    today.get_by_role("combobox", name="Find in Tags").first.type("wireframes")
    with today.expect_response("**/describe*"):
        today.keyboard.press("Enter")

    today.reload()

    expect(today.get_by_role("button", name="Tags: wireframes")).to_be_visible()
