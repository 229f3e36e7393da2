"""A whole installation in a folder of its own, driven as its operator does: by the command."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

COMMAND = Path(sys.executable).with_name("lentera")
PATIENCE_SECONDS = 180


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Served:
    """A server that answers, and the file its words go to."""

    process: subprocess.Popen[bytes]
    port: int
    words: Path

    @property
    def url(self) -> str:
        """The address people use."""
        return f"http://localhost:{self.port}"

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Ask for one page; return status and text."""
        connection = HTTPConnection("localhost", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def said(self) -> str:
        """Return everything it printed and logged so far."""
        return self.words.read_text()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop and return its exit status."""
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE_SECONDS)


@dataclass(frozen=True)
class Installation:
    """A data folder with the environment that belongs to it."""

    data: Path
    environment: dict[str, str] = field(default_factory=dict)

    def everything(self, **more: str) -> dict[str, str]:
        """Return the environment of its commands: nothing of the test run's own but the paths."""
        ours = ("LENTERA", "DJANGO")
        own = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        own["LENTERA_DATA"] = str(self.data)
        return {**own, **self.environment, **more}

    def run(self, *words: str, status: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        """Run one command and see that it ends as expected."""
        done = subprocess.run(
            [COMMAND, *words],
            env=self.everything(**more),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
        assert done.returncode == status, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    @contextmanager
    def serving(self, *words: str, **more: str) -> Iterator[Served]:
        """Serve on a free port until the block ends."""
        port = free_port()
        log = self.data.with_name(f"{self.data.name}-{port}.log")
        with log.open("wb") as output:
            process = subprocess.Popen(
                [COMMAND, "serve", *words],
                env=self.everything(LENTERA_PORT=str(port), **more),
                stdout=output,
                stderr=output,
            )
        served = Served(process, port, log)
        try:
            _wait_until_it_answers(served)
            yield served
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


def _wait_until_it_answers(served: Served) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert served.process.poll() is None, served.said()
        try:
            with socket.create_connection(("127.0.0.1", served.port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    message = f"the server did not begin to listen:\n{served.said()}"
    raise TimeoutError(message)
