"""The importer itself: broken off in the middle, its questions to the database, its speed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lentera.exchange import commands
from lentera.exchange.models import ImportedLine, ImportRun
from lentera.exchange.services import Outcome
from lentera.projects.models import Project, Tag
from lentera.tracking.models import EntryTag, TimeEntry
from lentera.web import clock
from tests.cast import Cast
from tests.exchange.spent import spent
from tests.exchange.tables import ClockifySettings, clockify
from tests.exchange.totals import totals_of, totals_there

pytestmark = pytest.mark.django_db

SETTINGS = ClockifySettings(dates="%Y-%m-%d", with_type=True)
# Of a portion of a thousand lines: two lookups, four inserts, the transaction around them.
QUESTIONS_FOR_A_PORTION = 9


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.csv"


class PlugPulledError(Exception):
    """What ends an import in the middle."""


@pytest.mark.engines
def test_an_import_broken_off_in_the_middle_goes_on_and_has_every_line_once(
    cast: Cast, file: Path
) -> None:
    viewer, entries = cast.viewer("rina"), spent(3_500)
    file.write_bytes(clockify(entries, SETTINGS))

    def pull_the_plug(outcome: Outcome) -> None:
        if outcome.read == 2_000:
            raise PlugPulledError

    with pytest.raises(PlugPulledError):
        commands.run_import(commands.Wish(file, viewer), now=clock.now(), progress=pull_the_plug)
    there = TimeEntry.objects.own(viewer).count()
    again = commands.run_import(commands.Wish(file, viewer), now=clock.now())

    assert there == 2_000
    assert (again.read, again.created, again.failed) == (3_500, 3_500, 0)
    assert totals_there(viewer) == totals_of(entries)
    assert ImportRun.objects.own(viewer).count() == 1
    assert ImportedLine.objects.own(viewer).count() == 3_500


def test_i10_a_portion_asks_the_database_few_questions_however_many_lines_there_are(
    cast: Cast, file: Path
) -> None:
    viewer = cast.viewer("rina")
    file.write_bytes(clockify(spent(1_000), SETTINGS))
    commands.run_import(commands.Wish(file, viewer), now=clock.now())
    asked = []
    for portions in (2, 6):
        file.write_bytes(clockify(spent(portions * 1_000, seed=portions), SETTINGS))
        with CaptureQueriesContext(connection) as queries:
            commands.run_import(commands.Wish(file, viewer), now=clock.now())
        asked.append(len(queries))

    assert (asked[1] - asked[0]) / 4 <= QUESTIONS_FOR_A_PORTION


@pytest.mark.engines
def test_a_plain_member_uses_what_is_there_and_the_rest_becomes_tags(
    cast: Cast, file: Path
) -> None:
    heading = b"Date,Start,End,Project,Client,Task,Tags\n"
    file.write_bytes(heading + b"2026-11-02,09:00,10:00,Website,Toko,Design,\n")
    commands.run_import(commands.Wish(file, cast.viewer("rina")), now=clock.now())
    unknown = b"X" * 150
    file.write_bytes(
        heading
        + b"2026-11-03,09:00,10:00,website,toko,design,remote\n"
        + b"2026-11-03,10:00,11:00,Website,Toko,Draft,\n"
        + b"2026-11-03,11:00,12:00,"
        + unknown
        + b",,,\n"
    )

    commands.run_import(commands.Wish(file, cast.viewer("sari")), now=clock.now())

    viewer = cast.viewer("sari")
    known, new_task, stranger = TimeEntry.objects.own(viewer).order_by("started_at")
    tags = {
        entry.pk: {
            Tag.objects.get(pk=row.tag_id).name
            for row in EntryTag.objects.own(viewer).filter(entry_id=entry.pk)
        }
        for entry in (known, new_task, stranger)
    }
    assert Project.objects.count() == 1
    assert (known.project_id is not None, known.task_id is not None) == (True, True)
    assert (new_task.project_id, new_task.task_id) == (known.project_id, None)
    assert tags[known.pk] == {"remote"}
    assert tags[new_task.pk] == {"Draft"}
    assert tags[stranger.pk] == {"X" * 99 + "…"}


def test_what_a_line_names_besides_its_project_is_never_lost(cast: Cast, file: Path) -> None:
    file.write_bytes(
        b"Date,Start,End,Project,Client,Task\n2026-11-02,09:00,10:00,,Toko Melati,Design\n"
    )

    commands.run_import(commands.Wish(file, cast.viewer("rina")), now=clock.now())

    assert {tag.name for tag in Tag.objects.all()} == {"Toko Melati", "Design"}


@pytest.mark.all
@pytest.mark.timeout(300)
def test_a_hundred_thousand_lines_come_in_fast_and_lean(tmp_path: Path) -> None:
    file, measured = tmp_path / "report.csv", tmp_path / "measured"
    file.write_bytes(clockify(spent(100_000), SETTINGS))
    environment = {**os.environ, "LENTERA_DATA": str(tmp_path / "data")}
    environment.pop("LENTERA_DATABASE_URL", None)
    script = Path(__file__).with_name("measure_import.py")

    subprocess.run(
        [sys.executable, str(script), str(file), str(measured)], env=environment, check=True
    )
    seconds, megabytes, created = map(float, measured.read_text().split())
    sys.stdout.write(f"100,000 lines: {seconds:.1f} s of the processor, {megabytes:.0f} MB\n")

    assert created == 100_000
    assert seconds < 30
    assert megabytes < 300
