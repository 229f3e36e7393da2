"""Watson: one person's frames in a file that each command reads and writes whole."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

from bench.peers.environments import installed
from bench.processes import FOLDER, environment, run

NAME = "Watson 2.1"
REQUIREMENTS = ("td-watson==2.1.0",)


class Watson:
    """A fresh folder of Watson's with so many frames."""

    def __init__(self, entries: int) -> None:
        self.program: Path = installed("watson", *REQUIREMENTS) / "watson"
        home = FOLDER / "watson-data"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        self.env = environment(WATSON_DIR=str(home))
        now = int(time.time())
        frames = [
            [now - place * 600, now - place * 600 + 500, "project", f"{place:032x}", ["one"], now]
            for place in range(entries, 0, -1)
        ]
        (home / "frames").write_text(json.dumps(frames))

    def start(self) -> float:
        """Start; return the seconds it took."""
        return run([self.program, "start", "project", "+one"], self.env).seconds

    def stop(self) -> float:
        """Stop; return the seconds it took."""
        return run([self.program, "stop"], self.env).seconds
