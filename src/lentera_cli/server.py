"""The verbs that run a server: serve, worker, migrate."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from lentera_cli.django_ready import answer, on_server, say


@on_server
def migrate(options: Namespace) -> int:
    """Bring the database to this version."""
    from lentera.config.commands.migrating import migrate as apply

    del options
    apply()
    return 0


@on_server
def serve(options: Namespace) -> int:
    """Serve until told to stop."""
    from django.conf import settings

    from lentera.config.commands.serving import Serving
    from lentera.config.commands.serving import serve as listen

    if options.sample:
        prepare_sample()
    environment = settings.ENVIRONMENT
    serving = Serving(
        host=environment.host,
        port=environment.port,
        with_worker=not options.without_worker,
        certificate=options.certificate and Path(options.certificate),
        certificate_key=options.certificate_key and Path(options.certificate_key),
    )
    listen(serving, say=say)
    return 0


@on_server
def worker(options: Namespace) -> int:
    """Work until told to stop, or once."""
    from dataclasses import asdict

    from lentera.config.commands.working import work, work_once

    if not options.once:
        work()
        return 0
    tally = work_once()
    told = f"{tally.done} done, {tally.put_off} put off, {tally.gave_up} given up."
    answer(options, asdict(tally), told)
    return 0


def prepare_sample() -> None:
    """Do what a fresh folder needs; where everything is there, ask twice and do nothing."""
    from lentera.config.commands.migrating import migrate as apply
    from lentera.config.commands.migrating import missing_migrations
    from lentera.config.sample.planting import plant
    from lentera.people.selectors import nobody_yet
    from lentera.web import clock

    if missing_migrations():
        apply()
    if nobody_yet():
        plant(now=clock.now(), say=say)


@on_server
def sample(options: Namespace) -> int:
    """Make the sample company where nobody is yet."""
    from lentera.config.sample.company import the_company
    from lentera.config.sample.planting import plant
    from lentera.web import clock

    made = plant(now=clock.now(), say=say)
    company = the_company()
    facts = {"entries": made, "logins": company.logins, "password": company.password}
    told = f"{made:,} entries." if made else "The sample company is there already."
    answer(options, facts, f"{told} Sign in as {company.logins[0]}, password {company.password}")
    return 0
