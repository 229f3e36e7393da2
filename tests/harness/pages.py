"""A pytest plugin: a browser that fails the test when a page complains or asks a stranger.

``page`` and ``context`` are pytest-playwright's, guarded. ``another_device()`` gives a page of a
second, equally guarded browser session.
"""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

from tests.harness.browser import WHAT_TO_DO, find_browser
from tests.harness.site import Site

FLAGS = ["--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Files a page cannot do without: a "no" to one of them is a fault, not an answer.
PARTS_OF_A_PAGE = {"stylesheet", "script", "image", "font", "manifest", "media"}

# Chromium logs every answer of 400 and more, whatever the page does with it. These are answers
# people read; that a form with mistakes says 422 and not 200 matters more than an empty console:
# scripts, tests and other programs must not take it for saved. Any other status is a complaint, and
# so is one of these for a part of a page (see `Guard._response`).
LOGGED_STATUS = r"Failed to load resource: the server responded with a status of (\d+)"
ANSWERS = {
    401,  # signing in elsewhere went wrong
    403,  # not for your role
    404,  # not there, or not yours
    409,  # changed elsewhere, in use
    410,  # a link that was used
    413,  # a file that is too large
    415,  # a file nobody can read
    422,  # a form with mistakes, said beside their fields
    429,  # too many tries
}


class Guard:
    """Listens to one browser session and keeps every complaint."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda fault: self.complaints.append(f"script: {fault.error}"))
        context.on("request", lambda request: self._address(request.url))
        context.on("response", self._response)

    def check(self) -> None:
        """Fail with every complaint there was."""
        assert not self.complaints, "\n".join(self.complaints)

    def _console(self, message: ConsoleMessage) -> None:
        status = re.match(LOGGED_STATUS, message.text)
        is_an_answer = status is not None and int(status[1]) in ANSWERS
        if message.type in {"error", "warning"} and not is_an_answer:
            self.complaints.append(f"console {message.type}: {message.text}")

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.hostname != "localhost":
            self.complaints.append(f"asked a stranger: {url}")

    def _response(self, response: Response) -> None:
        lowest_fault = 400 if response.request.resource_type in PARTS_OF_A_PAGE else 500
        if response.status >= lowest_fault:
            self.complaints.append(f"status {response.status}: {response.url}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium that is there; as root it cannot have a sandbox."""
    path = find_browser()
    if path is None:
        pytest.fail(WHAT_TO_DO)
    sandbox = os.geteuid() != 0
    own = {"executable_path": str(path), "chromium_sandbox": sandbox, "args": FLAGS}
    return {**browser_type_launch_args, **own}


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], site: Site, request: pytest.FixtureRequest
) -> dict[str, Any]:
    """Open paths on the site, without animations; ``without_javascript`` marks the other way."""
    scripts = request.node.get_closest_marker("without_javascript") is None
    own = {"base_url": site.url, "reduced_motion": "reduce", "java_script_enabled": scripts}
    return {**browser_context_args, **own}


@pytest.fixture
def context(context: BrowserContext) -> Iterator[BrowserContext]:
    """Give pytest-playwright's session, guarded."""
    guard = Guard(context)
    yield context
    guard.check()


@pytest.fixture
def another_device(new_context: Callable[..., BrowserContext]) -> Iterator[Callable[[], Page]]:
    """Give a function that opens a page on one more device."""
    guards = []

    def open_device() -> Page:
        device = new_context()
        guards.append(Guard(device))
        return device.new_page()

    yield open_device
    for guard in guards:
        guard.check()


def sign_in(page: Page, account: AbstractBaseUser) -> None:
    """Give the browser session of ``page`` to a person without going through the form."""
    client = Client()
    client.force_login(account)  # type: ignore[arg-type]  # the stubs ask for Django's own user
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "domain": "localhost", "path": "/"}
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a plain dict is what it takes


def assert_accessible(page: Page) -> None:
    """Fail with every finding of axe (WCAG 2.2 AA and its best practices)."""
    options = {"runOnly": {"type": "tag", "values": RULES}}
    results = Axe().run(page, options=options)
    assert not results.violations_count, results.generate_report()


def assert_fits(page: Page) -> None:
    """Fail when the page has to be scrolled sideways."""
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0, f"{page.url} is {page.evaluate(wide)} px too wide"
