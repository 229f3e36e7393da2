"""The report in a real browser: looked at in all ways, and used as people use it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from lentera.people.models import Account
from tests.cast import NOW, Cast
from tests.harness.looks import Look, every_look
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site
from tests.reports.conftest import Studio

QUESTIONS = {
    "week": "/reports/?when=week&on=2026-11-20&then=task",
    "month-by-tag": "/reports/?when=month&on=2026-11-20&by=tag",
    "quarter-by-day": "/reports/?when=quarter&on=2026-11-20&by=day&then=project",
    "filtered": "/reports/?when=own&first=2026-11-01&last=2026-11-30&by=client&q=o&billable=no",
    "mistaken": "/reports/?when=own&first=2026-12-01&last=2026-11-01&project=garbage",
}


@pytest.fixture
def sari(
    page: Page, site: Site, studio: Studio, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> Page:
    """Sari's browser, at the moment of the cast's clock, with some days behind her."""
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    for day in (12, 13, 16, 19, 20):
        at = f"2026-11-{day}"
        studio.add(f"{at}T02:00", f"{at}T05:00", project="website", task="layout", tags=["design"])
        studio.add(f"{at}T05:00", f"{at}T05:30", kind="break")
        tags = ["design", "meeting"]
        studio.add(f"{at}T05:30", f"{at}T08:00", project="shop", description="Shop", tags=tags)
        studio.add(f"{at}T07:45", f"{at}T08:20", project="internal", description="Notes")
    sign_in(page, cast.accounts["sari"])
    return page


@pytest.mark.parametrize(("name", "look"), every_look(list(QUESTIONS)))
def test_the_report_is_for_everybody(sari: Page, name: str, look: Look) -> None:
    Account.objects.update(language=look.language)
    look.apply(sari)

    sari.goto(QUESTIONS[name])

    expect(sari.locator("h1")).to_have_count(1)
    assert_fits(sari)
    assert_accessible(sari)
    look.photograph(sari, f"report-{name}")


def test_letters_choose_the_period_and_brackets_its_neighbours(sari: Page) -> None:
    sari.goto("/reports/")
    title = sari.locator("#when h2")

    for key, heading in (
        ("m", "November 2026"),
        ("[", "October 2026"),
        ("[", "September 2026"),
        ("]", "October 2026"),
        ("q", "Quarter 4 of 2026"),
        ("y", "2026"),
        ("d", "Tuesday, 24 Nov 2026"),
        ("w", "23 \N{EN DASH} 29 Nov 2026"),
        ("[", "16 \N{EN DASH} 22 Nov 2026"),
    ):
        sari.keyboard.press(key)

        expect(title).to_have_text(heading)
        sari.wait_for_load_state()  # the next page listens to keys once its modules ran


def test_filters_change_figures_links_and_address_and_can_be_gone_back_from(sari: Page) -> None:
    sari.goto("/reports/?when=month")
    rows = sari.locator(".report-lines tbody tr")
    expect(rows).to_have_count(3)

    sari.get_by_text("Filters", exact=True).click()
    sari.get_by_role("button", name="Project: Any project").click()
    sari.locator("#report-project-list").get_by_text("Shop").click()
    expect(rows).to_have_count(1)
    sari.locator("#report-project-list").get_by_text("Internal").click()
    expect(rows).to_have_count(2)
    sari.keyboard.press("Escape")
    sari.get_by_label("Group by").select_option("tag")

    expect(sari.locator("#lines-h")).to_have_text("By tag")
    assert sari.url.count("project=") == 2
    assert "by=tag" in sari.get_by_role("link", name="Earlier").get_attribute("href")
    assert "q=" not in sari.url
    sari.go_back()
    expect(sari.locator("#lines-h")).to_have_text("By project")
    expect(rows).to_have_count(2)


def test_a_mistake_is_shown_at_its_field_and_can_be_mended(sari: Page) -> None:
    sari.goto("/reports/?when=own&first=2026-11-10&last=2026-11-20")

    sari.get_by_label("To", exact=True).fill("2026-11-01")
    sari.get_by_label("To", exact=True).press("Tab")
    expect(sari.get_by_text("This day is before the first one.")).to_be_visible()
    sari.get_by_label("To", exact=True).fill("2026-11-13")
    sari.get_by_role("button", name="Show").click()

    expect(sari.locator("#when h2")).to_have_text("10 \N{EN DASH} 13 Nov 2026")
    expect(sari.locator(".report-lines tbody tr")).to_have_count(3)


@pytest.mark.without_javascript
def test_everything_works_without_scripts(sari: Page) -> None:
    sari.goto("/reports/?when=month")
    sari.get_by_text("Filters", exact=True).click()

    sari.locator("#report-tag").select_option(label="meeting")
    sari.get_by_label("Group by").select_option("client")
    sari.get_by_role("button", name="Show").click()

    expect(sari.locator(".report-lines tbody tr")).to_have_count(1)
    expect(sari.locator(".report-status")).to_contain_text("5 entries · meeting")
    with sari.expect_download() as file:
        sari.get_by_role("link", name="All 5 entries as CSV").click()
    assert file.value.suggested_filename == "lentera-entries-2026-11-01-2026-11-30.csv"
