"""A person's day on the first page: by keyboard, by pointer, and without scripts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.web import clock
from tests.harness.pages import sign_in

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.harness.site import Site

HOUR = timedelta(hours=1)


@pytest.fixture
def today(page: Page, site: Site, cast: Cast) -> Page:
    """Sari's first page, with an entry that ended an hour ago."""
    now = clock.now()
    services.add_entry(
        cast.viewer("sari"),
        content=Content.of(description="Design review"),
        started_at=now - 2 * HOUR,
        ended_at=now - HOUR,
        now=now,
    )
    sign_in(page, cast.accounts["sari"])
    page.goto("/")
    return page


def test_a_day_goes_by_keyboard_alone(today: Page, cast: Cast) -> None:
    running = today.locator("#running-text")
    today.keyboard.press("n")
    today.keyboard.type("Wireframes")
    today.keyboard.press("Enter")
    expect(running).to_have_value("Wireframes")
    today.keyboard.press("b")
    expect(today.get_by_text("Take your time.")).to_be_visible()
    today.keyboard.press("b")
    expect(running).to_have_value("Wireframes")
    today.keyboard.press("s")
    expect(today.locator("#start-form")).to_be_visible()
    today.keyboard.press("2")
    expect(running).to_have_value("Design review")

    assert TimeEntry.objects.own(cast.viewer("sari")).running().get().description == (
        "Design review"
    )


def test_the_running_words_are_saved_when_the_cursor_leaves(today: Page, cast: Cast) -> None:
    today.locator("#start-text").fill("Draft")
    today.get_by_role("button", name="Start", exact=True).click()
    words = today.locator("#running-text")
    expect(words).to_have_value("Draft")

    words.fill("Draft for Kopi Nusantara")
    with today.expect_response("**/tracking/describe"):
        words.press("Enter")
    expect(today.locator(".day").first).to_contain_text("Draft for Kopi Nusantara")

    entry = TimeEntry.objects.own(cast.viewer("sari")).running().get()
    assert entry.description == "Draft for Kopi Nusantara"


def test_one_typed_line_is_said_again_and_then_added(today: Page) -> None:
    today.get_by_role("link", name="Add time").click()
    line = today.get_by_label("In one line")
    line.fill("yesterday 9-12.30 Sketches")
    expect(today.locator(".echo")).to_contain_text("3 hours 30 minutes")

    line.press("Enter")

    expect(today.locator("#toasts")).to_contain_text("Added")
    expect(today.locator(".day", has_text="Yesterday")).to_contain_text("Sketches")


def test_a_row_becomes_a_form_and_esc_gives_it_back(today: Page) -> None:
    row = today.locator(".entry", has_text="Design review")
    row.locator("a.open").click()
    field = today.locator(".entry-form [name=description]")
    expect(field).to_be_focused()
    field.press("Escape")
    expect(today.locator(".entry-form")).to_have_count(0)

    row.locator("a.open").click()
    field.fill("Design review, second round")
    field.press("Enter")

    expect(today.locator(".day").first).to_contain_text("Design review, second round")
    expect(today.locator(".entry-form")).to_have_count(0)


def test_what_was_deleted_comes_back_with_one_click(today: Page) -> None:
    row = today.locator(".entry", has_text="Design review")
    row.get_by_role("button", name="More for").click()
    today.locator("#entry-menu").get_by_role("button", name="Delete", exact=True).click()
    expect(row).to_have_count(0)

    today.locator("#toasts").get_by_role("button", name="Undo").click()

    expect(row).to_be_visible()


def test_c7_another_device_is_seen_when_the_page_is_looked_at_again(
    today: Page, cast: Cast
) -> None:
    services.start_timer(
        cast.viewer("sari"), content=Content.of(description="From my phone"), now=clock.now()
    )

    today.evaluate("document.dispatchEvent(new CustomEvent('lt:return'))")

    expect(today.locator("#running-text")).to_have_value("From my phone")


def test_c9_a_deed_on_an_entry_deleted_elsewhere_says_so_and_goes_on(
    today: Page, cast: Cast
) -> None:
    entry = TimeEntry.objects.own(cast.viewer("sari")).get()
    services.delete_entries(cast.viewer("sari"), entry_ids=[entry.pk], now=clock.now())

    row = today.locator(".entry", has_text="Design review")
    row.get_by_role("button", name="Continue").click()

    expect(today.locator("#toasts")).to_contain_text("not there any more")


def test_c10_tabbing_through_the_page_starts_nothing(today: Page, cast: Cast) -> None:
    for _ in range(40):
        today.keyboard.press("Tab")

    assert not TimeEntry.objects.own(cast.viewer("sari")).running().exists()


