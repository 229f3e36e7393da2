"""TimeTagger: one person's records, a file of SQLite each, which its browser keeps a copy of."""

from __future__ import annotations

import json
import shutil
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

from bench.peers.environments import installed
from bench.processes import FOLDER, Server, environment, free_port, serving
from bench.wire import Wire

NAME = "TimeTagger 26.1"
REQUIREMENTS = ("timetagger==26.1.3",)
API = "/timetagger/api/v2"
STATUS = "/timetagger/status"
PORTION = 5_000
DAY = 86_400


class Client:
    """A browser of its one person; several are several tabs."""

    def __init__(self, port: int) -> None:
        ask = b64encode(json.dumps({"method": "localhost"}).encode())
        told = Wire(port).ask("POST", f"{API}/bootstrap_authentication", ask)
        self.wire = Wire(port, {"authtoken": json.loads(told)["token"]})
        self.running: dict[str, Any] = {}

    def start(self, turn: int) -> None:
        """Put a record that runs: its two ends are the same."""
        self.running = record(int(time.time()), turn)
        self._put([self.running])

    def stop(self, turn: int) -> None:
        """Put it again with its end."""
        now = int(time.time())
        self._put([self.running | {"t2": now + 60 + turn % 60, "mt": now}])

    def add(self, turn: int) -> None:
        """Put a finished record."""
        self._put([record(int(time.time()) - 3600, turn, seconds=3000)])

    def fill(self, entries: int) -> None:
        """Put a past of so many records in."""
        now = int(time.time())
        for oldest in range(entries, 0, -PORTION):
            places = range(oldest, max(oldest - PORTION, 0), -1)
            self._put([record(now - place * 600, place, seconds=500) for place in places])

    def last_week(self) -> None:
        """Ask for the last days, about fifty records: it has no other question for the newest."""
        now = int(time.time())
        self.wire.get(f"{API}/records?timerange={now - 50 * 600}-{now}")

    def _put(self, records: list[dict[str, Any]]) -> None:
        told = self.wire.ask_json("PUT", f"{API}/records", records)
        assert not told["failed"], told


def record(begins: int, turn: int, seconds: int = 0) -> dict[str, Any]:
    """Return a record with words and two tags, as ours have."""
    return {
        "key": token_hex(4),
        "mt": begins,
        "t1": begins,
        "t2": begins + seconds,
        "ds": f"Draft {turn} #project{turn % 20} #one",
    }


@contextmanager
def serving_timetagger(folder: str = "timetagger-data") -> Iterator[Server]:
    """Serve from a fresh folder."""
    home = FOLDER / folder
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    port = free_port()
    python = installed("timetagger", *REQUIREMENTS) / "python"
    command: list[str | Path] = [
        python,
        "-m",
        "timetagger",
        f"--bind=127.0.0.1:{port}",
        f"--datadir={home}",
    ]
    log = FOLDER / "logs" / f"{folder}.log"
    env = environment(TIMETAGGER_LOG_LEVEL="warning")
    with serving(command, STATUS, port=port, env=env, words=log) as server:
        yield server
