"""The production server: granian in WSGI mode, with the background work inside."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer
from granian.server.mt import MTServer

from lentera.config.background import Background
from lentera.config.commands.migrating import missing_migrations
from lentera.config.refusals import DatabaseBehind, PortTaken, SampleBeyondLoopback
from lentera.config.running import running
from lentera.config.sample.company import the_company
from lentera.people.selectors import holds_sample
from lentera.people.services.claim import make_claim
from lentera.web import clock

# Measured (docs/explanation/performance.md): more threads only wait for each other.
THREADS = 3
LOOPBACK = ("127.", "::1", "localhost")

Say = Callable[[str], None]
WsgiApplication = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve. Without a certificate a reverse proxy brings TLS."""

    host: str
    port: int
    with_worker: bool = True
    certificate: Path | None = None
    certificate_key: Path | None = None


class OneProcessServer(MTServer):
    """Granian's threaded server without its demand for a Python without GIL.

    Its Rust side takes the lock for every call into Python, so it is right on any build; the
    forking server would double the memory and leave an orphan when the parent is killed.
    """

    def _check_gil(self) -> None:
        """Any Python will do."""

    def serve(self, *args: Any, **options: Any) -> None:
        """Serve without the warning about free-threaded builds."""
        AbstractServer.serve(self, *args, **options)


def serve(serving: Serving, *, say: Say) -> None:
    """Serve until told to stop; requests that began are answered.

    Raises:
        DatabaseBehind: steps of this version are missing.
        SampleBeyondLoopback: others could reach the sample company (decision 22).
        PortTaken: something else listens there.
        ServerRuns: a restore is under way.
    """
    if missing_migrations():
        raise DatabaseBehind
    if holds_sample() and not serving.host.startswith(LOOPBACK):
        raise SampleBeyondLoopback(host=serving.host)
    _check_port(serving)
    server = _server(serving)
    if serving.with_worker and isinstance(server, OneProcessServer):
        background = Background()
        server.on_startup(background.start)
        server.on_shutdown(background.stop)
    server.on_startup(lambda: _greet(say))
    alone = isinstance(server, OneProcessServer) or not serving.with_worker
    with running():
        server.serve(target_loader=_load if alone else _load_and_work, wrap_loader=False)


def _server(serving: Serving) -> AbstractServer[Any]:
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    options: dict[str, Any] = {
        "target": settings.WSGI_APPLICATION,
        "address": serving.host,
        "port": serving.port,
        "interface": Interfaces.WSGI,
        "websockets": False,
        "blocking_threads": THREADS,
        "workers_kill_timeout": 20,
        "log_level": LogLevels.warning,
        "log_dictconfig": settings.LOGGING,
        "ssl_cert": serving.certificate,
        "ssl_key": serving.certificate_key,
    }
    if on_sqlite:
        # A second process does not speed up a single writer, and its p99 is five times worse.
        return OneProcessServer(**options)
    return Server(**options, workers=os.cpu_count() or 1, respawn_failed_workers=True)


def _load() -> WsgiApplication:
    """Return the application; granian calls this in each process that serves."""
    from lentera.config.wsgi import application  # noqa: PLC0415  in the process that serves

    return application


def _load_and_work() -> WsgiApplication:
    """Return the application with the background work beside it, which ends with the process."""
    Background().start()
    return _load()


def _check_port(serving: Serving) -> None:
    """Ask for the port before anything is printed; granian's own message comes too late."""
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((serving.host, serving.port))
        except OSError as error:
            raise PortTaken(host=serving.host, port=serving.port) from error


def _greet(say: Say) -> None:
    say(greeting())
    connections.close_all()  # the processes that are forked now need connections of their own


def greeting() -> str:
    """Return where Lentera is, and how to come in where nobody has an account of their own."""
    address = f"{settings.ENVIRONMENT.base_url}/"
    if holds_sample():
        company = the_company()
        return (
            f"Lentera is at {address} with the sample company, {company.name}.\n"
            f"Sign in as {', '.join(company.logins)}\n"
            f"with the password {company.password}"
        )
    token = make_claim(clock.now())
    if token:
        return (
            f"Lentera is at {address}. It belongs to nobody yet: "
            f"open it and type this token, which works once:\n{token}"
        )
    return f"Lentera is at {address}"
