"""What is older than the charter keeps it goes; proofs stay, and everybody reads what went."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from lentera.config.commands.ledger import check_ledger
from lentera.config.tending import sweep
from lentera.domain.doors import all_shut
from lentera.domain.keeping import TOLD_AHEAD
from lentera.exchange.models import ImportedLine, ImportRun
from lentera.exchange.rights import retention
from lentera.exchange.rights.selectors import stored
from lentera.outbox.models import Message
from lentera.people.models import Member
from lentera.periods.services import close_period
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.tracking.services import add_entry, delete_entry, edit_entry, forgetting
from lentera.witness.models import Event, Look, LookSubject, Request
from lentera.witness.services import ask_why, say, seal
from lentera.witness.services import forgetting as forgetting_looks
from tests.cast import NOW, Cast
from tests.witness.looking import look

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.engines
HOUR = timedelta(hours=1)
OLD = datetime(2024, 10, 10, 3, tzinfo=UTC)
LATER = NOW + TOLD_AHEAD
KINDS = ["entry.added", "entry.changed", "entry.deleted"]


@pytest.fixture(autouse=True)
def own_key(settings: SettingsWrapper, tmp_path: Path) -> None:
    """Let each test's ledger have a key and remembered checkpoints of its own."""
    settings.LEDGER_FOLDER = tmp_path / "keys"


def worked(cast: Cast, name: str, at: datetime = OLD) -> TimeEntry:
    """Somebody worked an hour long ago."""
    return add_entry(
        cast.viewer(name),
        content=Content.of(description="Layout"),
        started_at=at,
        ended_at=at + HOUR,
        now=at + HOUR,
    )


def forget_over(*, now: datetime) -> None:
    """Do it as the worker does: with every door shut."""
    with all_shut():
        retention.forget_over(now=now)


@pytest.fixture
def closed(cast: Cast) -> None:
    """October 2026 is closed."""
    days = {"first_on": date(2026, 10, 1), "last_on": date(2026, 10, 31)}
    close_period(cast.workspace_id, cadence="month", **days, now=NOW)


def left(cast: Cast, name: str) -> set[int]:
    return set(TimeEntry.objects.own(cast.viewer(name)).values_list("pk", flat=True))


def mails() -> list[str]:
    return [one.payload["subject"] for one in Message.objects.filter(kind="mail")]


@pytest.mark.usefixtures("closed")
def test_old_time_goes_a_month_after_the_person_was_told(cast: Cast) -> None:
    old, young = worked(cast, "sari"), worked(cast, "sari", NOW - 10 * HOUR)
    edit_entry(cast.viewer("sari"), entry_id=old.pk, changes={"description": "Again"}, now=NOW)
    seal(now=NOW)

    forget_over(now=NOW)
    told, before = mails(), left(cast, "sari")
    forget_over(now=LATER - HOUR)
    too_early = left(cast, "sari")
    forget_over(now=LATER)

    assert told == ["Your oldest time entries will be deleted soon"]
    assert (before, too_early) == ({old.pk, young.pk}, {old.pk, young.pk})
    assert left(cast, "sari") == {young.pk}
    assert Event.objects.about([old.pk], KINDS) == []
    assert mails() == told


@pytest.mark.usefixtures("closed")
def test_the_ledger_stays_whole_and_says_what_went(cast: Cast) -> None:
    for name in ("sari", "rina"):
        worked(cast, name)
    worked(cast, "rina", NOW - 10 * HOUR)
    seal(now=NOW)
    forget_over(now=NOW)

    forget_over(now=LATER)
    seal(now=LATER)

    assert [one.says for one in check_ledger() if not one.good] == []


@pytest.mark.usefixtures("closed")
def test_what_the_person_deleted_themselves_is_forgotten_too(cast: Cast) -> None:
    sari = cast.viewer("sari")
    old, young = worked(cast, "sari"), worked(cast, "sari", NOW - 10 * HOUR)
    for entry in (old, young):
        delete_entry(sari, entry_id=entry.pk, now=NOW)
    forget_over(now=NOW)

    forget_over(now=LATER)

    assert Event.objects.about([old.pk], KINDS) == []
    assert len(Event.objects.about([young.pk], KINDS)) == 2
    assert [one.says for one in check_ledger() if not one.good] == []


def test_nothing_of_an_open_period_goes(cast: Cast) -> None:
    entry = worked(cast, "sari")
    forget_over(now=NOW)

    forget_over(now=LATER)

    assert left(cast, "sari") == {entry.pk}


@pytest.mark.usefixtures("closed")
def test_time_that_touches_a_kept_day_stays(cast: Cast) -> None:
    midnight = datetime(2024, 10, 31, 17, tzinfo=UTC)  # the first of November in Jakarta
    ends_there = worked(cast, "sari", midnight - HOUR)
    reaches_over = worked(cast, "rina", midnight - HOUR / 2)
    forget_over(now=NOW)

    forget_over(now=NOW + TOLD_AHEAD - timedelta(days=25))
    forget_over(now=datetime(2026, 12, 31, 16, 59, tzinfo=UTC))

    assert ends_there.pk not in left(cast, "sari")
    assert reaches_over.pk not in left(cast, "rina")


