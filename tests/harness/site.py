"""A pytest plugin: the site as people reach it, with hashed static files, on a port of its own.

pytest-django's ``live_server`` puts Django's static handler in front, which knows no hashed names;
and its hooks expect their own class under that name. So this is another one, named ``site``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test.testcases import LiveServerThread


@dataclass(frozen=True, slots=True)
class Site:
    """A running server."""

    url: str

    def at(self, path: str) -> str:
        """Return the whole address of a path."""
        return self.url + path


@pytest.fixture
def site(transactional_db: None) -> Iterator[Site]:
    """Serve the application on a free loopback port, in a thread with connections of its own."""
    del transactional_db
    thread = LiveServerThread("localhost", _AsItIs)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield Site(f"http://localhost:{thread.port}")
    thread.terminate()
    connections.close_all()


class _AsItIs(WSGIHandler):
    """No static handler in front: WhiteNoise is among the middleware, as in production."""

    def __init__(self, handler: WSGIHandler) -> None:
        self.handler = handler

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Hand the request on."""
        return self.handler(environ, start_response)
