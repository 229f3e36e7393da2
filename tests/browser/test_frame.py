import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from lentera.people.models import Account
from tests.cast import Cast
from tests.harness.pages import sign_in
from tests.harness.site import Site

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "lengths.json").read_text("utf-8"))


@pytest.fixture
def guide(page: Page, site: Site, cast: Cast) -> Page:
    sign_in(page, cast.accounts["bayu"])
    page.goto("/styleguide")
    return page


def test_the_browser_reads_lengths_as_the_server_does(page: Page, site: Site) -> None:
    page.goto("/people/account/login/")
    names = json.loads((Path(settings.STATIC_ROOT) / "staticfiles.json").read_text())["paths"]
    script = f"/static/{names['web/js/length.js']}"

    read = page.evaluate(
        """async ([script, cases]) => {
            const { readLength } = await import(script);
            return cases.map((one) => readLength(one.input, one.expects_clock));
        }""",
        [script, GOLDEN],
    )

    answers = ("seconds", "question", "refusal")
    wanted = [{key: case[key] for key in answers if key in case} for case in GOLDEN]
    assert [
        (case["input"], got)
        for case, got, want in zip(GOLDEN, read, wanted, strict=True)
        if got != want
    ] == []


def test_a_question_mark_opens_the_keys_and_typing_does_not(guide: Page) -> None:
    field = (
        guide.get_by_label("Description").or_(guide.get_by_label("What are you working on?")).first
    )
    field.press("?")
    expect(guide.get_by_role("dialog", name="Keyboard")).to_be_hidden()

    guide.get_by_role("heading", level=1).click()
    guide.keyboard.press("?")

    expect(guide.get_by_role("dialog", name="Keyboard")).to_be_visible()
    guide.keyboard.press("Escape")
    expect(guide.get_by_role("dialog", name="Keyboard")).to_be_hidden()


def test_keys_rest_for_people_who_switched_them_off(guide: Page, cast: Cast) -> None:
    Account.objects.filter(pk=cast.accounts["bayu"].pk).update(shortcuts_on=False)
    guide.reload()

    guide.keyboard.press("?")

    expect(guide.get_by_role("dialog", name="Keyboard")).to_be_hidden()


def test_the_theme_changes_at_once_and_stays(guide: Page) -> None:
    guide.get_by_role("button", name=re.compile("Your settings")).click()
    with guide.expect_response("**/people/appearance"):
        guide.get_by_role("button", name="Dark").click()
    assert guide.evaluate("document.documentElement.dataset.theme") == "dark"

    guide.reload()

    assert guide.locator("html").get_attribute("data-theme") == "dark"


@pytest.mark.without_javascript
def test_the_language_changes_without_scripts(page: Page, site: Site, cast: Cast) -> None:
    page.goto("/people/account/login/")

    page.get_by_role("button", name="Indonesia").click()

    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page).to_have_url(site.at("/people/account/login/"))


def test_a_picker_is_found_typed_and_chosen_with_the_keyboard(guide: Page) -> None:
    guide.get_by_role("button", name="Project: Website redesign").first.press("Enter")
    guide.keyboard.type("pasar")
    guide.keyboard.press("Enter")

    expect(guide.locator("select[name=project]")).to_have_value("1")
    face = guide.get_by_role("button", name="Project: Pasar Pagi app")
    expect(face).to_be_focused()


def test_several_tags_are_put_on_and_taken_off(guide: Page) -> None:
    guide.get_by_role("button", name="Tags: design").click()
    guide.get_by_role("option", name="meeting").click()
    guide.get_by_role("option", name="design").click()
    guide.keyboard.press("Escape")

    chosen = guide.locator("select[name=tags]").evaluate(
        "s => [...s.selectedOptions].map(o => o.text)"
    )
    assert chosen == ["meeting"]


def test_a_length_is_echoed_and_a_doubtful_one_asked(guide: Page) -> None:
    field = guide.get_by_label("Length")
    expect(guide.get_by_text("= 1:30")).to_be_visible()

    field.fill("90")
    guide.get_by_role("button", name=re.compile("^90.*m")).click()

    expect(field).to_have_value("90m")
    expect(guide.get_by_text("= 1:30")).to_be_visible()


def test_a_message_can_be_closed(guide: Page) -> None:
    toast = guide.get_by_text("Deleted: Daily stand-up")
    expect(toast).to_be_visible()

    guide.get_by_role("button", name="Close this message").click()

    expect(toast).to_be_hidden()


def test_a_dialog_opens_and_gives_the_focus_back(guide: Page) -> None:
    opener = guide.get_by_role("button", name="Open a dialog")

    opener.click()
    expect(guide.get_by_role("dialog", name="Edit")).to_be_visible()
    guide.keyboard.press("Escape")

    expect(opener).to_be_focused()


def test_the_first_tab_stop_skips_to_the_content(guide: Page) -> None:
    guide.keyboard.press("Tab")
    guide.keyboard.press("Enter")

    expect(guide.locator("main")).to_be_focused()
