"""The one door: no purpose, no charter, no look kept: no data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from lentera.charter.models import CharterVersion
from lentera.charter.refusals import (
    CharterTamperedWith,
    NotShown,
    ReferenceMissing,
    UnknownPeople,
)
from lentera.charter.selectors import digest_of
from lentera.charter.services import disclosed
from lentera.charter.services.disclosure import Ask
from lentera.domain.charter import DEFAULT_CHARTER, Granularity, Purpose, to_plain
from lentera.domain.doors import is_open, standing
from lentera.periods.services import close_period
from lentera.witness.models import Look
from tests.cast import NOW, Cast, gather

MONDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 8)


def closed(cast: Cast) -> None:
    workspace = cast.viewer("sari").workspace_id
    close_period(workspace, cadence="week", first_on=MONDAY, last_on=SUNDAY, now=NOW)


def payroll(cast: Cast, *names: str, **changes: object) -> Ask:
    return Ask(
        **{
            "member_ids": [cast.viewer(name).member_id for name in names],
            "purpose": Purpose.PAYROLL,
            "granularity": Granularity.PERSON_PER_DAY,
            "first_on": MONDAY,
            "last_on": SUNDAY,
            "reference": "2026-11",
            **changes,
        }
    )


def test_a_look_is_kept_before_the_door_opens_and_the_door_shuts_behind_it(cast: Cast) -> None:
    closed(cast)
    putri, sari = cast.viewer("putri"), cast.viewer("sari")

    with disclosed(putri, payroll(cast, "sari", "jonas"), now=NOW) as disclosure:
        [kept] = Look.objects.at(sari)
        stood = is_open(disclosure)

    assert stood
    assert not is_open(disclosure)
    assert (kept.role, kept.purpose, kept.reference) == ("payroll", "payroll", "2026-11")
    assert (kept.granularity, kept.people, kept.refused) == ("person_per_day", 2, "")
    assert (kept.first_on, kept.last_on, kept.charter_number) == (MONDAY, SUNDAY, 0)
    assert disclosure.scope.member_ids == {sari.member_id, cast.viewer("jonas").member_id}


def test_an_error_while_looking_leaves_the_look(cast: Cast) -> None:
    closed(cast)
    before = standing()

    with (
        pytest.raises(ZeroDivisionError),
        disclosed(cast.viewer("putri"), payroll(cast, "sari"), now=NOW),
    ):
        raise ZeroDivisionError

    assert Look.objects.at(cast.viewer("sari")).count() == 1
    assert standing() == before


@pytest.mark.parametrize(
    ("who", "changes"),
    [
        ("rina", {}),
        ("bayu", {}),
        ("dewi", {}),
        ("mallory", {}),
        ("putri", {"purpose": Purpose.PLANNING}),
        ("putri", {"granularity": Granularity.ENTRIES}),
        ("putri", {"last_on": SUNDAY + timedelta(days=1)}),
        ("putri", {"purpose": Purpose.OWN_USE}),
    ],
)
def test_what_the_charter_does_not_grant_stays_shut_and_the_attempt_is_shown(
    cast: Cast, who: str, changes: dict[str, object]
) -> None:
    closed(cast)
    refused = UnknownPeople if who == "mallory" else NotShown

    with (
        pytest.raises(refused),
        disclosed(cast.viewer(who), payroll(cast, "sari", **changes), now=NOW),
    ):
        pytest.fail("the door opened")

    kept = Look.objects.at(cast.viewer("sari"))
    assert kept.count() == (0 if who == "mallory" else 1)
    assert all(one.refused for one in kept)


def test_days_that_are_not_closed_are_nobodys_business(cast: Cast) -> None:
    with pytest.raises(NotShown), disclosed(cast.viewer("putri"), payroll(cast, "sari"), now=NOW):
        pytest.fail("the door opened")


def test_a_look_at_single_people_says_what_it_belongs_to(cast: Cast) -> None:
    closed(cast)

    with (
        pytest.raises(ReferenceMissing),
        disclosed(cast.viewer("putri"), payroll(cast, "sari", reference=" "), now=NOW),
    ):
        pytest.fail("the door opened")

    assert not Look.objects.at(cast.viewer("sari")).exists()


def test_clauses_that_were_changed_in_the_database_open_nothing(cast: Cast) -> None:
    closed(cast)
    owner = cast.viewer("bayu")
    CharterVersion.objects.create(
        id=1,
        workspace_id=owner.workspace_id,
        number=1,
        clauses=to_plain(DEFAULT_CHARTER),
        digest="0" * 64,
        drafted_by_id=owner.member_id,
        drafted_at=NOW,
        announced_at=NOW,
        effective_at=NOW,
    )

    with (
        pytest.raises(CharterTamperedWith),
        disclosed(cast.viewer("putri"), payroll(cast, "sari"), now=NOW),
    ):
        pytest.fail("the door opened")


def test_a_look_under_a_charter_that_tells_only_roles_keeps_that(cast: Cast) -> None:
    closed(cast)
    owner, sari = cast.viewer("bayu"), cast.viewer("sari")
    charter = replace(DEFAULT_CHARTER, names_shown_for_looks=False)
    CharterVersion.objects.create(
        id=1,
        workspace_id=owner.workspace_id,
        number=1,
        clauses=to_plain(charter),
        digest=digest_of(charter),
        drafted_by_id=owner.member_id,
        drafted_at=NOW,
        announced_at=NOW,
        effective_at=NOW + timedelta(seconds=1),
    )

    for now in (NOW, NOW + timedelta(seconds=1)):
        with disclosed(cast.viewer("putri"), payroll(cast, "sari"), now=now):
            pass

    kept = Look.objects.at(sari).order_by("sequence")
    assert [one.name_shown for one in kept] == [True, False]


@pytest.mark.django_db(transaction=True)
def test_a_look_inside_a_transaction_that_could_undo_it_is_refused() -> None:
    cast = gather()
    closed(cast)

    with (
        transaction.atomic(),
        pytest.raises(RuntimeError, match="durable"),
        disclosed(cast.viewer("putri"), payroll(cast, "sari"), now=NOW),
    ):
        pytest.fail("the door opened")
