"""Making the same requests with one client or with many, and what they waited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from time import perf_counter
from typing import Protocol

from bench.figures import Figure, ninety_ninth

Ask = Callable[[int], None]


class Pair(Protocol):
    """A tracker's client that records one person's time."""

    def start(self, turn: int) -> None:
        """Start."""

    def stop(self, turn: int) -> None:
        """Stop."""

    def add(self, turn: int) -> None:
        """Add a finished entry."""


def milliseconds(ask: Ask, count: int) -> list[float]:
    """Return what each of so many requests took, after a tenth of them to warm up."""
    for turn in range(max(count // 10, 2)):
        ask(-turn - 1)
    return [_one(ask, turn) for turn in range(count)]


def by_turns(clients: Sequence[Pair], count: int) -> tuple[list[float], list[float]]:
    """Start and stop ``count`` times with each client at once; return what each deed took."""
    with ThreadPoolExecutor(len(clients)) as together:
        taken = list(together.map(lambda client: _pairs(client, count), clients))
    starts = [one for pairs in taken for one, _ in pairs]
    return starts, [one for pairs in taken for _, one in pairs]


def a_second(asks: Sequence[Ask], count: int) -> float:
    """Return how many requests a second all clients together get done."""
    for ask in asks:
        ask(-1)

    def all_of(ask: Ask) -> None:
        for turn in range(count):
            ask(turn)

    began = perf_counter()
    with ThreadPoolExecutor(len(asks)) as together:
        list(together.map(all_of, asks))
    return len(asks) * count / (perf_counter() - began)


def middles(rounds: Sequence[Sequence[float]]) -> Figure:
    """Return the p50 of each round as one figure."""
    return Figure.of([median(samples) for samples in rounds], "ms")


def tails(rounds: Sequence[Sequence[float]]) -> Figure:
    """Return the p99 of each round as one figure."""
    return Figure.of([ninety_ninth(samples) for samples in rounds], "ms")


def _pairs(client: Pair, count: int) -> list[tuple[float, float]]:
    for turn in range(max(count // 10, 2)):
        client.start(-turn - 1)
        client.stop(-turn - 1)
    return [(_one(client.start, turn), _one(client.stop, turn)) for turn in range(count)]


def _one(ask: Ask, turn: int) -> float:
    began = perf_counter()
    ask(turn)
    return (perf_counter() - began) * 1000
