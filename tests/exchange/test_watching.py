"""An import in a real browser: the page watches by itself, and without scripts it reloads."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lentera.outbox.worker import Worker
from tests.cast import Cast
from tests.exchange.spent import spent
from tests.exchange.tables import ClockifySettings, clockify
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site


def begin(page: Page, cast: Cast, folder: Path) -> None:
    file = folder / "report.csv"
    file.write_bytes(clockify(spent(50), ClockifySettings(dates="%Y-%m-%d", with_type=True)))
    sign_in(page, cast.accounts["rina"])
    page.goto("/exchange/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Look into it").click()


def test_the_page_watches_an_import_until_it_is_there(
    page: Page, site: Site, cast: Cast, tmp_path: Path
) -> None:
    begin(page, cast, tmp_path)
    assert_accessible(page)

    page.get_by_role("button", name="Bring in 50 entries").click()
    expect(page.get_by_text("0 of 50 lines")).to_be_visible()
    Worker().work_off()

    expect(page.get_by_role("heading", level=1, name="Your time is here")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)


@pytest.mark.without_javascript
def test_without_scripts_a_file_comes_in_as_well(
    page: Page, site: Site, cast: Cast, tmp_path: Path
) -> None:
    begin(page, cast, tmp_path)

    page.get_by_role("button", name="Bring in 50 entries").click()
    Worker().work_off()

    expect(page.get_by_role("heading", level=1, name="Your time is here")).to_be_visible()
