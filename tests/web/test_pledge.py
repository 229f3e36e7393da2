"""The pledge says what tests guard, and nothing that none does."""

import ast

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from lentera.web.pledge import OPPONENTS, PROMISES, Kept, Opponent, guards
from tests.harness.source import ROOT

NEVER_SAID = ("100 %", "100%", "fully anonymous", "completely anonymous", "impossible to")


@pytest.mark.parametrize("name", guards())
def test_every_test_that_is_named_exists(name: str) -> None:
    path, _, function = name.partition("::")
    tree = ast.parse((ROOT / path).read_text())

    assert function in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def test_every_promise_says_something_against_everybody() -> None:
    assert OPPONENTS.keys() == set(Opponent)
    assert all(promise.cells.keys() == set(Opponent) for promise in PROMISES)


def test_what_is_promised_is_guarded_and_what_is_not_names_no_test() -> None:
    cells = [cell for promise in PROMISES for cell in promise.cells.values()]

    assert all(bool(cell.tests) == (cell.kept is not Kept.NOT) for cell in cells)
    assert {cell.kept for cell in cells} == set(Kept)


@pytest.mark.parametrize("language", ["en", "id"])
def test_everybody_reads_it_without_signing_in(db: None, cast: object, language: str) -> None:
    page = Client(headers={"accept-language": language}).get(reverse("web:pledge"))

    with translation.override(language):
        words = [escape(str(promise.words)) for promise in PROMISES]
    assert page.status_code == 200
    assert [one for one in words if one not in page.text] == []
    assert all(name in page.text for name in guards())
    assert [said for said in NEVER_SAID if said in page.text] == []


def test_it_is_linked_from_the_sign_in(cast: object) -> None:
    assert reverse("web:pledge") in Client().get(reverse("account_login")).text
