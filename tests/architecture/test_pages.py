"""Every page without an id in its address, looked at: by axe, by its width, by its console.

Pages that say no are looked at as well.
"""

import pytest
from django.test import Client
from playwright.sync_api import Page

from lentera.config.doors import DOORS, Door
from lentera.people.models import Account
from tests.cast import Cast
from tests.harness.addresses import pages
from tests.harness.looks import Look, every_look
from tests.harness.pages import assert_accessible, assert_fits, sign_in
from tests.harness.site import Site

PATHS = {address.name: address for address in pages() if address.name in DOORS}


def test_there_are_pages_to_look_at(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.accounts["bayu"])

    looked_at = [name for name in PATHS if is_page(client, name)]

    assert len(looked_at) > len(PATHS) // 2


@pytest.mark.parametrize(("name", "look"), every_look(list(PATHS)))
def test_a_page_is_for_everybody(page: Page, site: Site, cast: Cast, name: str, look: Look) -> None:
    Account.objects.update(language=look.language)
    client = Client(headers={"accept-language": look.language})
    if DOORS[name] is not Door.EVERYBODY:
        client.force_login(cast.accounts["bayu"])
        sign_in(page, cast.accounts["bayu"])
    if not is_page(client, name):
        return
    page.set_extra_http_headers({"Accept-Language": look.language})
    look.apply(page)

    page.goto(PATHS[name].path)

    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == look.language
    assert "Lentera" in page.title()
    assert_fits(page)
    assert_accessible(page)
    look.photograph(page, name.replace(":", "-"))


def is_page(client: Client, name: str) -> bool:
    """Whether this answer is a whole page: no fragment, no file, not sent elsewhere."""
    answer = client.get(PATHS[name].path)
    return not answer.streaming and b"<html" in answer.content
