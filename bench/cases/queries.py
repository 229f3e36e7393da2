"""How many questions a request asks the database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from bench.figures import Figure, Goal, Row, at_most
from bench.ours import settings
from bench.processes import run
from bench.setting import Setting

MUST: dict[str, Goal] = {"GET Today": at_most(12)}


def measure(setting: Setting) -> Iterator[Row]:
    """Count them, the session's and the account's included."""
    data = setting.stored(10_000).data
    said = run([sys.executable, "-m", "bench.asking", "queries", "1"], settings(data)).said
    for name, count in json.loads(said.splitlines()[-1]).items():
        figure = Figure.of([count], "queries")
        yield Row(f"{name}, statements with its transaction", figure, goal=MUST.get(name))
