"""A door stands open for what happens inside, and for nothing after it."""

import pytest

from lentera.domain.doors import OWN, any_open, is_open, standing_open


def test_a_door_stands_open_inside_and_shuts_behind_whatever_happens() -> None:
    disclosure = object()

    with pytest.raises(LookupError, match="True True"):
        _look_and_fail(disclosure)

    assert not any_open()
    assert not is_open(disclosure)


def test_another_door_that_looks_the_same_is_not_this_one() -> None:
    one, other = [1], [1]

    with standing_open(one):
        assert (is_open(one), is_open(other)) == (True, False)


def _look_and_fail(disclosure: object) -> None:
    with standing_open(OWN), standing_open(disclosure):
        raise LookupError(f"{any_open()} {is_open(disclosure)}")
