"""Timewarrior: one person's intervals in text files by month, where Debian's apt has it."""

from __future__ import annotations

import shutil
from collections import defaultdict
from datetime import timedelta
from time import sleep

from bench.peers.environments import unpacked_from_debian
from bench.processes import FOLDER, environment, run
from lentera.web import clock

NAME = "Timewarrior 1.4"
SHAPE = "%Y%m%dT%H%M%SZ"


class Timewarrior:
    """A fresh folder of Timewarrior's with so many intervals."""

    def __init__(self, entries: int) -> None:
        self.program = unpacked_from_debian("timewarrior", "usr/bin/timew")
        home = FOLDER / "timewarrior-data"
        shutil.rmtree(home, ignore_errors=True)
        (home / "data").mkdir(parents=True)
        (home / "timewarrior.cfg").write_text("confirmation = off\n")
        self.env = environment(TIMEWARRIORDB=str(home))
        now, months = clock.now(), defaultdict(list)
        for place in range(entries, 0, -1):
            begins = now - timedelta(minutes=10 * place)
            ends = begins + timedelta(minutes=8)
            line = f"inc {begins.strftime(SHAPE)} - {ends.strftime(SHAPE)} # one project\n"
            months[begins.strftime("%Y-%m")].append(line)
        for month, lines in months.items():
            (home / "data" / f"{month}.data").write_text("".join(lines))

    def start(self) -> float:
        """Start; return the seconds it took."""
        return run([self.program, "start", "one", "project"], self.env).seconds

    def stop(self) -> float:
        """Stop; return the seconds it took. It refuses an interval of no second."""
        sleep(1.1)
        return run([self.program, "stop"], self.env).seconds