def test_rows_and_menus_are_reached_by_arrow_keys_and_answer_to_keys(today: Page) -> None:
    row = today.locator(".entry", has_text="Design review")
    more = row.get_by_role("button", name="More for")
    more.focus()
    more.press("Enter")
    menu = today.locator("#entry-menu")
    expect(menu.get_by_role("link", name="Edit or move")).to_be_focused()
    today.keyboard.press("ArrowDown")
    expect(menu.get_by_role("button", name="Duplicate", exact=True)).to_be_focused()
    today.keyboard.press("Escape")

    more.press("d")
    expect(today.locator("#toasts")).to_contain_text("Duplicated")
    expect(today.locator(".overlap").first).to_contain_text("at once with")
    today.locator(".similar .count").click()
    nested = today.locator(".entry.nested a.open")
    nested.first.focus()
    today.keyboard.press("ArrowDown")

    expect(nested.last).to_be_focused()


def test_a_start_that_cannot_be_read_is_asked_again_and_nothing_typed_is_lost(
    today: Page, cast: Cast
) -> None:
    today.locator("#start-text").fill("Call with Kopi")
    today.locator("#start-form [name=at]").fill("25:00")
    with today.expect_response("**/tracking/start"):
        today.get_by_role("button", name="Start", exact=True).click()
    asked = today.locator("#dialog")
    expect(asked).to_contain_text("This is not a time of day")

    asked.locator("[name=at]").fill("")
    asked.get_by_role("button", name="Start").click()

    expect(today.locator("#running-text")).to_have_value("Call with Kopi")


def test_ticked_entries_are_changed_together_and_taken_back(today: Page, cast: Cast) -> None:
    today.goto("/tracking/entries/")
    bar = today.locator(".bulk-bar")
    expect(bar).to_be_hidden()
    today.get_by_label("Design review", exact=True).check()
    bar.get_by_role("textbox", name="Description").fill("Review of the logo")
    bar.get_by_role("button", name="Change").click()
    expect(today.locator("#toasts")).to_contain_text("1 entry changed")

    today.locator("#toasts").get_by_role("button", name="Undo").click()

    expect(today.locator(".entry").first).to_contain_text("Design review")


def test_a_deed_among_the_entries_stays_among_the_entries(today: Page) -> None:
    today.goto("/tracking/entries/")
    row = today.locator(".entry", has_text="Design review")
    row.get_by_role("button", name="More for").click()
    today.get_by_role("button", name="Duplicate", exact=True).click()

    expect(today.locator("#entry-menu")).to_be_hidden()
    expect(today.locator(".entry.pickable")).to_have_count(2)


def test_the_one_menu_is_about_the_row_that_opened_it(today: Page, cast: Cast) -> None:
    now = clock.now()
    services.take_break(cast.viewer("sari"), now=now)
    services.stop_timer(cast.viewer("sari"), now=now + HOUR / 4)
    today.reload()
    favourite = today.get_by_role("button", name="Keep as favourite")
    today.get_by_role("button", name="More for Design review").click()
    expect(favourite).to_be_visible()

    today.get_by_role("button", name="More for entry").click()

    expect(today.locator("#entry-menu")).to_be_visible()
    expect(favourite).to_be_hidden()


@pytest.mark.without_javascript
def test_what_the_menu_offers_stands_below_the_form_without_scripts(
    page: Page, site: Site, cast: Cast
) -> None:
    now = clock.now()
    services.add_entry(
        cast.viewer("sari"),
        content=Content.of(description="Design review"),
        started_at=now - 2 * HOUR,
        ended_at=now - HOUR,
        now=now,
    )
    sign_in(page, cast.accounts["sari"])
    page.goto("/tracking/entries/")
    expect(page.get_by_role("button", name="More for")).to_be_hidden()
    page.get_by_role("link", name="Design review").click()
    page.get_by_role("button", name="Delete").click()

    expect(page).to_have_url(re.compile("/tracking/entries/$"))
    expect(page.get_by_role("main")).to_contain_text("Nothing found")


@pytest.mark.without_javascript
def test_the_timer_works_without_scripts(page: Page, site: Site, cast: Cast) -> None:
    sign_in(page, cast.accounts["sari"])
    page.goto("/")
    page.locator("#start-text").fill("Quiet work")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("#running-text")).to_have_value("Quiet work")
    page.get_by_role("button", name="Stop").click()

    expect(page.locator("#start-form")).to_be_visible()
    assert TimeEntry.objects.own(cast.viewer("sari")).get().ended_at is not None
