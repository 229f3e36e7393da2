"""Everybody opens every address, with their own ids and with others': no canary gets out.

``script/test`` lets one person after the other take the next address; ``script/test --all`` lets
everybody open all of them.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

import pytest
import time_machine

from lentera.config.doors import DOORS
from tests.attacks.agreements import build
from tests.attacks.routes import Forms, asks_of, fillings, offered, read_forms
from tests.attacks.sweep import Walk, allowed, letters
from tests.attacks.world import WALKERS, World
from tests.cast import NOW

# Whose things are tried: a colleague's in the same team, and the other workspace's. In the whole
# sweep one's own as well, in which others' may stand.
OTHERS = ("sari", "mallory")
WHOSE_PAGES = ("bayu", "sari", "putri", "wulan")
# What a person's own pages and files show them: the sweep could find each of these elsewhere.
KINDS = (
    "description",
    "description after an edit",
    "deleted description",
    "running description",
    "running timer",
    "clock time",
    "length",
    "favourite",
    "file name",
    "imported line",
    "key",
    "private address",
    "private project",
    "task",
    "tag",
    "entry by its id",
)


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(NOW, tick=False):
        yield build()


def test_every_address_can_be_called(world: World) -> None:
    for address in offered().values():
        assert list(fillings(address, world, "sari"))

    assert offered()


@pytest.mark.timeout(300)
def test_nobody_meets_a_canary_of_others(world: World) -> None:
    walk = Walk(world)
    forms = read_forms(walk, ["bayu"])
    forms.most = 1

    turns = zip(offered().values(), cycle(WALKERS), cycle(OTHERS), strict=False)
    for address, walker, owner in turns:
        walk.try_all(walker, asks_of(address, walk, forms, owner))

    assert walk.found == []
    assert walk.requests > 2 * len(DOORS)


@pytest.mark.all
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("walker", WALKERS)
def test_nobody_meets_a_canary_anywhere(world: World, walker: str, capsys) -> None:
    walk = Walk(world)
    forms = read_forms(walk, list(WHOSE_PAGES))

    for address in offered().values():
        for owner in dict.fromkeys((walker, *OTHERS)):
            walk.try_all(walker, asks_of(address, walk, forms, owner))

    with capsys.disabled():
        sys.stdout.write(f"\nsweep as {walker}: {walk.requests} requests\n")
    assert walk.found == []


def test_letters_say_nothing_that_their_reader_may_not_know(world: World) -> None:
    told = [
        (to, canary.owner, canary.about)
        for to, text in letters()
        for reader in [world.owner_of_address(to)]
        for _, canary in world.cage.found_in(text)
        if canary.needs is not None and not allowed(reader, canary, [])
    ]

    assert told == []
    assert list(letters())


@pytest.mark.timeout(300)
def test_the_sweep_sees_what_people_see_of_their_own(world: World) -> None:
    forgotten = {
        mark: replace(canary, audience=frozenset())
        for mark, canary in world.cage.known.items()
        if canary.owner == "sari"
    }
    world.cage.known = forgotten
    walk = Walk(world)

    for address in offered().values():
        walk.try_all("sari", asks_of(address, walk, Forms(), "sari"))

    told = " ".join(walk.found)
    assert [kind for kind in KINDS if f"sari's {kind}" not in told] == []
