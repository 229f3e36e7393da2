"""After an account is deleted its address stands nowhere: in no table, in no file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import connection

from lentera.exchange.services import accept_run, answer_run, begin_run
from lentera.outbox.models import Message
from lentera.outbox.worker import Worker
from lentera.people import notices, services
from lentera.people.letters import tell
from lentera.people.models import Account
from lentera.people.services import create_key
from tests.cast import NOW, Cast
from tests.people.signing import prove, signed_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

SARI, NEXT = "sari@kunang.example", "sari.wijaya@kunang.example"
TWO_PEOPLE = f"""\
Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,\
End Time,Duration (h),Duration (decimal)
,,Draft,,Sari,,{SARI},,No,23/11/2026,09:00:00,23/11/2026,10:00:00,01:00:00,1.00
,,Draft,,Rina,,rina@kunang.example,,No,23/11/2026,09:00:00,23/11/2026,10:00:00,01:00:00,1.00
"""


def work_off() -> None:
    with time_machine.travel(NOW, tick=False):
        Worker().work_off()


def test_after_deleting_an_account_its_address_stands_nowhere(
    cast: Cast, settings: SettingsWrapper, tmp_path: Path
) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=tmp_path)
    leave_traces(cast)
    before = {*places_in_tables(SARI), *places_in_files(SARI, tmp_path)}

    services.delete_account(Account.objects.get(email=SARI), now=NOW)
    work_off()

    assert len(before) >= 6, before  # else this test looks in the wrong places
    for address in (SARI, NEXT):
        assert places_in_tables(address) == set()
        assert places_in_files(address, tmp_path) == set()
    # Others' traces are not touched.
    assert places_in_tables("rina@kunang.example")
    assert places_in_files("rina@kunang.example", tmp_path)


def leave_traces(cast: Cast) -> None:
    """Do with Sari's account and about it what brings an address into tables and files."""
    sari, bayu = cast.accounts["sari"], cast.viewer("bayu")
    browser = signed_in(sari)
    prove(browser)
    browser.post("/people/account/email/", {"email": NEXT, "action_add": ""})
    browser.post("/people/account/password/reset/", {"email": SARI})
    assert EmailAddress.objects.filter(email=NEXT).exists()
    create_key(sari, name="editor", now=NOW)
    mallory = cast.viewer("mallory")
    services.invite(
        mallory,
        invitees=[services.Invitee(SARI, "Sari")],
        roles=frozenset(),
        team_id=None,
        language="en",
        now=NOW,
    )
    for account in (sari, cast.accounts["rina"]):
        tell(account, lambda: notices.invitation_letter(bayu, "https://x.example", NOW), now=NOW)
    bring_a_file(cast, accepted=True)
    work_off()
    bring_a_file(cast, accepted=False)
    tell(sari, lambda: notices.invitation_letter(bayu, "https://x.example", NOW), now=NOW)
    Message.objects.filter(payload__to=SARI).update(gave_up_at=NOW)


def bring_a_file(cast: Cast, *, accepted: bool) -> None:
    """Upload a file in which Sari's address stands, and bring it in."""
    viewer = cast.viewer("sari")
    run = begin_run(
        viewer, file=BytesIO(TWO_PEOPLE.encode()), file_name=f"{SARI}.csv", email=SARI, now=NOW
    )
    if accepted:
        answer_run(
            viewer, run_id=run.pk, choices=run.choices | {"date_order": "dmy"}, zone=viewer.zone
        )
        accept_run(viewer, run_id=run.pk, now=NOW)


def places_in_tables(address: str) -> set[str]:
    """Return every column of every table in which an address stands, however it is spelled."""
    return {
        f"{table}.{column}"
        for table in connection.introspection.table_names()
        for column in columns_of(table)
        if holds(table, column, address)
    }


def columns_of(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [one.name for one in connection.introspection.get_table_description(cursor, table)]


def holds(table: str, column: str, address: str) -> bool:
    quoted = connection.ops.quote_name
    text = f"LOWER(CAST({quoted(column)} AS TEXT))"
    found = f"SELECT COUNT(*) FROM {quoted(table)} WHERE {text} LIKE %s"  # noqa: S608  our own names
    with connection.cursor() as cursor:
        cursor.execute(found, [f"%{address}%"])
        return bool(cursor.fetchone()[0])


def places_in_files(address: str, folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and address.encode() in path.read_bytes().lower()
    }
