"""Starting what is measured: until it answers, how much memory it holds, and its end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import monotonic, perf_counter, sleep

from bench.wire import UnexpectedAnswerError, Wire

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "bench"
PATIENCE_SECONDS = 120
Environment = dict[str, str]


class DidNotWorkError(Exception):
    """A program we started ended badly; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers, and how many seconds it took until its first answer."""

    process: subprocess.Popen[bytes]
    port: int
    seconds_to_answer: float

    def megabytes(self) -> float:
        """Return the memory it holds, with all its processes (resident set)."""
        return sum(_megabytes(pid) for pid in family(self.process.pid))


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took, and what it printed."""

    seconds: float
    megabytes: float
    said: str


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(**own: str) -> Environment:
    """Return this environment without settings of Lentera or Django, and with ``own``."""
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LENTERA", "DJANGO"))
    }
    return plain | own


@contextmanager
def serving(
    command: Sequence[str | Path], path: str, *, port: int, env: Environment, words: Path
) -> Iterator[Server]:
    """Run a server until the block ends; it begins once ``path`` is answered."""
    words.parent.mkdir(parents=True, exist_ok=True)
    with words.open("wb") as said:
        began = perf_counter()
        process = subprocess.Popen(
            command, env=env, stdout=said, stderr=said, cwd=ROOT, start_new_session=True
        )
    try:
        _wait_for(process, port, path, words)
        yield Server(process, port, perf_counter() - began)
    finally:
        _end(process)


def run(command: Sequence[str | Path], env: Environment | None = None) -> Spent:
    """Run a command to its end.

    Raises:
        DidNotWorkError: its status is not 0.
    """
    with NamedTemporaryFile("r") as result:
        done = subprocess.run(
            [sys.executable, "-m", "bench.spent", result.name, *command],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}"
            raise DidNotWorkError(message)
        seconds, megabytes = map(float, result.read().split())
    return Spent(seconds, megabytes, done.stdout)


def family(pid: int) -> list[int]:
    """Return a process and everything below it."""
    found = [pid]
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [one for child in tasks.read_text().split() for one in family(int(child))]
    return found


def _wait_for(process: subprocess.Popen[bytes], port: int, path: str, words: Path) -> None:
    deadline = monotonic() + PATIENCE_SECONDS
    wire = Wire(port)
    while monotonic() < deadline and process.poll() is None:
        try:
            wire.get(path)
        except (OSError, UnexpectedAnswerError):
            wire.close()
            sleep(0.005)
        else:
            wire.close()
            return
    message = f"no answer on {path}\n{words.read_text()[-2000:]}"
    raise DidNotWorkError(message)


def _end(process: subprocess.Popen[bytes]) -> None:
    for pid in reversed(family(process.pid)) if process.poll() is None else ():
        os.kill(pid, 15)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
