"""Everything kept about oneself in one file: whole, to be read, and nobody else's."""

from __future__ import annotations

import csv
import json
import re
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from django.urls import reverse

from lentera.domain.commitment import opens
from lentera.domain.ids import to_hex
from lentera.exchange import commands
from lentera.exchange.rights.schema import SCHEMA
from lentera.people.models import Account
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import add_entry, delete_entry, edit_entry, start_timer
from lentera.witness.services import ask_why, say
from lentera.worktime.services import agree_hours
from tests.cast import NOW, Cast
from tests.witness.looking import look

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

pytestmark = pytest.mark.engines
HOUR = timedelta(hours=1)
TYPES = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}
FILES = {
    "read-me.html",
    "schema.json",
    "entries.csv",
    "person.json",
    "entries.json",
    "agreed_hours.json",
    "looks_at_me.json",
    "looks_by_me.json",
    "requests.json",
    "events.json",
}


def archive(client: Client, cast: Cast, name: str) -> ZipFile:
    """Download somebody's archive as they do."""
    client.force_login(cast.accounts[name])
    answer = client.get(reverse("rights:take_out"))
    assert answer.status_code == 200
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))


def worked(cast: Cast, name: str, hours_ago: int, description: str) -> TimeEntry:
    return add_entry(
        cast.viewer(name),
        content=Content.of(description=description),
        started_at=NOW - hours_ago * HOUR,
        ended_at=NOW - (hours_ago - 1) * HOUR,
        now=NOW,
    )


def of(archive: ZipFile, name: str) -> list[dict]:
    return json.loads(archive.read(f"{name}.json"))


def mistakes(value: object, schema: dict) -> list[str]:
    """Say where a value is not as a schema says, by the words of JSON Schema that ours uses."""
    if "anyOf" in schema:
        found = [mistakes(value, one) for one in schema["anyOf"]]
        return [] if [] in found else found[0]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{value} is no choice"]
    if not isinstance(value, TYPES[schema["type"]]):
        return [f"{value} is no {schema['type']}"]
    if isinstance(value, list):
        return [one for inner in value for one in mistakes(inner, schema["items"])]
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        wrong = sorted(set(known) ^ set(value))
        return wrong or [one for name, it in known.items() for one in mistakes(value[name], it)]
    fits = re.fullmatch(schema.get("pattern", "(?s).*"), str(value))
    return [] if fits else [f"{value} has another form"]


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """Sari worked, changed, deleted, was looked at and asked why; Rina worked, too."""
    sari = cast.viewer("sari")
    first, gone = worked(cast, "sari", 30, "Layout, first"), worked(cast, "sari", 20, "Wrong")
    edit_entry(sari, entry_id=first.pk, changes={"description": "Layout"}, now=NOW)
    delete_entry(sari, entry_id=gone.pk, now=NOW)
    worked(cast, "rina", 10, "Canary of Rina")
    agreed = [480] * 5 + [0] * 2
    agree_hours(sari, from_on=NOW.date(), minutes=agreed, now=NOW)
    look_id = look(cast, "putri", "sari", "rina")
    asked = ask_why(sari, look_id=look_id, text="What for?", now=NOW)
    say(cast.viewer("putri"), request_id=asked.pk, text="Pay of November", now=NOW + HOUR)
    return cast


@pytest.mark.django_db(transaction=True)
def test_everything_about_the_person_is_in_it(busy: Cast, client: Client) -> None:
    found = archive(client, busy, "sari")

    assert set(found.namelist()) == FILES
    assert found.testzip() is None
    assert [one["description"] for one in of(found, "entries")] == ["Layout"]
    assert of(found, "agreed_hours")[0]["minutes_of_weekdays"] == [480] * 5 + [0, 0]
    assert of(found, "looks_at_me")[0]["who"] == "Putri Anggraini"
    assert [one["text"] for one in of(found, "requests")[0]["said"]] == [
        "What for?",
        "Pay of November",
    ]
    kinds = [one["payload"]["kind"] for one in of(found, "events")]
    assert kinds.count("entry.added") == 2
    assert {"entry.changed", "entry.deleted"} <= set(kinds)
    page = found.read("read-me.html").decode()
    assert "Layout" in page
    assert page.rstrip().endswith("</html>")


