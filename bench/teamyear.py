"""A year of a company of 200, published, and looked at: ``python -m bench.teamyear SAMPLES``.

Run in a process of its own, with LENTERA_DATA set to an empty folder that is migrated.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE, TEAMS, WEEKS, PROJECTS = 200, 8, 52, 14
ZONE = "Asia/Jakarta"
WEEK = timedelta(days=7)


def main(samples: int) -> None:
    """Make the year, and measure its page and one look at it."""
    django.setup()
    from lentera.domain.doors import Upkeep, standing_open
    from lentera.web import clock

    logging.disable(logging.CRITICAL)
    now = clock.now()
    with standing_open(Upkeep.SAMPLE):
        lead, team_ids = _found(now)
    began = perf_counter()
    from lentera.reports.services.publishing import publish_due

    publish_due(now=now)
    publishing = (perf_counter() - began) * 1000 / WEEKS
    page, statements = _page(lead, samples)
    bare, looked = _look(lead, team_ids[0], samples, now)
    found = {"publishing": publishing, "page": page, "queries": statements}
    print(json.dumps(found | {"bare": bare, "looked": looked}))


def _found(now: datetime) -> tuple[Any, list[int]]:
    """Make the people, their teams and their year; return the lead's account, and the teams."""
    from django.contrib.auth import get_user_model

    from lentera.people.models import Member, Workspace
    from lentera.people.services import (
        add_member,
        create_account,
        create_team,
        found_workspace,
        join_team,
    )
    from lentera.people.services.trust import name_lead
    from lentera.people.viewer import viewer_for
    from lentera.periods.services import close_period
    from lentera.projects.services import NewProject, create_project

    monday = (now - timedelta(days=now.weekday())).date() - (WEEKS + 1) * WEEK
    accounts = [
        create_account(
            email=f"person{number}@bench.example",
            name=f"Person {number:03}",
            password=None,
            zone=ZONE,
            language="en",
            verified=True,
            now=now,
        )
        for number in range(PEOPLE)
    ]
    facts = {"zone": ZONE, "language": "en", "week_starts_on": 0, "joined_on": monday, "now": now}
    found_workspace(accounts[0], name="Bench", **facts)
    owner = viewer_for(accounts[0])
    assert owner
    begun = datetime.combine(monday, time(), tzinfo=UTC) - WEEK
    Workspace.objects.filter(pk=owner.workspace_id).update(created_at=begun)
    teams = [create_team(owner, name=f"Team {one}", now=now).pk for one in range(TEAMS)]
    members = [Member.objects.get(pk=owner.member_id)]
    for account in accounts[1:]:
        place = {"workspace_id": owner.workspace_id, "joined_on": monday, "by": owner, "now": now}
        members.append(add_member(account, **place))
    for number, member in enumerate(members):
        team_id = teams[number % TEAMS]
        join_team(member.pk, team_id=team_id, from_on=monday, by=owner, now=now)
    name_lead(members[0], team_id=teams[0], by=owner, now=now)
    projects = [
        create_project(owner, project=NewProject(name=f"Project {one}"), now=now).id
        for one in range(PROJECTS)
    ]
    for number, account in enumerate(accounts):
        _work(viewer_for(account), number, monday, projects)
    for week in range(WEEKS):
        first = monday + week * WEEK
        days = {"first_on": first, "last_on": first + WEEK - timedelta(days=1)}
        close_period(owner.workspace_id, cadence="week", now=now, **days)
    return get_user_model().objects.get(pk=accounts[0].pk), teams


def _work(viewer: Any, number: int, monday: Any, projects: list[int]) -> None:
    from lentera.domain.ids import new_id
    from lentera.tracking.models import TimeEntry

    chance = Random(number)  # noqa: S311  the same year again, and no secret
    entries = []
    for day in range(WEEKS * 7):
        if day % 7 > 4:
            continue
        start = datetime.combine(monday + timedelta(days=day), time(2), tzinfo=UTC)
        for _ in range(2):
            end = start + timedelta(minutes=chance.randrange(120, 300, 5))
            entries.append(
                TimeEntry(
                    id=new_id(start),
                    workspace_id=viewer.workspace_id,
                    member_id=viewer.member_id,
                    started_at=start,
                    ended_at=end,
                    zone=ZONE,
                    project_id=projects[(number + chance.randrange(4)) % len(projects)],
                    created_at=end,
                )
            )
            start = end
    TimeEntry.objects.add(viewer, entries)


def _page(account: Any, samples: int) -> tuple[float, int]:
    """Open the team's page over a year, as a browser would; return how long it takes."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    client.force_login(account)
    client.get("/team/?line=year")
    took = []
    for _ in range(samples):
        began = perf_counter()
        answer = client.get("/team/?line=year")
        took.append((perf_counter() - began) * 1000)
        assert answer.status_code == 200
        assert answer.content.count(b'class="plot"') >= WEEKS - 1
    with CaptureQueriesContext(connection) as asked:
        client.get("/team/?line=year")
    return median(took), len(asked)


def _look(account: Any, team_id: int, samples: int, now: datetime) -> tuple[float, float]:
    """Read a published week of a team behind a door that stands open, and through a look."""
    from lentera.charter.services.disclosure import disclosed
    from lentera.people.viewer import viewer_for
    from lentera.reports.team import looking
    from lentera.reports.team.nodes import Told, Wanted, told_of
    from lentera.reports.team.selectors import figures, published_until

    viewer = viewer_for(account)
    assert viewer
    period = published_until(viewer.workspace_id)[0]
    told = told_of(period, Wanted(team_id, "Team"))
    assert isinstance(told, Told)
    ask = looking._ask([(period, told)], exported=False)  # noqa: SLF001  what the page asks

    bare, looked = [], []
    with disclosed(viewer, ask, now=now) as disclosure:
        for _ in range(samples):
            with _timed(bare):
                figures(disclosure, [(period, told)])
    for _ in range(samples):
        with _timed(looked), disclosed(viewer, ask, now=now) as disclosure:
            figures(disclosure, [(period, told)])
    return median(bare), median(looked)


@contextmanager
def _timed(kept: list[float]) -> Iterator[None]:
    began = perf_counter()
    yield
    kept.append((perf_counter() - began) * 1000)


if __name__ == "__main__":
    main(int(sys.argv[1]))
