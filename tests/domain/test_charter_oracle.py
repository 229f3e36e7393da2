"""The door's answers, compared with those of an engine that we did not write."""

import pytest

from tests.domain.charter_worlds import (
    dice,
    differences_from_cedar,
    is_allowed,
    random_asking,
    random_charter,
)


@pytest.mark.parametrize(
    ("charters", "askings"), [(60, 150), pytest.param(200, 250, marks=pytest.mark.all)]
)
def test_cedar_decides_every_request_as_the_charter_does(charters: int, askings: int) -> None:
    differences = []
    for seed in range(charters):
        rng = dice(seed)
        charter = random_charter(rng)
        asked = [random_asking(rng) for _ in range(askings)]
        differences += differences_from_cedar(charter, asked)

    assert differences == []


def test_the_requests_compared_with_cedar_are_allowed_often_enough_to_tell() -> None:
    rng = dice(7)
    asked = [(random_charter(rng), random_asking(rng)) for _ in range(1500)]

    allowed = sum(is_allowed(charter, asking) for charter, asking in asked)

    assert 100 < allowed < 1400
