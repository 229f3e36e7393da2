"""Who looked, in a real browser: looked at in all ways, and used as people use it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lentera.config.backup.witnessing import tell_members
from lentera.people.models import Account
from lentera.witness import services
from tests.cast import NOW, Cast
from tests.harness.looks import Look, every_look
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site
from tests.witness.looking import look

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Each with who looks at it; {…} is an id of what the fixture made.
PAGES = {
    "looks": ("sari", "/witness/looks/"),
    "narrowed": ("sari", "/witness/looks/?outcome=refused&purpose=planning"),
    "one-look": ("sari", "/witness/looks/{refused}/"),
    "questions": ("sari", "/witness/questions/"),
    "thread": ("sari", "/witness/questions/{asked}/"),
    "report": ("wulan", "/witness/questions/{report}/"),
    "to-answer": ("putri", "/witness/questions/"),
    "looked": ("putri", "/witness/looked/"),
    "notices": ("sari", "/witness/notices/"),
    "today": ("sari", "/"),
}


@pytest.fixture
def ids(page: Page, site: Site, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A month in which people looked, asked and answered."""
    del page, site
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    sari, putri = cast.viewer("sari"), cast.viewer("putri")
    tell_members("server.backup", now=NOW - 5 * DAY)
    team = {"role": "lead", "purpose": "planning", "granularity": "team_per_closed_week"}
    look(cast, "rina", "sari", "jonas", "dewi", now=NOW - 4 * DAY, reference="", **team)
    first = look(cast, "putri", "sari", "jonas", now=NOW - 3 * DAY, channel="export")
    refused = look(
        cast, "rina", "sari", now=NOW - DAY, role="lead", purpose="planning", refused="too_fine"
    )
    look(cast, "bayu", "sari", now=NOW - HOUR, role="owner", name_shown=False, purpose="support")
    asked = services.ask_why(sari, look_id=first, text="Which run was it?", now=NOW - 2 * DAY)
    services.say(putri, request_id=asked.pk, text="The one of October.", now=NOW - DAY)
    report = services.report_wrong(sari, look_id=first, text="I was away.", now=NOW - 4 * DAY)
    services.tell_of_looks(now=NOW)
    made = {"first": first, "refused": refused, "asked": asked.pk, "report": report.pk}
    return {name: reverse("witness:look", args=[one]).split("/")[-2] for name, one in made.items()}


@pytest.mark.parametrize(("name", "look"), every_look(list(PAGES)))
def test_a_page_about_looks_is_for_everybody(
    page: Page, cast: Cast, ids: dict[str, str], name: str, look: Look
) -> None:
    who, path = PAGES[name]
    Account.objects.update(language=look.language)
    sign_in(page, cast.accounts[who])
    look.apply(page)

    page.goto(path.format(**ids))

    expect(page.locator("h1")).to_have_count(1)
    assert_fits(page)
    assert_accessible(page)
    look.photograph(page, f"witness-{name}")


@pytest.mark.without_javascript
def test_asking_why_and_answering_needs_no_script(
    page: Page, cast: Cast, ids: dict[str, str]
) -> None:
    sign_in(page, cast.accounts["sari"])
    page.goto(f"/witness/looks/{ids['refused']}/")
    page.get_by_label("Your question").fill("Why did you try?")
    page.get_by_role("button", name="Ask why").click()
    expect(page.get_by_text("Due 27 Nov 2026")).to_be_visible()
    page.context.clear_cookies()

    sign_in(page, cast.accounts["rina"])
    page.goto("/witness/questions/")
    page.get_by_role("link", name="Why was this looked at?").click()
    page.get_by_label("Your words").fill("I wanted to plan next week.")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_text("I wanted to plan next week.")).to_be_visible()
    expect(page.get_by_text("Answered", exact=True)).to_be_visible()


def test_the_first_page_leads_to_who_looked(page: Page, cast: Cast, ids: dict[str, str]) -> None:
    del ids
    sign_in(page, cast.accounts["sari"])
    page.goto("/")

    page.get_by_role("link", name="See who looked").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Who looked")
    expect(page.locator(".pill", has_text="Refused")).to_be_visible()


def test_the_first_page_says_nothing_when_nobody_looked(page: Page, site: Site, cast: Cast) -> None:
    del site
    sign_in(page, cast.accounts["sari"])

    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Who looked")).to_have_count(0)
