"""Bringing data in a real browser: without any script to its end, and looked at in all ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lentera.outbox.worker import Worker
from lentera.people.models import Account
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import delete_entries
from lentera.web import clock
from tests.cast import Cast
from tests.exchange.documents import activitywatch
from tests.exchange.spent import spent
from tests.harness.looks import Look, every_look
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site

TABLE = (
    b"Date,Start,End,Duration,Description,Project\n"
    b"2026-11-02,09:00,10:00,05:00:00,Call,Website\n"
    b"2026-11-02,10:00,11:00,01:00:00,Review,Website\n"
    b"2026-11-03,09:00,10:00,01:00:00,Call,Website\n"
    b"2026-11-99,09:00,10:00,01:00:00,Call,Website\n"
)


@pytest.fixture
def rina(page: Page, site: Site, cast: Cast) -> Page:
    """Rina's browser."""
    sign_in(page, cast.accounts["rina"])
    return page


def drop(page: Page, folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.write_bytes(content)
    page.goto("/exchange/")
    page.locator("#id_file").set_input_files(path)
    page.get_by_role("button", name="Look into it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this right?")


def press(page: Page, name: str) -> None:
    """Press a button behind which the worker works, and wait for the report as anybody does."""
    page.get_by_role("button", name=name).click()
    expect(page.get_by_text("You may leave this page")).to_be_visible()
    Worker().work_off()
    page.wait_for_selector("dl.figures")


@pytest.mark.without_javascript
def test_a_table_comes_in_and_comes_back_without_scripts(
    rina: Page, cast: Cast, tmp_path: Path
) -> None:
    viewer = cast.viewer("rina")
    drop(rina, tmp_path, "report.csv", TABLE)
    expect(rina.get_by_text("1 line to look at")).to_be_visible()
    press(rina, "Bring in 3 entries")
    expect(rina.get_by_role("heading", level=1)).to_have_text("Your time is here")
    ids = list(TimeEntry.objects.own(viewer).order_by("started_at").values_list("pk", flat=True))
    delete_entries(viewer, entry_ids=ids[:1], now=clock.now())

    drop(rina, tmp_path, "report.csv", TABLE)
    press(rina, "Bring 1 entry you deleted back")

    expect(rina.get_by_text("1 entry you had deleted is back")).to_be_visible()
    assert set(TimeEntry.objects.own(viewer).values_list("pk", flat=True)) == set(ids)


@pytest.mark.without_javascript
def test_what_a_computer_saw_is_picked_without_scripts(
    rina: Page, cast: Cast, tmp_path: Path
) -> None:
    drop(rina, tmp_path, "buckets.json", activitywatch(spent(20)))
    offered = rina.locator("input[name=picked]")
    expect(rina.get_by_role("button", name="Bring in")).to_have_count(0)
    offered.nth(0).check()
    offered.nth(1).check()
    rina.get_by_role("button", name="Show it this way").click()
    expect(offered.nth(0)).to_be_checked()

    press(rina, "Bring in 2 entries")

    assert TimeEntry.objects.own(cast.viewer("rina")).count() == 2


@pytest.mark.parametrize(("name", "look"), every_look(["preview", "report"]))
def test_preview_and_report_are_for_everybody(
    rina: Page, cast: Cast, tmp_path: Path, name: str, look: Look
) -> None:
    viewer = cast.viewer("rina")
    drop(rina, tmp_path, "report.csv", TABLE)
    press(rina, "Bring in 3 entries")
    ids = list(TimeEntry.objects.own(viewer).values_list("pk", flat=True))
    delete_entries(viewer, entry_ids=ids[:2], now=clock.now())
    drop(rina, tmp_path, "longer.csv", TABLE + b"2026-11-04,09:00,10:00,01:00:00,Call,Website\n")
    if name == "report":
        press(rina, "Bring in 1 entry")
    Account.objects.update(language=look.language)
    look.apply(rina)

    rina.reload()

    expect(rina.locator("h1")).to_have_count(1)
    assert_fits(rina)
    assert_accessible(rina)
    look.photograph(rina, f"import-{name}")
