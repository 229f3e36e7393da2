"""Asks Lentera from inside: how long the list takes, and how many queries a request makes.

Run in a process of its own, with LENTERA_DATA set: ``python -m bench.asking list|queries COUNT``.
"""

from __future__ import annotations

import json
import logging
import sys
from statistics import median
from typing import Any
from uuid import uuid4

import django

from bench.load import milliseconds

READS = {"GET Today": "/", "GET entries": "/tracking/entries/", "GET report": "/reports/"}


def main(question: str, count: int) -> None:
    """Answer one question on standard output."""
    django.setup()
    from django.contrib.auth import get_user_model

    logging.disable(logging.CRITICAL)
    account = get_user_model().objects.get(email="person15@bench.example")
    if question == "list":
        print(median(_list(account, count)))
    else:
        print(json.dumps(_queries(account)))


def _list(account: Any, count: int) -> list[float]:
    from lentera.people.viewer import viewer_for
    from lentera.tracking.selectors import Filters, find_entries

    viewer = viewer_for(account)
    assert viewer
    return milliseconds(lambda _: _check(find_entries(viewer, Filters())), count)


def _check(found: Any) -> None:
    assert len(found.lines) == 50


def _queries(account: Any) -> dict[str, int]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"accept": "application/json", "host": "localhost"})
    client.force_login(account)
    counts: dict[str, int] = {}
    for repeat in range(2):  # the first request of each kind also fills caches
        for name, path in READS.items():
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(path, headers={"accept": "text/html"})
            assert answer.status_code == 200, (path, answer.status_code)
            counts[name] = len(asked)
        for name in ("start", "stop"):
            fields = {"key": str(uuid4()), "description": f"Draft {repeat}"}
            with CaptureQueriesContext(connection) as asked:
                answer = client.post(f"/tracking/{name}", fields)
            assert answer.status_code == 200, (name, answer.status_code)
            counts[f"POST {name}"] = len(asked)
    return counts


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
