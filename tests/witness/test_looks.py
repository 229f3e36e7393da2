"""Keeping a look: what stands in the ledger about it, and what it costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lentera.domain.commitment import commit
from lentera.domain.doors import all_shut, any_open
from lentera.domain.ids import to_hex
from lentera.witness.models import Event, Look, LookSubject
from lentera.witness.payload import mark_of
from lentera.witness.services import keep_look
from tests.cast import NOW, Cast
from tests.witness.looking import looking


def test_the_ledger_names_a_subject_by_a_mark_that_only_its_salt_opens(cast: Cast) -> None:
    sari = cast.viewer("sari")
    keep_look(looking(cast, "putri"), subject_ids=[sari.member_id], now=NOW)

    [subject] = LookSubject.objects.own(sari)
    *_, told = Event.objects.in_order(["look"])

    mark = commit({"member": to_hex(sari.member_id)}, bytes(subject.salt)).hex()
    assert mark_of(sari.member_id, bytes(subject.salt)) == mark
    assert told.after["subjects"] == [mark]
    assert to_hex(sari.member_id) not in str(told.after)


def test_a_look_keeps_whether_the_charter_of_its_moment_told_the_name(cast: Cast) -> None:
    sari = cast.viewer("sari")
    for shown in (True, False):
        keep_look(looking(cast, "putri", name_shown=shown), subject_ids=[sari.member_id], now=NOW)

    kept = Look.objects.at(sari).order_by("sequence")

    assert [one.name_shown for one in kept] == [True, False]
    assert [one.after["name_shown"] for one in Event.objects.in_order(["look"])] == [True, False]


@pytest.mark.engines
def test_a_look_is_kept_while_every_door_is_shut(cast: Cast) -> None:
    sari = cast.viewer("sari")
    asked = looking(cast, "putri")

    with all_shut():
        keep_look(asked, subject_ids=[sari.member_id], now=NOW)
        shut_again = not any_open()

    assert shut_again
    assert Look.objects.at(sari).count() == 1


@pytest.mark.engines
@pytest.mark.parametrize("names", [["sari"], ["sari", "jonas", "rina", "dewi"]])
def test_a_look_at_many_takes_no_more_statements_than_one_at_one(
    cast: Cast, names: list[str]
) -> None:
    member_ids = [cast.viewer(name).member_id for name in names]
    with CaptureQueriesContext(connection) as asked:
        keep_look(looking(cast, "putri"), subject_ids=member_ids, now=NOW)

    inserts = [one["sql"] for one in asked.captured_queries if "INSERT" in one["sql"]]
    assert len(inserts) == 4  # the head, the event, the look, and all its subjects
