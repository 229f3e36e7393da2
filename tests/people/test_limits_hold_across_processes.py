"""The limits of signing in are one for the whole server, however many processes serve."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client

from tests.cast import PASSWORD, Cast
from tests.people.signing import LOGIN

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]
TRIES = 5


@pytest.fixture(autouse=True)
def _forget_tries(transactional_db: None) -> Iterator[None]:
    """Tidy up: no other test may stand before the door that rests here."""
    yield
    cache.clear()


def guess(times: int, answers: Connection) -> None:
    """Guess wrong passwords in a process of its own, with connections of its own."""
    for connection in connections.all(initialized_only=True):
        connection.connection = None  # the parent's, not ours to close
    statuses = [
        Client().post(LOGIN, {"login": "sari@kunang.example", "password": "not this"}).status_code
        for _ in range(times)
    ]
    connections.close_all()
    answers.send(statuses)


def in_another_process(times: int) -> list[int]:
    """Guess in a child process and return what it was answered."""
    here, there = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=guess, args=(times, there))
    child.start()
    statuses: list[int] = here.recv()
    child.join()
    return statuses


def test_two_processes_share_one_limit(cast: Cast):
    connections.close_all()

    first = in_another_process(TRIES - 2)
    second = in_another_process(2)

    late = Client().post(LOGIN, {"login": "sari@kunang.example", "password": PASSWORD})
    assert first + second == [200] * TRIES
    assert "this door rests" in late.text
