"""The look comes first, whatever goes wrong after it; without one there is no data."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection

from lentera.charter.services.disclosure import Ask, Disclosure, disclosed
from lentera.domain.charter import Granularity, Purpose
from lentera.domain.doors import UnscopedQueryError
from lentera.domain.timespan import week_bounds
from lentera.periods.services import close_period
from lentera.tracking.models import TimeEntry
from lentera.worktime.models import AgreedHours
from tests.cast import NOW, Cast
from tests.harness.installation import Installation

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

# Somebody looks, and the process dies before anything is shown.
LOOK_AND_DIE = """
import os, signal
from datetime import datetime, timedelta, UTC
import django
django.setup()
from lentera.charter.services.disclosure import Ask, disclosed
from lentera.domain.charter import Granularity, Purpose
from lentera.domain.timespan import week_bounds
from lentera.people.models import Account, Member
from lentera.people.viewer import viewer_for
from lentera.periods.services import close_period
now = datetime(2026, 11, 24, 8, 16, tzinfo=UTC)
putri = viewer_for(Account.objects.get(email="putri@kunang.example"))
bayu = Member.objects.get(account__email="bayu@kunang.example")
week = week_bounds(now.date() - timedelta(days=14))
days = {"first_on": week.first_on, "last_on": week.last_on}
close_period(putri.workspace_id, cadence="week", now=now, **days)
asked = Ask([bayu.pk], Purpose.PAYROLL, Granularity.PERSON_PER_DAY, reference="x", **days)
with disclosed(putri, asked, now=now):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def week(cast: Cast) -> dict[str, date]:
    days = week_bounds(NOW.date().replace(day=3))
    close_period(
        cast.workspace_id, cadence="week", first_on=days.first_on, last_on=days.last_on, now=NOW
    )
    return {"first_on": days.first_on, "last_on": days.last_on}


def payroll(cast: Cast, week: dict[str, date]) -> Ask:
    sari = cast.viewer("sari").member_id
    return Ask([sari], Purpose.PAYROLL, Granularity.PERSON_PER_DAY, reference="2026-11", **week)


def test_a_process_that_is_killed_after_the_look_leaves_the_look(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data")
    installation.run("migrate")
    bayu = ("--owner", "bayu@kunang.example", "--zone", "Asia/Jakarta")
    installation.run("workspace", "create", "Kunang", *bayu)
    putri = ("putri@kunang.example", "--workspace", "Kunang", "--role", "payroll")
    installation.run("member", "add", *putri)

    ended = subprocess.run(
        [sys.executable, "-c", LOOK_AND_DIE],
        env=installation.everything(DJANGO_SETTINGS_MODULE="lentera.config.settings"),
        check=False,
        capture_output=True,
    )

    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    with closing(sqlite3.connect(installation.data / "lentera.sqlite3")) as database:
        assert database.execute("SELECT purpose, people FROM witness_look").fetchall() == [
            ("payroll", 1)
        ]


@pytest.mark.engines
@pytest.mark.parametrize("table", ["witness_look", "witness_looksubject", "witness_event"])
def test_where_no_look_can_be_kept_nothing_is_shown(
    cast: Cast, week: dict[str, date], table: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO away")

    with (
        pytest.raises(DatabaseError),
        disclosed(cast.viewer("putri"), payroll(cast, week), now=NOW),
    ):
        pytest.fail("the door opened")


@pytest.mark.engines
@pytest.mark.parametrize("model", [TimeEntry, AgreedHours])
def test_the_first_lock_alone_lets_nobody_keep_a_door_for_later(
    cast: Cast, week: dict[str, date], model: type[TimeEntry | AgreedHours]
) -> None:
    """The database's locks are open here: a test of its own is upkeep."""
    with disclosed(cast.viewer("putri"), payroll(cast, week), now=NOW) as disclosure:
        shown = list(model.objects.disclosed(disclosure))
    forged = Disclosure(disclosure.scope, disclosure.workspace_id, disclosure.look_id, **week)

    assert shown == []
    for over in (disclosure, forged):
        with pytest.raises(UnscopedQueryError, match="over"):
            model.objects.disclosed(over)
