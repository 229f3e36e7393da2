"""A door stands open for what happens inside, and for nothing after it."""

from collections.abc import Iterator
from threading import Thread
from typing import NoReturn

import pytest

from lentera.domain import doors
from lentera.domain.doors import OwnTime, Upkeep, all_shut, any_open, is_open, standing_open


@pytest.fixture(autouse=True)
def no_door_of_the_test_itself() -> Iterator[None]:
    with all_shut():
        yield


def test_a_door_stands_open_inside_and_shuts_behind_whatever_happens() -> None:
    disclosure = OwnTime(1)

    with pytest.raises(LookupError), standing_open(OwnTime(2)), standing_open(disclosure):
        fail_while_they_stand_open(disclosure)

    assert not any_open()
    assert not is_open(disclosure)


def test_the_doors_that_stand_open_are_named_the_last_one_at_the_end() -> None:
    own, upkeep = OwnTime(1), Upkeep.CHECK

    with standing_open(own), standing_open(upkeep):
        assert doors.standing() == (own, upkeep)

    assert doors.standing() == ()


def test_another_door_that_looks_the_same_is_not_this_one() -> None:
    one, other = OwnTime(1), OwnTime(1)

    with standing_open(one):
        assert (is_open(one), is_open(other)) == (True, False)


def test_what_is_shut_inside_stands_open_again_after_it() -> None:
    with standing_open(OwnTime(1)):
        with all_shut():
            doors.leave_open(OwnTime(2))
            inside = doors.innermost()
        after = doors.innermost()

    assert (inside, after) == (OwnTime(2), OwnTime(1))
    assert not any_open()


def test_a_door_stands_open_in_its_own_thread_alone() -> None:
    found = []

    with standing_open(Upkeep.CHECK):
        other = Thread(target=lambda: found.append(any_open()))
        other.start()
        other.join()

    assert found == [False]


def test_upkeep_is_told_apart_by_its_name() -> None:
    with standing_open(OwnTime(1)), standing_open(Upkeep.SEALING):
        assert doors.upkeep_of({Upkeep.SEALING})
        assert not doors.upkeep_of({Upkeep.ERASING})


def fail_while_they_stand_open(disclosure: OwnTime) -> NoReturn:
    assert any_open()
    assert is_open(disclosure)
    assert doors.innermost() is disclosure
    raise LookupError
