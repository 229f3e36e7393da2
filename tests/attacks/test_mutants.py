"""The product is broken on purpose, in one place at a time, and every fault must be noticed."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from contextvars import copy_context
from typing import Any

import pytest
import time_machine

from tests.attacks.agreements import build
from tests.attacks.doors_left_open import TESTED
from tests.attacks.figures_given_away import SHOWN
from tests.attacks.leaks_put_in import SWEPT
from tests.attacks.routes import Forms, asks_of, offered
from tests.attacks.sweep import Walk, undone
from tests.cast import NOW, gather

Patch = pytest.MonkeyPatch
Mutant = Callable[[Patch], None]


@pytest.mark.timeout(300)
def test_the_sweep_finds_every_leak_that_is_put_in(db: None, capsys: Any) -> None:
    with time_machine.travel(NOW, tick=False):
        walk = Walk(build())
        quiet = {mutant.__name__: found_by_the_sweep(walk, mutant, nothing) for mutant in SWEPT}
        found = {mutant.__name__: found_by_the_sweep(walk, mutant, mutant) for mutant in SWEPT}

    tell(capsys, "leaks put in", found.items())
    assert {name: what for name, what in quiet.items() if what} == {}
    assert [name for name, what in found.items() if not what] == []


@pytest.mark.timeout(300)
def test_a_test_fails_for_every_door_that_is_left_open(db: None, capsys: Any) -> None:
    quiet = {mutant.__name__: failure_of(mutant, nothing) for mutant in TESTED}
    found = {mutant.__name__: failure_of(mutant, mutant) for mutant in TESTED}

    tell(capsys, "doors left open", found.items())
    assert {name: what for name, what in quiet.items() if what} == {}
    assert [name for name, what in found.items() if not what] == []


@pytest.mark.all
@pytest.mark.timeout(300)
def test_a_test_fails_for_every_figure_that_is_given_away(db: None, capsys: Any) -> None:
    found = {mutant.__name__: failure_at_a_company(mutant) for mutant in SHOWN}

    tell(capsys, "figures given away", found.items())
    assert [name for name, what in found.items() if not what] == []


def nothing(_: Patch) -> None:
    """Break nothing."""


def found_by_the_sweep(walk: Walk, mutant: Mutant, breaking: Mutant) -> str:
    """Return the first leak the sweep finds where it must find this one."""
    walker, owner, name = SWEPT[mutant]
    walk.found.clear()
    with Patch.context() as patch:
        breaking(patch)
        walk.try_all(walker, asks_of(offered()[name], walk, Forms(), owner))
    return next(iter(walk.found), "")


def failure_of(mutant: Mutant, breaking: Mutant) -> str:
    """Return how the test that must fail for a mutant failed."""
    test, given = TESTED[mutant]
    with Patch.context() as patch, undone():
        wanted = inspect.signature(test).parameters
        have = {"monkeypatch": patch, **given} | ({"cast": gather()} if "cast" in wanted else {})
        breaking(patch)
        try:
            copy_context().run(test, **{name: have[name] for name in wanted})
        except (Exception, pytest.fail.Exception) as failure:  # noqa: BLE001  however it fails
            return f"{type(failure).__name__} in {test.__name__}"
    return ""


def failure_at_a_company(mutant: Mutant) -> str:
    """Return how the test about a company failed that must fail for a mutant."""
    test, room = SHOWN[mutant]
    found_company = contextmanager(room.company._get_wrapped_function())
    with Patch.context() as patch, undone(), found_company(gather()) as company:
        mutant(patch)
        try:
            copy_context().run(test, company)
        except (Exception, pytest.fail.Exception) as failure:  # noqa: BLE001  however it fails
            return f"{type(failure).__name__} in {test.__name__}"
    return ""


def tell(capsys: Any, what: str, found: Iterable[tuple[str, str]]) -> None:
    lines = [f"  {name}: {caught or 'NOT CAUGHT'}\n" for name, caught in found]
    caught = sum("NOT CAUGHT" not in line for line in lines)
    with capsys.disabled():
        sys.stdout.write(f"\n{what}: caught {caught} of {len(lines)}\n")
        sys.stdout.writelines(lines)
