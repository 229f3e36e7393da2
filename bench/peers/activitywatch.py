"""ActivityWatch's server: one person's events in buckets, SQLite in WAL mode, durable as ours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.peers.environments import installed
from bench.processes import FOLDER, Server, environment, free_port, serving
from bench.wire import Wire
from lentera.web import clock

NAME = "ActivityWatch server 0.12"
REQUIREMENTS = (
    "aw-server==0.12.0",
    "aw-core==0.5.18",
    "werkzeug==2.3.8",
    "peewee==3.17.9",
)  # with 4.5 its buckets answer 500
API = "/api/0"
PAST = "past"
PORTION = 5_000


class Client:
    """One watcher with a bucket of its own."""

    def __init__(self, number: int, port: int) -> None:
        self.wire = Wire(port)
        self.bucket = f"{API}/buckets/client-{number}"
        about = {"type": "timer", "client": "bench", "hostname": "bench"}
        self.wire.ask_json("POST", self.bucket, about)

    def start(self, turn: int) -> None:
        """Begin an event: words that differ from the last ones, as a watcher sends them."""
        self._beat(turn)

    def stop(self, turn: int) -> None:
        """Give it its length: the same words again, a moment later."""
        self._beat(turn)

    def _beat(self, turn: int) -> None:
        beat = event(clock.now(), turn)
        self.wire.ask_json("POST", f"{self.bucket}/heartbeat?pulsetime=3600", beat)

    def add(self, turn: int) -> None:
        """Add an event with its length."""
        self.wire.ask_json("POST", f"{self.bucket}/events", event(clock.now(), turn, 3600))


def event(started_at: datetime, turn: int, seconds: int = 0) -> dict[str, Any]:
    """Return an event with description, project and two tags, as ours have."""
    said = {"title": f"Draft {turn}", "project": f"Project {turn % 20}", "tags": ["one", "two"]}
    return {"timestamp": started_at.isoformat(), "duration": seconds, "data": said}


def fill(port: int, entries: int) -> None:
    """Put the past of one person in, through its own door for many events."""
    wire = Wire(port)
    about = {"type": "timer", "client": "bench", "hostname": "bench"}
    wire.ask_json("POST", f"{API}/buckets/{PAST}", about)
    now = clock.now()
    for oldest in range(entries, 0, -PORTION):
        places = range(oldest, max(oldest - PORTION, 0), -1)
        portion = [event(now - timedelta(minutes=10 * place), place, 500) for place in places]
        wire.ask_json("POST", f"{API}/buckets/{PAST}/events", portion)


def newest_fifty(wire: Wire) -> None:
    """Ask for the last 50 events of the past."""
    wire.get(f"{API}/buckets/{PAST}/events?limit=50")


@contextmanager
def serving_activitywatch(folder: str, *, keep: bool = False) -> Iterator[Server]:
    """Serve from a folder of its own, fresh unless it is to be kept."""
    home = FOLDER / folder
    if not keep:
        shutil.rmtree(home, ignore_errors=True)
    places = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    env = environment(HOME=str(home), **{name: str(home / name) for name in places})
    port = free_port()
    program: Path = installed("activitywatch", *REQUIREMENTS) / "aw-server"
    command: list[str | Path] = [program, "--host", "localhost", "--port", str(port)]
    log = FOLDER / "logs" / f"{folder}.log"
    with serving(command, f"{API}/info", port=port, env=env, words=log) as server:
        yield server
