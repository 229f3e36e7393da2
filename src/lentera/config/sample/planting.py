"""Putting the sample company into an empty database, through the services everybody uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from lentera.config.refusals import SampleNeedsEmptyServer
from lentera.config.sample.company import the_company
from lentera.config.sample.hiring import hire
from lentera.config.sample.history import History
from lentera.config.sample.work import set_up_work
from lentera.people.selectors import holds_sample, nobody_yet


def plant(*, now: datetime, say: Callable[[str], None]) -> int:
    """Make the sample company, or leave it as it is; return how many entries were made.

    Raises:
        SampleNeedsEmptyServer: real people are on this server.
    """
    if holds_sample():
        return 0
    if not nobody_yet():
        raise SampleNeedsEmptyServer
    company, made = the_company(), 0
    with transaction.atomic():
        say(f"Making {company.name}, {len(company.people)} people, six months ...")
        viewers = hire(company, now)
        owner = next(iter(viewers.values()))
        history = History(company, set_up_work(owner, company, now), now)
        for place, person in enumerate(company.people, start=1):
            made += history.write(viewers[person.mail], person)
            if place % 6 == 0:
                say(f"  {place} of {len(company.people)} people, {made:,} entries")
    return made
