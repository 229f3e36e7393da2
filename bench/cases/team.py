"""What a team's page costs, and what a look costs over the bare question."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator

from bench.figures import Figure, Row, at_most
from bench.ours import COMMAND, settings
from bench.processes import FOLDER, run
from bench.setting import Setting


def measure(setting: Setting) -> Iterator[Row]:
    """Publish a year of 200 people, open the page of a team of 25 over it, and look at a week."""
    data = FOLDER / "lentera-team"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    setting.say("publishing a year of 200 people")
    run([str(COMMAND), "migrate"], settings(data))
    samples = str(setting.count(50))
    said = run([sys.executable, "-m", "bench.teamyear", samples], settings(data)).said
    found = json.loads(said.splitlines()[-1])
    page, queries = Figure.of([found["page"]], "ms"), Figure.of([found["queries"]], "queries")
    yield Row("Team page, 200 people and a year", page, goal=at_most(150))
    yield Row("Team page, statements with its look", queries)
    look = Figure.of([found["looked"] - found["bare"]], "ms")
    bare = Figure.of([found["bare"]], "ms")
    yield Row("A look at a team of 25, over the bare question", look, "bare", bare, at_most(2))
    yield Row("Publishing a week of 200 people", Figure.of([found["publishing"]], "ms"))
