"""Every word on a page comes from the catalogue: told by a language that puts it in brackets.

In that language a page shows ⟦Save⟧ where English says "Save". A word outside of brackets is data
(names, zones, the product's own) or was written into a template or a view without being marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import trans_real

from lentera.config.doors import DOORS, Door
from lentera.people.models import Account, Member
from lentera.projects import services as projects
from lentera.tracking import services
from lentera.tracking.content import Content
from lentera.web import clock
from lentera.web.templatetags.lentera import initials
from tests.cast import Cast
from tests.harness.addresses import pages

# The style guide's samples are English on purpose: it is for those who build.
PATHS = {
    address.name: address.path
    for address in pages()
    if address.name in DOORS and address.name != "web:styleguide"
}
HOUR = timedelta(hours=1)
# Read aloud or shown, though they are no text.
SPOKEN = {"aria-label", "alt", "title", "placeholder", "data-nothing", "data-note", "title-text"}
# What stands in these is no sentence of ours: code, keys, and what says translate="no".
UNSAID = {"script", "style", "code", "pre", "kbd"}
# Names that are the same in every language, by their words.
NAMES = frozenset(
    re.findall(
        r"\w+",
        "Lentera English Bahasa Indonesia Studio Kunang kunang example Design Asia Jakarta UTC "
        "Clockify Toggl Track Harvest Kimai Timewarrior Watson ActivityWatch CSV JSON ICS MB",
    )
)


class Brackets:
    """A catalogue that knows every sentence and says it in brackets."""

    def get(self, key: str, default: object = None) -> str:
        del default
        return f"⟦{key.rpartition(trans_real.CONTEXT_SEPARATOR)[2]}⟧"

    def plural(self, key: str, number: int) -> str:
        del number
        return self.get(key)

    __getitem__ = get


class Page(HTMLParser):
    """Collects what a page says, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_data = ("translate", "no") in attrs or (tag == "select" and ("name", "zone") in attrs)
        if tag in UNSAID or is_data:
            self.inside.append(tag)
        self.said += [f"{value}" for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.said.append(data)


def unmarked(html: str, people: Iterable[str] = ()) -> list[str]:
    """Return the words of a page that stand outside of brackets and are no names."""
    page = Page()
    page.feed(html)
    whole = re.sub(r"[^\s⟦⟧]+@[^\s⟦⟧]+", " ", "\n".join(page.said))
    while "⟦" in whole:
        fewer = re.sub(r"⟦[^⟦⟧]*⟧", " ", whole)
        assert fewer != whole, "a bracket that does not close"
        whole = fewer
    known = NAMES | {word for name in people for word in words(f"{name} {initials(name)}")}
    return [word for word in words(whole) if word not in known]


def words(text: str) -> list[str]:
    """Return what has two letters or more; single ones are keys and units of figures."""
    return re.findall(r"[^\W\d_]{2,}", text)


def full_names() -> list[str]:
    """Return everybody's name and address: data, in whatever language."""
    return [*Account.objects.values_list("name", flat=True)]


@pytest.fixture
def in_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Indonesian say everything in brackets; its forms of dates and numbers stay."""
    monkeypatch.setattr(trans_real.translation("id"), "_catalog", Brackets())


@pytest.fixture
def bayu(cast: Cast, in_brackets: None) -> Client:
    """Bayu, who opens every door, with a page of his own time in the bracketed language."""
    Account.objects.update(language="id")
    client = Client(headers={"accept-language": "id"})
    client.force_login(cast.accounts["bayu"])
    return client


def test_a_word_that_nobody_marked_is_found(in_brackets: None) -> None:
    assert unmarked("<h1>⟦Save⟧</h1><p title='Close'>⟦Stop ⟦now⟧⟧ Jakarta 1:30</p>") == ["Close"]


@pytest.mark.parametrize("name", PATHS)
def test_every_word_of_a_page_can_be_translated(bayu: Client, name: str) -> None:
    client = bayu if DOORS[name] is not Door.EVERYBODY else Client(headers=bayu.headers)

    answer = client.get(PATHS[name], headers={"accept-language": "id"})

    if not answer.streaming and "html" in answer.get("Content-Type", ""):
        assert unmarked(answer.text, full_names()) == []


def test_every_word_of_a_page_about_something_can_be_translated(bayu: Client, cast: Cast) -> None:
    viewer, now = cast.viewer("bayu"), clock.now()
    tag = projects.create_tag(viewer, name="kunang", now=now)
    services.add_entry(
        viewer,
        content=Content.of(description="Kunang"),
        started_at=now - 3 * HOUR,
        ended_at=now - HOUR,
        now=now,
    )
    entry = services.start_timer(viewer, content=Content("Kunang"), now=now - 30 * HOUR)
    member = Member.objects.get(account=cast.accounts["sari"])
    found = {
        path: unmarked(bayu.get(path).text, full_names())
        for path in [
            "/",
            *(
                reverse(f"tracking:{name}", args=[entry.pk])
                for name in ("edit", "split", "history")
            ),
            reverse("people:member", args=[member.pk]),
            reverse("people:team", args=[cast.design.pk]),
        ]
    }

    assert tag
    assert {path: words for path, words in found.items() if words} == {}
