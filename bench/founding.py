"""Founds a workspace with one person: ``python -m bench.founding ADDRESS``, in LENTERA_DATA."""

import sys
from datetime import timedelta

import django

ZONE = "Asia/Jakarta"

if __name__ == "__main__":
    django.setup()
    from lentera.people.services import create_account, found_workspace
    from lentera.web import clock

    now = clock.now()
    sari = create_account(
        email=sys.argv[1],
        name="Sari",
        password=None,
        zone=ZONE,
        language="en",
        verified=True,
        now=now,
    )
    found_workspace(
        sari,
        name="Studio",
        zone=ZONE,
        language="en",
        week_starts_on=0,
        joined_on=(now - timedelta(days=1500)).date(),
        now=now,
    )
