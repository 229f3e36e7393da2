"""Fills an empty Lentera with people and their past, and prints how to come in as JSON.

Run in a process of its own, with LENTERA_DATA set: ``python -m bench.storing ENTRIES``.
Everything comes through the product's services, so each entry has its tags and its record.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

PEOPLE, PROJECTS, TAGS, SESSIONS = 100, 20, 8, 20
# An entry every two hours, night and day: a hundred people have a million of them in 27 months.
PACE, LENGTH = timedelta(hours=2), timedelta(minutes=100)
PORTION = 50
ZONE = "Asia/Jakarta"


def main(entries: int) -> None:
    """Make everything and print it."""
    django.setup()
    from django.db import transaction

    from lentera.config.commands.migrating import migrate
    from lentera.domain.doors import Upkeep, standing_open
    from lentera.web import clock

    migrate()
    now = clock.now()
    with standing_open(Upkeep.SAMPLE), transaction.atomic():
        viewers = people(now)
        projects, tags = work(viewers[0], now)
        store(viewers, projects, tags, entries=entries, now=now)
        sessions = [session(viewer) for viewer in viewers[:SESSIONS]]
    print(json.dumps({"sessions": sessions, "projects": projects, "tags": tags}))


def people(now: datetime) -> list[Viewer]:
    """Found a company of a hundred people; return them as viewers."""
    from lentera.people.services import add_member, create_account, found_workspace
    from lentera.people.viewer import viewer_for

    viewers: list[Viewer] = []
    joined_on = (now - timedelta(days=4 * 365)).date()
    for number in range(PEOPLE):
        account = create_account(
            email=f"person{number}@bench.example",
            name=f"Person {number}",
            password=None,
            zone=ZONE,
            language="en",
            verified=True,
            now=now,
        )
        if viewers:
            workspace_id, by = viewers[0].workspace_id, viewers[0]
            add_member(account, workspace_id=workspace_id, joined_on=joined_on, by=by, now=now)
        else:
            found_workspace(
                account,
                name="Bench",
                zone=ZONE,
                language="en",
                week_starts_on=0,
                joined_on=joined_on,
                now=now,
            )
        viewer = viewer_for(account)
        assert viewer
        viewers.append(viewer)
    return viewers


def work(owner: Viewer, now: datetime) -> tuple[list[int], list[int]]:
    """Make projects of clients, and tags; return their ids."""
    from lentera.projects.services import create_client, create_project, create_tag
    from lentera.projects.services.creating import NewProject

    clients = [create_client(owner, name=f"Client {number}", now=now).id for number in range(5)]
    wanted = [NewProject(f"Project {number}", clients[number % 5]) for number in range(PROJECTS)]
    projects = [create_project(owner, project=one, now=now).id for one in wanted]
    return projects, [create_tag(owner, name=f"tag {number}", now=now).id for number in range(TAGS)]


def store(
    viewers: Sequence[Viewer],
    projects: Sequence[int],
    tags: Sequence[int],
    *,
    entries: int,
    now: datetime,
) -> None:
    """Put so many entries in: everybody's past beside everybody else's, oldest first."""
    from lentera.domain.ids import id_stream
    from lentera.tracking.services import add_entries

    each = entries // len(viewers)
    for newest in range(each, 0, -PORTION):
        ended_at = now - PACE * max(newest - PORTION, 1)
        ids = id_stream(ended_at)
        for viewer in viewers:
            portion = list(_past(projects, tags, newest, viewer.member_id, now))
            add_entries(viewer, portion, ids=ids, now=ended_at, channel="page")


def session(viewer: Viewer) -> dict[str, str]:
    """Sign somebody in; return the cookies of their browser."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    browser = Client()
    browser.force_login(get_user_model().objects.get(pk=viewer.account_id))
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    return {settings.SESSION_COOKIE_NAME: key, settings.CSRF_COOKIE_NAME: token_hex(16)}


def _past(
    projects: Sequence[int], tags: Sequence[int], newest: int, member_id: int, now: datetime
) -> Iterator[Any]:
    from lentera.tracking.content import Content
    from lentera.tracking.services import NewEntry

    for place in range(newest, max(newest - PORTION, 0), -1):
        mix = place * 7919 + member_id % 1009
        content = Content.of(
            description=f"Draft {mix % 37} for the next review",
            project_id=projects[mix % len(projects)],
            tag_ids=tuple(tags[(mix + step) % len(tags)] for step in range(mix % 3)),
            billable=bool(mix % 2),
        )
        started_at = now - PACE * place
        yield NewEntry(
            content, started_at, started_at + LENGTH - timedelta(seconds=mix % 2400), ZONE
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
