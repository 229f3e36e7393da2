"""Reading: the last fifty entries and the first page, while what is stored grows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack

from bench.figures import Figure, Row, times_at_most
from bench.load import middles, milliseconds
from bench.ours import Client, Stored, lentera, settings
from bench.peers import activitywatch, hello
from bench.processes import run
from bench.setting import Setting
from bench.wire import Wire

GETS = 30


def measure(setting: Setting) -> Iterator[Row]:
    """Measure at each size; the last rows say how much slower the largest is than the smallest."""
    first: list[Row] = []
    sizes = setting.sizes(10_000, 100_000, 1_000_000)
    rows: list[Row] = []
    for entries in sizes:
        rows = list(_at(setting, setting.stored(entries)))
        first = first or rows
        yield from rows
    for small, large in zip(first, rows, strict=True) if len(sizes) > 1 else ():
        name = large.what.partition(", ")[0]
        growth = f"{name}: {sizes[-1]:,} stored beside {sizes[0]:,}"
        yield Row(growth, large.ours, "itself", small.ours, times_at_most(2))


def _at(setting: Setting, stored: Stored) -> Iterator[Row]:
    size = f"{stored.entries:,} stored"
    with ExitStack() as servers:
        port = servers.enter_context(lentera(stored.data)).port
        watch = servers.enter_context(activitywatch.serving_activitywatch("activitywatch-data"))
        floor = Wire(servers.enter_context(hello.serving_hello()))
        setting.say(f"lists with {size}")
        activitywatch.fill(watch.port, stored.entries)
        # Somebody whose day the timer's bench has not filled.
        client, theirs = stored.client(15, port), Wire(watch.port)
        fifty: list[list[float]] = []
        page: list[list[float]] = []
        today: list[list[float]] = []
        plain: list[list[float]] = []
        for _ in range(setting.rounds):
            count = setting.count(GETS)
            fifty.append(milliseconds(lambda _: activitywatch.newest_fifty(theirs), count))
            page.append(milliseconds(lambda _: _browse(client, "/tracking/entries/"), count))
            today.append(milliseconds(lambda _: _browse(client, "/"), count))
            plain.append(milliseconds(lambda _: _hello(floor), count * 5))
    selected = _selector(stored, setting)
    yield Row(
        f"last 50 with project and tags (selector), {size}",
        selected,
        f"{activitywatch.NAME} (its list over HTTP)",
        middles(fifty),
        times_at_most(0.5),
    )
    yield Row(f"entries page of 50 (HTML), {size}, p50", middles(page), hello.NAME, middles(plain))
    yield Row(f"Today page, {size}, p50", middles(today), hello.NAME, middles(plain))


def _browse(client: Client, path: str) -> None:
    client.browse(path)


def _hello(wire: Wire) -> None:
    wire.get("/")


def _selector(stored: Stored, setting: Setting) -> Figure:
    """Ask in a process of its own, without HTTP: what the page waits for the database."""
    command = [sys.executable, "-m", "bench.asking", "list", str(setting.count(GETS))]
    said = [run(command, settings(stored.data)).said for _ in range(setting.rounds)]
    return Figure.of([float(one.split()[-1]) for one in said], "ms")
