"""A pytest plugin that is loaded first: the environment of a test run, before Django reads it."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

DATA = Path(tempfile.mkdtemp(prefix="lentera-test-"))
# What the person who runs the tests may choose; everything else of theirs stays outside.
CHOSEN_OUTSIDE = {"LENTERA_DATABASE_URL", "LENTERA_BROWSER", "LENTERA_TEST_SKIP"}
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104  compared with, never bound

for name in [name for name in os.environ if name.startswith("LENTERA_")]:
    if name not in CHOSEN_OUTSIDE:
        del os.environ[name]
os.environ["LENTERA_DATA"] = str(DATA)
os.environ["LENTERA_SECRET_KEY"] = "tests sign with a key everybody knows"
# Playwright's synchronous interface keeps an event loop in the test's thread, and the ORM refuses
# to work in such a thread unless it is told that nobody awaits there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# How long one example takes says how busy the machine is, and nothing about the product.
hypothesis.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("busy")


class StrangerError(RuntimeError):
    """A test wanted to talk to another machine."""


def stay_home(event: str, args: tuple[object, ...]) -> None:
    """Refuse every connection and name look-up beyond loopback.

    Raises:
        StrangerError: the address is another machine's.
    """
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None  # None: a local socket's path
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if name and not str(name).startswith(LOOPBACK):
        message = f"tests talk to this machine only, not to {name}"
        raise StrangerError(message)


sys.addaudithook(stay_home)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Serve the static files of this source: script/bootstrap does nothing when nothing changed."""
    if not hasattr(session.config, "workerinput"):
        subprocess.run([session.config.rootpath / "script" / "bootstrap"], check=False)


def pytest_unconfigure() -> None:
    """Throw the data folder away."""
    shutil.rmtree(DATA, ignore_errors=True)


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database the run uses."""
    del config
    return "database: " + ("PostgreSQL" if "LENTERA_DATABASE_URL" in os.environ else "SQLite")
