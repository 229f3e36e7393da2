"""Starting and stopping a timer, and adding entries, with one client and with eight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from bench.figures import Figure, Row, times_at_least, times_at_most
from bench.load import Pair, a_second, by_turns, middles, tails
from bench.ours import Stored, lentera
from bench.peers import activitywatch, raw, timetagger, timewarrior, watson
from bench.peers.environments import NotThereError
from bench.setting import Setting

MANY = 8
PAIRS, PAIRS_EACH, ADDS_EACH = 100, 25, 25
Clients = Callable[[int], Sequence[Pair]]
Samples = list[list[float]]


def measure(setting: Setting) -> Iterator[Row]:
    """Measure at each size, in turns with ActivityWatch and TimeTagger."""
    for entries in setting.sizes(10_000, 100_000):
        yield from _servers(setting, setting.stored(entries))
    yield from _commands(setting, setting.sizes(100_000)[0])


def _servers(setting: Setting, stored: Stored) -> Iterator[Row]:
    size = f"{stored.entries:,} stored"
    with ExitStack() as servers:
        port = servers.enter_context(lentera(stored.data)).port
        watch = servers.enter_context(activitywatch.serving_activitywatch("activitywatch-data"))
        tagger = servers.enter_context(timetagger.serving_timetagger())
        setting.say(f"start, stop and add with {size}")
        activitywatch.fill(watch.port, stored.entries)
        timetagger.Client(tagger.port).fill(stored.entries)

        def ours(count: int) -> Sequence[Pair]:
            return [stored.client(number, port) for number in range(count)]

        def watches(count: int) -> Sequence[Pair]:
            return [activitywatch.Client(number, watch.port) for number in range(count)]

        def tags(count: int) -> Sequence[Pair]:
            return [timetagger.Client(tagger.port) for _ in range(count)]

        trackers = [(ours, ""), (watches, activitywatch.NAME), (tags, timetagger.NAME)]
        yield from _one(setting, trackers, size)
        yield from _many(setting, trackers[:2], size)
        yield from _adds(setting, stored, ours, watches)


def _one(setting: Setting, trackers: list[tuple[Clients, str]], size: str) -> Iterator[Row]:
    taken = _in_turns(setting, trackers, 1, setting.count(PAIRS))
    for deed, place in (("start", 0), ("stop", 1)):
        mine, watch, tagger = (one[place] for one in taken)
        name = f"{deed}, 1 client, {size}"
        yield Row(f"{name}, p50", middles(mine), trackers[1][1], middles(watch), times_at_most(1))
        yield Row(f"{name}, p99", tails(mine), trackers[1][1], tails(watch))
        yield Row(f"{name}, p50", middles(mine), trackers[2][1], middles(tagger))


def _many(setting: Setting, trackers: list[tuple[Clients, str]], size: str) -> Iterator[Row]:
    taken = _in_turns(setting, trackers, MANY, setting.count(PAIRS_EACH))
    for deed, place in (("start", 0), ("stop", 1)):
        mine, watch = (one[place] for one in taken)
        name = f"{deed}, {MANY} clients, {size}"
        yield Row(f"{name}, p50", middles(mine), trackers[1][1], middles(watch))
        yield Row(f"{name}, p99", tails(mine), trackers[1][1], tails(watch), times_at_most(1))


def _in_turns(
    setting: Setting, trackers: list[tuple[Clients, str]], count: int, pairs: int
) -> list[tuple[Samples, Samples]]:
    everybody = [clients(count) for clients, _ in trackers]
    taken: list[tuple[Samples, Samples]] = [([], []) for _ in trackers]
    for _ in range(setting.rounds):
        for clients, (starts, stops) in zip(everybody, taken, strict=True):
            started, stopped = by_turns(clients, pairs)
            starts.append(started)
            stops.append(stopped)
    return taken


def _adds(setting: Setting, stored: Stored, ours: Clients, watches: Clients) -> Iterator[Row]:
    count = setting.count(ADDS_EACH)
    mine, theirs = ours(MANY), watches(MANY)
    rates: tuple[list[float], list[float], list[float]] = ([], [], [])
    for _ in range(setting.rounds):
        rates[0].append(a_second([client.add for client in mine], count))
        rates[1].append(a_second([client.add for client in theirs], count))
        rates[2].append(raw.commits_a_second(stored.data, setting.count(600)))
    name = f"durable adds, {MANY} clients, {stored.entries:,} stored"
    figures = [Figure.of(one, "a second") for one in rates]
    yield Row(name, figures[0], activitywatch.NAME, figures[1], times_at_least(2))
    yield Row(name, figures[0], raw.NAME, figures[2])


def _commands(setting: Setting, entries: int) -> Iterator[Row]:
    """Trackers without a server: what one command takes, its start included."""
    setting.say(f"Watson and Timewarrior with {entries:,}")
    for name, tracker in (
        (watson.NAME, watson.Watson),
        (timewarrior.NAME, timewarrior.Timewarrior),
    ):
        try:
            peer = tracker(entries)
            taken = [(peer.start(), peer.stop()) for _ in range(3)]
        except NotThereError as missing:
            setting.note(f"{name} could not be had: {missing}")
            continue
        for deed, place in (("start", 0), ("stop", 1)):
            figure = Figure.of([one[place] * 1000 for one in taken], "ms")
            yield Row(f"{name}: {deed} by command, {entries:,} stored", figure)
