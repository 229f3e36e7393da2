"""The floor of the framework: a Django without middleware that says hello, served as we are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

NAME = "Django hello on granian"
THREADS = "3"


def hello(request: HttpRequest) -> HttpResponse:
    """Say hello."""
    del request
    return HttpResponse("hello")


urlpatterns = [path("", hello)]

if os.environ.get("BENCH_HELLO"):
    settings.configure(
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["localhost"],
        SECRET_KEY=os.environ["BENCH_HELLO"],
        MIDDLEWARE=[],
    )
    application = get_wsgi_application()


@contextmanager
def serving_hello() -> Iterator[int]:
    """Serve the page; give its port."""
    from bench.processes import FOLDER, environment, free_port, serving

    port = free_port()
    granian = Path(sys.executable).with_name("granian")
    about = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command: list[str | Path] = [
        granian,
        *about,
        "--blocking-threads",
        THREADS,
        "bench.peers.hello:application",
    ]
    env = environment(BENCH_HELLO="1")
    log = FOLDER / "logs" / "hello.log"
    with serving(command, "/", port=port, env=env, words=log):
        yield port
