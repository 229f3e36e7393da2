"""Asks Lentera from inside: how long the list takes, and how many queries a request makes.

Run in a process of its own, with LENTERA_DATA set:
``python -m bench.asking list|queries|disclosure COUNT``.
"""

from __future__ import annotations

import json
import logging
import sys
from statistics import median
from time import perf_counter
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
    elif question == "disclosure":
        print(json.dumps(_disclosures(account, count)))
    else:
        print(json.dumps(_queries(account)))


def _list(account: Any, count: int) -> list[float]:
    from lentera.domain.doors import OwnTime, standing_open
    from lentera.people.viewer import viewer_for
    from lentera.tracking.selectors import Filters, find_entries

    viewer = viewer_for(account)
    assert viewer
    with standing_open(OwnTime(viewer.member_id)):
        return milliseconds(lambda _: _check(find_entries(viewer, Filters())), count)


def _check(found: Any) -> None:
    assert len(found.lines) == 50


def _disclosures(account: Any, count: int) -> dict[str, float]:
    """Look at one closed day of five people: with the look, and the same query within it alone."""
    from dataclasses import replace
    from datetime import timedelta

    from lentera.charter.services.disclosure import Ask, disclosed
    from lentera.domain.charter import Granularity, Purpose
    from lentera.domain.timespan import week_bounds
    from lentera.domain.viewer import Role
    from lentera.people.selectors.standing import members_between
    from lentera.people.viewer import viewer_for
    from lentera.periods.services import close_period
    from lentera.tracking.selectors.disclosed import day_lengths
    from lentera.web import clock

    found = viewer_for(account)
    assert found
    viewer, now = replace(found, roles=frozenset({Role.PAYROLL})), clock.now()
    week = week_bounds((now - timedelta(days=14)).date())
    days = {"first_on": week.first_on, "last_on": week.last_on}
    close_period(viewer.workspace_id, cadence="week", now=now, **days)
    people = sorted(members_between(viewer.workspace_id, **days) - {viewer.member_id})[:5]
    ask = Ask(people, Purpose.PAYROLL, Granularity.PERSON_PER_DAY, reference="bench", **days)
    bare: list[float] = []

    def look(_turn: int) -> None:
        with disclosed(viewer, ask, now=clock.now()) as disclosure:
            begun = perf_counter()
            day_lengths(disclosure)
            bare.append((perf_counter() - begun) * 1000)

    whole = milliseconds(look, count)
    return {"whole": median(whole), "bare": median(bare)}


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
