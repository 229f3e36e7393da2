"""How much memory a server holds: after its first answers, and after a lot of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack

from bench.figures import Figure, Row, at_most
from bench.load import a_second
from bench.ours import lentera
from bench.peers import activitywatch, timetagger
from bench.processes import Server
from bench.setting import Setting

CLIENTS, REQUESTS = 8, 150


def measure(setting: Setting) -> Iterator[Row]:
    """Serve, wait for the background work's first rounds, then write and read with eight."""
    stored = setting.stored(setting.sizes(100_000)[0])
    setting.say("memory")
    with ExitStack() as servers:
        ours = servers.enter_context(lentera(stored.data))
        tagger = servers.enter_context(timetagger.serving_timetagger())
        watch = servers.enter_context(activitywatch.serving_activitywatch("activitywatch-data"))
        clients = [stored.client(number, ours.port) for number in range(CLIENTS)]
        time.sleep(3)
        idle = [_held(server) for server in (ours, tagger, watch)]
        count = setting.count(REQUESTS)
        a_second([client.start for client in clients], count)
        a_second([client.add for client in clients], count)
        readers = [stored.client(number, ours.port) for number in range(10, 10 + CLIENTS)]
        a_second([client.read for client in readers], count // 10)
        a_second([timetagger.Client(tagger.port).add for _ in clients], count)
        watches = [activitywatch.Client(number, watch.port).add for number in range(CLIENTS)]
        a_second(watches, count)
        loaded = [_held(server) for server in (ours, tagger, watch)]
    for name, held, goal in (("idle", idle, at_most(150)), ("loaded", loaded, None)):
        what = f"memory {name}, pages and background work in one process"
        yield Row(what, held[0], timetagger.NAME, held[1], goal)
        yield Row(what, held[0], activitywatch.NAME, held[2])


def _held(server: Server) -> Figure:
    return Figure.of([server.megabytes()], "MB")
