"""Putting the sample company into an empty database, through the services everybody uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from lentera.charter.services.closing import close_due
from lentera.config.refusals import SampleNeedsEmptyServer
from lentera.config.sample.agreeing import agree
from lentera.config.sample.company import Person, the_company
from lentera.config.sample.hiring import hire
from lentera.config.sample.history import History
from lentera.config.sample.work import set_up_work
from lentera.domain.doors import Upkeep, standing_open
from lentera.domain.viewer import Viewer
from lentera.people.selectors import holds_sample, nobody_yet
from lentera.people.selectors.workspaces import workspace_begun_at
from lentera.reports.services.publishing import publish_due

WEEK = timedelta(days=7)


@standing_open(Upkeep.SAMPLE)
def plant(*, now: datetime, say: Callable[[str], None]) -> int:
    """Make the sample company, or leave it as it is; return how many entries were made.

    Raises:
        SampleNeedsEmptyServer: real people are on this server.
    """
    if holds_sample():
        return 0
    if not nobody_yet():
        raise SampleNeedsEmptyServer
    company = the_company()
    say(f"Making {company.name}, {len(company.people)} people, six months ...")
    with transaction.atomic():
        viewers = hire(company, now)
        owner = next(iter(viewers.values()))
        agree(viewers, now)
        history = History(company, set_up_work(owner, company, now), now)
        written = sum(
            _write(history, viewers[person.mail], person, say) for person in company.people
        )
    publish_weeks(since=workspace_begun_at(owner.workspace_id), now=now)
    return written


def publish_weeks(*, since: datetime, now: datetime) -> None:
    """Close and publish what was due, week after week, as the worker would have done."""
    moment = since
    while moment < now:
        moment = min(moment + WEEK, now)
        close_due(now=moment)
        publish_due(now=moment)


def _write(history: History, viewer: Viewer, person: Person, say: Callable[[str], None]) -> int:
    written = history.write(viewer, person)
    say(f"  {person.name}: {written} entries")
    return written
