"""A pytest plugin: the site as people reach it, with hashed static files, on a port of its own.

pytest-django's ``live_server`` puts Django's static handler in front, which knows no hashed names;
and its hooks expect their own class under that name. So this is another one, named ``site``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

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
    thread = LiveServerThread("localhost", _as_it_is)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield Site(f"http://localhost:{thread.port}")
    thread.terminate()
    connections.close_all()


def _as_it_is(handler: WSGIHandler) -> WSGIHandler:
    return handler
