"""Faults that users of other trackers met, tried on ours; the rows stand in the table of cases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection
from django.urls import reverse

from lentera.tracking import selectors, services
from lentera.tracking.content import Content
from lentera.tracking.models import TimeEntry
from lentera.witness.selectors import history_of
from tests.cast import NOW, Cast, gather

if TYPE_CHECKING:
    from django.test import Client

HOUR = timedelta(hours=1)
SCRIPTED = {"HX-Request": "true"}
REVIEW = Content.of(description="Review")


def test_z2_list_form_and_history_show_the_same_wall_time(client: Client, cast: Cast) -> None:
    sari = cast.viewer("sari")
    entry = services.add_entry(
        sari,
        content=REVIEW,
        started_at=datetime(2026, 11, 20, 16, 40, tzinfo=UTC),
        ended_at=datetime(2026, 11, 20, 17, 10, tzinfo=UTC),
        now=NOW,
    )
    client.force_login(cast.accounts["sari"])

    found = client.get(reverse("tracking:entries"), {"q": "Review"}).content.decode()
    form = client.get(reverse("tracking:edit", args=[entry.pk])).context["form"]

    assert "23:40 \N{EN DASH} 00:10" in found
    assert (form["start"].value(), form["end"].value()) == ("23:40", "00:10")
    assert form["day"].value() == date(2026, 11, 20)


@pytest.mark.engines
@pytest.mark.django_db(transaction=True)
def test_z11_the_zone_of_the_database_session_changes_nothing() -> None:
    sari = gather().viewer("sari")
    on_postgresql = connection.vendor == "postgresql"
    if on_postgresql:
        _ask_role("SET timezone TO 'Europe/Berlin'")
    services.start_timer(sari, content=REVIEW, now=NOW)

    line = selectors.running_line(sari)
    totals = selectors.day_totals(sari, date(2026, 11, 24), date(2026, 11, 24), now=NOW + HOUR)

    if on_postgresql:
        _ask_role("RESET timezone")
    assert line is not None
    assert line.length(NOW + HOUR) == HOUR
    assert totals[date(2026, 11, 24)].work == HOUR


def test_z17_timer_form_and_typed_line_mean_the_same_instant(client: Client, cast: Cast) -> None:
    client.force_login(cast.accounts["sari"])
    times = {"day": "2026-11-20", "start": "9", "end": "10"}

    client.post(reverse("tracking:add"), {"description": "Form", **times})
    client.post(reverse("tracking:add"), {"when": "20 Nov 2026 9-10 Line"}, headers=SCRIPTED)

    starts = TimeEntry.objects.own(cast.viewer("sari")).values_list("started_at", flat=True)
    assert set(starts) == {datetime(2026, 11, 20, 2, tzinfo=UTC)}
    assert len(starts) == 2


def test_o3_a_copy_is_made_first_and_its_times_are_changed_then(cast: Cast) -> None:
    sari = cast.viewer("sari")
    entry = services.add_entry(sari, content=REVIEW, started_at=NOW - HOUR, ended_at=NOW, now=NOW)
    copy = services.duplicate_entry(sari, entry_id=entry.pk, now=NOW)

    services.edit_entry(
        sari,
        entry_id=copy.pk,
        changes={"started_at": NOW - 3 * HOUR, "ended_at": NOW - 2 * HOUR},
        now=NOW,
    )

    entry.refresh_from_db()
    assert (entry.started_at, entry.ended_at) == (NOW - HOUR, NOW)
    lengths = [line.length(NOW) for line in selectors.recent_past(sari, days=1).lines]
    assert lengths == [HOUR, HOUR]


def test_o5_every_way_to_write_an_entry_checks_what_it_points_to(cast: Cast) -> None:
    sari = cast.viewer("sari")
    nowhere = Content.of(description="Elsewhere", project_id=1)
    entry = services.add_entry(sari, content=REVIEW, started_at=NOW - HOUR, ended_at=NOW, now=NOW)
    change = services.BulkChange({"project_id": 1})
    ways = {
        "start": lambda: services.start_timer(sari, content=nowhere, now=NOW),
        "add": lambda: services.add_entry(
            sari, content=nowhere, started_at=NOW - HOUR, ended_at=NOW, now=NOW
        ),
        "edit": lambda: services.edit_entry(
            sari, entry_id=entry.pk, changes={"project_id": 1}, now=NOW
        ),
        "bulk": lambda: services.bulk_edit(sari, entry_ids=[entry.pk], change=change, now=NOW),
        "favourite": lambda: services.keep_favourite(sari, content=nowhere, now=NOW),
    }

    codes = {}
    for way, write in ways.items():
        with pytest.raises(Exception, match=r"projects\.unknown_project") as refusal:
            write()
        codes[way] = refusal.value.args[0]

    assert set(codes.values()) == {"projects.unknown_project"}
    assert TimeEntry.objects.own(sari).count() == 1


def test_c2_a_start_is_one_step_and_leaves_no_orphan(cast: Cast) -> None:
    sari = cast.viewer("sari")
    services.start_timer(sari, content=REVIEW, now=NOW)

    with pytest.raises(Exception, match=r"projects\.unknown_project"):
        services.start_timer(sari, content=Content.of(project_id=1), now=NOW + HOUR)

    entry = TimeEntry.objects.own(sari).get()
    assert entry.ended_at is None
    assert [event.kind for event in history_of(sari, entry.pk)] == ["entry.added"]


def test_c4_continuing_an_old_entry_ends_the_one_that_runs(cast: Cast) -> None:
    sari = cast.viewer("sari")
    old = services.add_entry(sari, content=REVIEW, started_at=NOW - HOUR, ended_at=NOW, now=NOW)
    running = services.start_timer(sari, content=Content.of(description="Inbox"), now=NOW)

    services.continue_entry(sari, entry_id=old.pk, now=NOW + HOUR)

    running.refresh_from_db()
    assert running.ended_at == NOW + HOUR
    assert TimeEntry.objects.own(sari).running().get().description == "Review"


def test_c11_a_timer_of_fourteen_days_can_be_stopped_and_is_offered_for_repair(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW)
    sari = cast.viewer("sari")
    services.start_timer(sari, content=REVIEW, at=NOW - timedelta(days=14), now=NOW)
    client.force_login(cast.accounts["sari"])

    offered = client.get("/")
    stopped = client.post(reverse("tracking:stop"))

    assert b"Still on?" in offered.content
    assert stopped.status_code == 303
    assert TimeEntry.objects.own(sari).get().ended_at == NOW


@pytest.mark.engines
@pytest.mark.django_db(transaction=True)
def test_c19_an_idle_connection_that_died_is_made_anew() -> None:
    sari = gather().viewer("sari")
    if connection.vendor == "postgresql":
        _cut_the_line()
    # What Django does before each request.
    connection.close_if_unusable_or_obsolete()

    services.start_timer(sari, content=REVIEW, now=NOW)

    assert selectors.running_line(sari) is not None


def _ask_role(what: str) -> None:
    """Give the database role another zone for its new sessions, and begin one."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER ROLE CURRENT_USER {what}")
    connection.close()


def _cut_the_line() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    parameters = connection.get_connection_params()
    wanted = ("dbname", "user", "password", "host", "port")
    with psycopg.connect(
        **{name: parameters[name] for name in wanted if name in parameters}
    ) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [backend])
