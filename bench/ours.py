"""Lentera as it is measured: a folder with people and their past, its server, its clients."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from bench.processes import FOLDER, Server, environment, free_port, run, serving
from bench.wire import Wire

COMMAND = Path(sys.executable).with_name("lentera")
HEALTH = "/health"


@dataclass(frozen=True, slots=True)
class Stored:
    """A data folder with so many entries, and who can come in."""

    data: Path
    entries: int
    sessions: list[dict[str, str]]
    projects: list[int]
    tags: list[int]

    def client(self, number: int, port: int) -> Client:
        """Return a signed-in person's program."""
        return Client(self, number, port)


class Client:
    """A program of one person: session cookie, CSRF, JSON, and a key with every deed."""

    def __init__(self, stored: Stored, number: int, port: int) -> None:
        cookies = stored.sessions[number]
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": cookies["csrftoken"],
            "Accept": "application/json",
        }
        self.wire = Wire(port, headers)
        self.stored = stored

    def start(self, turn: int) -> None:
        """Start the timer: words, project, two tags, billable, key."""
        fields = self._content(turn) | {"key": str(uuid4())}
        self.wire.post("/tracking/start", fields)

    def stop(self, turn: int) -> None:
        """Stop the timer."""
        del turn
        self.wire.post("/tracking/stop", {"key": str(uuid4())})

    def add(self, turn: int) -> None:
        """Add a finished entry."""
        minute = turn % 60
        times = {"start": f"9:{minute:02}", "end": f"10:{minute:02}"}
        self.wire.post("/tracking/add", self._content(turn) | times)

    def read(self, turn: int) -> None:
        """Open the first page."""
        del turn
        self.browse("/")

    def browse(self, path: str) -> bytes:
        """Get a page as a browser does."""
        return self.wire.ask("GET", path, headers={"Accept": "text/html"})

    def _content(self, turn: int) -> dict[str, object]:
        tags = self.stored.tags
        return {
            "description": f"Draft {turn}",
            "project": _hex(self.stored.projects[turn % len(self.stored.projects)]),
            "tags": [_hex(tags[turn % len(tags)]), _hex(tags[(turn + 1) % len(tags)])],
            "billable": "on",
        }


def fill(entries: int) -> Stored:
    """Make a fresh data folder with so many entries."""
    data = FOLDER / f"lentera-{entries}"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    said = run([sys.executable, "-m", "bench.storing", str(entries)], settings(data)).said
    return Stored(data, entries, **json.loads(said.splitlines()[-1]))


@contextmanager
def lentera(data: Path, *words: str) -> Iterator[Server]:
    """Serve a data folder as its operator does: pages and background work in one process."""
    port = free_port()
    log = FOLDER / "logs" / f"{data.name}.log"
    env = settings(data, LENTERA_PORT=str(port))
    with serving([COMMAND, "serve", *words], HEALTH, port=port, env=env, words=log) as server:
        yield server


def settings(data: Path, **more: str) -> dict[str, str]:
    """Return the environment of commands on a data folder."""
    return environment(
        LENTERA_DATA=str(data), DJANGO_SETTINGS_MODULE="lentera.config.settings", **more
    )


def _hex(number: int) -> str:
    # Eight digits of seconds and sixteen of random bits (docs/decisions/0011).
    return f"{number >> 31:08x}{number & 0x7FFFFFFF:016x}"