@pytest.mark.usefixtures("closed")
def test_who_left_is_not_waited_for(cast: Cast) -> None:
    entry = worked(cast, "putri")
    Member.objects.filter(pk=entry.member_id).update(left_on=date(2025, 1, 31))

    forget_over(now=NOW)

    assert Event.objects.about([entry.pk], KINDS) == []
    assert mails() == []


@pytest.mark.usefixtures("closed")
def test_a_broken_off_run_goes_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = {worked(cast, "sari", OLD + number * HOUR).pk for number in range(5)}
    forget_over(now=NOW)
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    real, portions = forgetting.erase_events, []

    def breaks(*args: object, **named: object) -> None:
        portions.append(1)
        if len(portions) == 2:
            raise KeyboardInterrupt
        real(*args, **named)

    monkeypatch.setattr(forgetting, "erase_events", breaks)
    with pytest.raises(KeyboardInterrupt):
        forget_over(now=LATER)
    between = left(cast, "sari")

    forget_over(now=LATER)

    assert (len(between & ids), left(cast, "sari") & ids) == (3, set())
    assert sum(one.count for one in stored(cast.viewer("sari"), now=LATER).own_gone) == 5
    assert [one.says for one in check_ledger() if not one.good] == []


@pytest.mark.usefixtures("closed")
def test_a_file_brought_again_asks_nothing_about_what_was_forgotten(cast: Cast) -> None:
    sari, entry = cast.viewer("sari"), worked(cast, "sari")
    run = ImportRun(
        pk=1,
        workspace_id=sari.workspace_id,
        member_id=sari.member_id,
        file_name="old.csv",
        zone=sari.zone,
        created_at=NOW,
    )
    run.save(force_insert=True)
    ImportedLine.objects.add(sari, 1, [("f", 0, entry.pk)])
    forget_over(now=NOW)

    forget_over(now=LATER)

    assert not ImportedLine.objects.own(sari).exists()


def test_looks_go_when_their_months_are_over(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting_looks, "AT_ONCE", 1)
    long_ago = datetime(2023, 9, 1, tzinfo=UTC)
    old = [look(cast, "putri", "sari", "rina", now=long_ago) for _ in range(2)]
    young = look(cast, "putri", "sari")
    seal(now=NOW)

    forget_over(now=NOW)

    putri = cast.viewer("putri")
    assert list(Look.objects.by(putri).values_list("pk", flat=True)) == [young]
    assert not LookSubject.objects.of_looks(old).exists()
    assert [one.says for one in check_ledger() if not one.good] == []


@pytest.mark.usefixtures("closed")
def test_everybody_reads_what_went_and_no_number_about_few(cast: Cast, client: Client) -> None:
    few, many = ["sari", "rina"], ["sari", "rina", "bayu", "dewi", "jonas", "wulan"]
    for name in few:
        worked(cast, name)
    forget_over(now=NOW)
    forget_over(now=LATER)
    next_month = datetime(2026, 12, 5, tzinfo=UTC)
    for name in many:
        worked(cast, name, datetime(2024, 11, 12, tzinfo=UTC))
    forget_over(now=next_month)

    forget_over(now=next_month + TOLD_AHEAD)

    found = stored(cast.viewer("dewi"), now=LATER)
    assert [one.count for one in found.gone] == [10, None]
    assert [one.count for one in found.own_gone] == [1]
    client.force_login(cast.accounts["dewi"])
    page = client.get(reverse("rights:stored")).content.decode()
    assert "What was deleted and when" in page
    assert "Sari" not in page


@pytest.mark.usefixtures("closed")
def test_a_reader_of_another_workspace_sees_nothing_of_it(cast: Cast) -> None:
    worked(cast, "sari")
    forget_over(now=NOW)

    forget_over(now=LATER)

    assert len(stored(cast.viewer("sari"), now=LATER).gone) == 1
    assert stored(cast.viewer("mallory"), now=LATER).gone == ()


@pytest.mark.usefixtures("closed")
def test_the_worker_does_it_when_it_sweeps(cast: Cast) -> None:
    entry = worked(cast, "sari")
    sweep(NOW)

    sweep(LATER)

    assert Event.objects.about([entry.pk], KINDS) == []


def test_whoever_has_nothing_old_is_told_nothing(cast: Cast) -> None:
    worked(cast, "sari", NOW - 10 * HOUR)

    forget_over(now=NOW)

    assert mails() == []


def test_an_open_question_stays_and_an_answered_one_goes(cast: Cast) -> None:
    sari, long_ago = cast.viewer("sari"), datetime(2023, 9, 1, tzinfo=UTC)
    asked = [
        ask_why(
            sari, look_id=look(cast, "putri", "sari", now=long_ago), text="Why?", now=long_ago
        ).pk
        for _ in range(2)
    ]
    say(cast.viewer("putri"), request_id=asked[0], text="Pay.", now=long_ago)

    forget_over(now=NOW)

    assert list(Request.objects.own(sari).values_list("pk", flat=True)) == [asked[1]]
    assert Event.objects.about([asked[0]], ["request.asked", "request.word"]) == []
    assert len(Event.objects.about([asked[1]], ["request.asked"])) == 1
    assert [one.says for one in check_ledger() if not one.good] == []
