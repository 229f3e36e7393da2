"""Looking at others' time through the door, beside the same query alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from bench.figures import Figure, Row, at_most
from bench.ours import settings
from bench.processes import run
from bench.setting import Setting

LOOKS = 200


def measure(setting: Setting) -> Iterator[Row]:
    """Look at a closed week of five people, again and again."""
    data = setting.stored(10_000).data
    asking = [sys.executable, "-m", "bench.asking", "disclosure", str(setting.count(LOOKS))]
    rounds = [
        json.loads(run(asking, settings(data)).said.splitlines()[-1]) for _ in range(setting.rounds)
    ]
    costs = Figure.of([one["whole"] - one["bare"] for one in rounds], "ms")
    bare = Figure.of([one["bare"] for one in rounds], "ms")
    yield Row("a look kept and its door opened, p50", costs, "the query in it", bare, at_most(2))
