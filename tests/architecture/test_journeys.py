"""Pages that only a way leads to, looked at: the first run, the second step, a day, an import.

``test_pages`` looks at every page that opens by its address alone; these need what came before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page

from lentera.domain.viewer import Viewer
from lentera.outbox.worker import Worker
from lentera.people.models import Account
from lentera.people.services import make_claim
from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.web import clock
from tests.cast import PASSWORD, gather
from tests.harness.looks import Look, every_look
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site
from tests.people.test_second_step import code_of

HOUR = timedelta(hours=1)
FILES = Path(__file__).parents[1] / "golden" / "imports"


@dataclass(frozen=True, slots=True)
class Walk:
    """Somebody's way through the product in one look."""

    name: str
    page: Page
    look: Look

    def come_in(self) -> Viewer:
        """Gather the cast and sign Sari in; give her as viewer."""
        cast = gather()
        Account.objects.update(language=self.look.language)
        sign_in(self.page, cast.accounts["sari"])
        return cast.viewer("sari")

    def go_on(self) -> None:
        """Press the page's main button and wait for what it leads to."""
        with self.page.expect_navigation():
            self.page.locator("main form .btn.primary:visible").first.click()

    def see(self, what: str) -> None:
        """Fail when the page at hand is not for everybody."""
        assert self.page.locator("html").get_attribute("lang") == self.look.language, what
        assert self.page.locator("h1").count() == 1, what
        assert_fits(self.page)
        assert_accessible(self.page)
        self.look.photograph(self.page, f"{self.name}-{what}")


def first_run(walk: Walk) -> None:
    page, see = walk.page, walk.see
    token = make_claim(clock.now())
    page.goto("/")
    see("claim")
    page.locator("[name=token]").fill(token or "")
    walk.go_on()
    see("place")
    walk.go_on()
    see("you")
    page.locator("[name=name]").fill("Bayu Pratama")
    page.locator("[name=email]").fill("bayu@kunang.example")
    page.locator("[name=password]").fill(PASSWORD)
    walk.go_on()
    see("purpose")
    page.locator("[name=purpose]").first.check()
    walk.go_on()
    see("workspace")
    walk.go_on()
    see("hours")
    walk.go_on()
    see("ready")
    walk.go_on()
    see("empty-day")


def second_step(walk: Walk) -> None:
    page, see = walk.page, walk.see
    walk.come_in()
    page.goto("/people/account/2fa/totp/activate/")
    see("prove")
    page.locator("[name=password]").fill(PASSWORD)
    walk.go_on()
    see("app")
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("[name=code]").fill(code_of(secret))
    walk.go_on()
    see("codes")
    for name, path in {
        "new-codes": "recovery-codes/generate/",
        "no-app": "totp/deactivate/",
        "passkey": "webauthn/add/",
    }.items():
        page.goto(f"/people/account/2fa/{path}")
        see(name)
    page.goto("/people/security/")
    see("security")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.goto("/people/account/login/")
    page.locator("[name=login]").fill("sari@kunang.example")
    page.locator("[name=password]").fill(PASSWORD)
    walk.go_on()
    see("one-more-step")


def a_day(walk: Walk) -> None:
    page, see, viewer, now = walk.page, walk.see, walk.come_in(), clock.now()
    for number in (3, 2):
        content = Content.of(description=f"Booking flow, draft {number}")
        at = now - number * HOUR
        services.add_entry(viewer, content=content, started_at=at, ended_at=at + HOUR, now=now)
    running = services.start_timer(viewer, content=Content("Booking flow"), now=now - HOUR)
    page.goto("/")
    see("running")
    page.locator(".entry .more").last.click()
    see("menu")
    page.keyboard.press("Escape")
    page.locator(".entry a.open").last.click()
    page.locator(".entry-form").wait_for()
    see("row-form")
    edit = reverse("tracking:edit", args=[running.pk])
    for name in ("edit", "split", "history"):
        page.goto(edit.replace("edit", name))
        see(name)
    services.take_break(viewer, now=now)
    page.goto("/")
    see("break")
    services.discard_timer(viewer, now=now)
    services.start_timer(viewer, content=Content("Forgotten"), now=now - 30 * HOUR)
    page.goto("/")
    see("forgotten")


def an_import(walk: Walk) -> None:
    page, see = walk.page, walk.see
    walk.come_in()
    page.goto("/exchange/")
    page.locator("input[type=file]").set_input_files(FILES / "clockify-bad-lines.csv")
    walk.go_on()
    see("preview")
    walk.go_on()
    see("waiting")
    Worker().work_off()
    page.reload()
    see("report")


JOURNEYS = {
    one.__name__.replace("_", "-"): one for one in (first_run, second_step, a_day, an_import)
}


@pytest.mark.parametrize(("name", "look"), every_look(list(JOURNEYS)))
def test_a_way_is_for_everybody(page: Page, site: Site, name: str, look: Look) -> None:
    look.apply(page)
    page.set_extra_http_headers({"Accept-Language": look.language})
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": look.language, "url": site.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a plain dict is what it takes

    JOURNEYS[name](Walk(name, page, look))