@pytest.mark.django_db(transaction=True)
def test_every_file_is_as_the_schema_says(busy: Cast, client: Client) -> None:
    for name in ("sari", "putri", "jonas"):
        found = archive(client, busy, name)
        assert json.loads(found.read("schema.json")) == SCHEMA
        for file, definition in SCHEMA["$defs"].items():
            assert mistakes(json.loads(found.read(file)), definition) == []


@pytest.mark.django_db(transaction=True)
def test_nobody_elses_time_is_in_it(busy: Cast, client: Client) -> None:
    others = [busy.viewer(name) for name in ("rina", "jonas", "dewi", "mallory")]
    marks = [to_hex(one.member_id) for one in others] + [to_hex(one.account_id) for one in others]

    found = archive(client, busy, "sari")
    text = "".join(found.read(name).decode() for name in found.namelist())
    of_putri = "".join(archive(client, busy, "putri").read(name).decode() for name in FILES)

    assert "Canary" not in text
    assert [mark for mark in marks if mark in text] == []
    assert [one.name for one in others if one.name in text] == []
    assert "Sari" not in of_putri
    assert to_hex(busy.viewer("sari").member_id) not in of_putri


@pytest.mark.django_db(transaction=True)
def test_own_deeds_can_be_shown_to_belong_to_the_ledger(busy: Cast, client: Client) -> None:
    events = of(archive(client, busy, "sari"), "events")

    own = [one for one in events if one["salt"]]
    assert len(own) >= 4
    for one in own:
        salt, commitment = bytes.fromhex(one["salt"]), bytes.fromhex(one["commitment"])
        assert opens(commitment, one["payload"], salt)
    assert all("actor" not in one["payload"] for one in events if not one["salt"])


@pytest.mark.django_db(transaction=True)
def test_entries_come_in_elsewhere_as_they_were(cast: Cast, client: Client, tmp_path: Path) -> None:
    for number in range(30):
        worked(cast, "rina", 100 - 3 * number, f"Work {number}")
    found = archive(client, cast, "rina")
    file = tmp_path / "entries.csv"
    file.write_bytes(found.read("entries.csv"))
    jonas = cast.viewer("jonas")

    outcome = commands.run_import(commands.Wish(file, jonas), now=NOW)

    assert (outcome.created, outcome.failed) == (30, 0)
    assert shape(cast, "jonas") == shape(cast, "rina")


@pytest.mark.django_db(transaction=True)
def test_a_formula_stays_text_in_the_table_and_itself_in_the_list(
    cast: Cast, client: Client
) -> None:
    worked(cast, "sari", 5, "=1+1")

    found = archive(client, cast, "sari")

    rows = list(csv.DictReader(StringIO(found.read("entries.csv").decode())))
    assert rows[0]["Description"] == "'=1+1"
    assert of(found, "entries")[0]["description"] == "=1+1"


@pytest.mark.django_db(transaction=True)
def test_a_running_timer_has_no_end_and_words_are_the_persons(cast: Cast, client: Client) -> None:
    Account.objects.filter(pk=cast.accounts["sari"].pk).update(language="id")
    start_timer(cast.viewer("sari"), content=Content.of(description="Now"), at=NOW, now=NOW)

    found = archive(client, cast, "sari")

    assert of(found, "entries")[0]["ended_at"] is None
    page = found.read("read-me.html").decode()
    assert '<html lang="id">' in page
    assert "Catatan waktu" in page


def shape(cast: Cast, name: str) -> list[tuple[datetime, datetime | None, str]]:
    rows = TimeEntry.objects.own(cast.viewer(name)).order_by("started_at")
    return list(rows.values_list("started_at", "ended_at", "description"))
