"""One file brought in twice at the same moment, on whichever database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from lentera.domain.doors import OwnTime, standing_open
from lentera.domain.viewer import Viewer
from lentera.exchange import commands
from lentera.exchange.files import turn_of
from lentera.exchange.formats.reader import read
from lentera.exchange.models import ImportRun
from lentera.exchange.services import accept_run, begin_run, import_lines
from lentera.outbox.models import Message
from lentera.outbox.worker import Worker
from lentera.web import clock
from tests.cast import Cast, gather
from tests.exchange.spent import spent
from tests.exchange.tables import ClockifySettings, clockify
from tests.exchange.totals import totals_of, totals_there

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]

SETTINGS = ClockifySettings(dates="%Y-%m-%d", with_type=True)
LINES = 2_500


@pytest.fixture
def at_their_desks() -> Cast:
    """The cast, stored for real: threads have connections of their own."""
    return gather()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.csv"
    path.write_bytes(clockify(spent(LINES), SETTINGS))
    return path


def test_of_two_commands_one_brings_everything_in_and_the_other_skips_it(
    at_their_desks: Cast, file: Path
) -> None:
    viewer, together = at_their_desks.viewer("rina"), Barrier(2)

    def bring(_number: int) -> tuple[int, int, int]:
        together.wait()
        try:
            told = commands.run_import(commands.Wish(file, viewer), now=clock.now())
        finally:
            connection.close()
        return told.created, told.skipped, told.failed

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(bring, range(2)))

    assert outcomes == [(0, LINES, 0), (LINES, 0, 0)]
    assert totals_there(viewer) == totals_of(spent(LINES))
    assert ImportRun.objects.own(viewer).filter(state="done").count() == 2


def test_two_machines_that_share_a_database_bring_each_line_in_once(
    at_their_desks: Cast, file: Path
) -> None:
    """Each has a data folder of its own, so neither sees that it is the other's turn."""
    viewer, together = at_their_desks.viewer("rina"), Barrier(2)
    runs = [begun(viewer, file) for _ in range(2)]

    def bring(run_id: int) -> tuple[int, int]:
        together.wait()
        try:
            with file.open("rb") as content, standing_open(OwnTime(viewer.member_id)):
                lines = read(content).lines()
                told = import_lines(viewer, run_id, lines, zone=viewer.zone, now=clock.now())
        finally:
            connection.close()
        return told.created, told.skipped

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(bring, runs)

    assert (first[0] + second[0], first[1] + second[1]) == (LINES, LINES)
    assert totals_there(viewer) == totals_of(spent(LINES))


def test_the_worker_comes_back_later_while_a_command_is_at_work(
    at_their_desks: Cast, file: Path
) -> None:
    viewer = at_their_desks.viewer("rina")
    run_id = begun(viewer, file)
    accept_run(viewer, run_id=run_id, now=clock.now())

    with turn_of(viewer.member_id, patient=False):
        meanwhile = Worker().work_off()
    Message.objects.filter(kind="exchange.import").update(due_at=clock.now())
    later = Worker().work_off()

    assert (meanwhile.done, meanwhile.put_off) == (0, 1)
    assert (later.done, later.put_off) == (1, 0)
    assert ImportRun.objects.own(viewer).get(pk=run_id).created_count == LINES


def begun(viewer: Viewer, file: Path) -> int:
    """Bring a file to its preview."""
    with file.open("rb") as content:
        return begin_run(viewer, file=content, file_name=file.name, now=clock.now()).pk
