"""What one waits before anything answers: servers, the two commands, the command line."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from bench.figures import Figure, Row, at_most, times_at_most
from bench.ours import COMMAND, HEALTH, lentera, settings
from bench.peers import activitywatch, timetagger
from bench.processes import FOLDER, ROOT, Server, free_port, run, serving
from bench.setting import Setting

Start = Callable[[], AbstractContextManager[Server]]
WAYS = 3


def measure(setting: Setting) -> Iterator[Row]:
    """Start each several times, in turns."""
    data = setting.stored(10_000).data
    setting.say("starting")
    starts: list[Start] = [
        lambda: lentera(data),
        timetagger.serving_timetagger,
        lambda: activitywatch.serving_activitywatch("activitywatch-data"),
    ]
    taken: list[list[float]] = [[] for _ in starts]
    for _ in range(setting.count(WAYS * 10) // 10 or 1):
        for start, seconds in zip(starts, taken, strict=True):
            with start() as server:
                seconds.append(server.seconds_to_answer)
    ours, tagger, watch = (Figure.of(seconds, "s") for seconds in taken)
    yield Row(
        "cold start, process to first answer", ours, timetagger.NAME, tagger, times_at_most(1)
    )
    yield Row("cold start, process to first answer", ours, activitywatch.NAME, watch)
    yield _second_start(setting)
    yield from _command_line(setting)


def _second_start(setting: Setting) -> Row:
    """`script/server` where it has run before: nothing to install, the sample is there."""
    data = FOLDER / "sample"
    setting.say("making the sample company")
    shutil.rmtree(data, ignore_errors=True)  # one of an earlier run may lack tables of this version
    data.mkdir(parents=True)
    run([COMMAND, "migrate"], settings(data))
    run([COMMAND, "sample"], settings(data))
    taken = []
    for _ in range(setting.rounds):
        port = free_port()
        env = settings(data, LENTERA_PORT=str(port))
        log = FOLDER / "logs" / "script-server.log"
        with serving([ROOT / "script" / "server"], HEALTH, port=port, env=env, words=log) as server:
            taken.append(server.seconds_to_answer)
    return Row("second start of script/server", Figure.of(taken, "s"), goal=at_most(3))


def _command_line(setting: Setting) -> Iterator[Row]:
    ways: dict[str, list[str | Path]] = {
        "lentera --help": [COMMAND, "--help"],
        "lentera import --help": [COMMAND, "import", "--help"],
    }
    bare = [run([sys.executable, "-c", "pass"]).seconds * 1000 for _ in range(setting.count(50))]
    for name, command in ways.items():
        taken = [run(command).seconds * 1000 for _ in range(setting.count(50))]
        ours, theirs = Figure.of(_calm(taken), "ms"), Figure.of(_calm(bare), "ms")
        yield Row(name, ours, "python -c pass", theirs, times_at_most(3))


def _calm(samples: list[float]) -> list[float]:
    """Return the samples without the tenth at either end, which other programs made."""
    edge = len(samples) // 10
    return sorted(samples)[edge : len(samples) - edge]
