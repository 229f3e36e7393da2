"""The second at which a charter begins to hold: asked of the door, with a clock that is moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lentera.charter import services
from lentera.charter.refusals import NotShown
from lentera.charter.selectors.versions import held_now
from lentera.charter.services.disclosure import Ask
from lentera.domain.charter import Audience, Granularity, Purpose
from lentera.outbox.models import Message
from lentera.outbox.worker import Worker
from lentera.periods.services import close_period
from tests.cast import NOW, Cast
from tests.charter.agreeing import DAY, SECOND, announced, granting, wider, wulan_elected

# Berlin puts its clocks forward on 28 March 2027: fourteen days from here are 14 * 24 hours all
# the same, and the wall clock shows another hour.
BEFORE_THE_CHANGE = datetime(2027, 3, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize("at", [NOW, BEFORE_THE_CHANGE])
def test_a_wider_charter_holds_at_its_second_and_not_one_earlier(cast: Cast, at: datetime) -> None:
    number = announced(cast, wider(cast), now=at)
    due = at + 14 * DAY

    assert held_now(cast.workspace_id, due - SECOND).number == 0
    assert held_now(cast.workspace_id, due).number == number
    assert held_now(cast.workspace_id, due + SECOND).number == number


def test_the_notice_is_counted_in_hours_and_not_on_the_wall(cast: Cast) -> None:
    announced(cast, wider(cast), now=BEFORE_THE_CHANGE)
    berlin = ZoneInfo("Europe/Berlin")

    due = BEFORE_THE_CHANGE + 14 * DAY

    assert BEFORE_THE_CHANGE.astimezone(berlin).hour + 1 == due.astimezone(berlin).hour
    assert held_now(cast.workspace_id, due).number == 1


@pytest.mark.parametrize("key_after", [timedelta(0), 13 * DAY, 14 * DAY, 20 * DAY])
def test_it_waits_for_the_later_of_notice_and_second_key(cast: Cast, key_after) -> None:
    wulan_elected(cast)
    number = announced(cast, wider(cast))

    services.turn_second_key(cast.viewer("wulan"), number=number, now=NOW + key_after)

    due = NOW + max(key_after, 14 * DAY)
    assert held_now(cast.workspace_id, due - SECOND).number == 0
    assert held_now(cast.workspace_id, due).number == number


def test_the_notice_is_that_of_the_charter_before(cast: Cast) -> None:
    announced(cast, replace(wider(cast), notice_days=7))

    assert held_now(cast.workspace_id, NOW + 13 * DAY).number == 0
    assert held_now(cast.workspace_id, NOW + 14 * DAY).number == 1


def test_no_worker_is_needed_for_the_effect_and_it_only_says_so(cast: Cast, monkeypatch) -> None:
    number, due = announced(cast, wider(cast)), NOW + 14 * DAY
    Message.objects.filter(kind="mail").delete()

    held = held_now(cast.workspace_id, due).number
    monkeypatch.setattr("lentera.web.clock.now", lambda: due)
    Worker().work_off()

    subjects = [one.payload.get("subject") for one in Message.objects.filter(kind="mail")]
    assert held == number
    assert len(subjects) == 7


def test_of_a_withdrawn_version_nobody_hears_that_it_holds(cast: Cast, monkeypatch) -> None:
    number = announced(cast, wider(cast))
    services.withdraw(cast.viewer("bayu"), number=number, now=NOW)
    Message.objects.filter(kind="mail").delete()

    monkeypatch.setattr("lentera.web.clock.now", lambda: NOW + 14 * DAY)
    Worker().work_off()

    assert not Message.objects.filter(kind="mail").exists()


def ask(cast: Cast, first_on: date, granularity: Granularity) -> Ask:
    return Ask(
        member_ids=[cast.viewer("sari").member_id],
        purpose=Purpose.PAYROLL,
        granularity=granularity,
        first_on=first_on,
        last_on=first_on + 6 * DAY,
        reference="2026-11",
    )


def test_widening_never_reaches_back_through_the_door(cast: Cast) -> None:
    held = held_now(cast.workspace_id, NOW).charter
    fine = Granularity.PERSON_PER_PROJECT_AND_DAY
    announced(cast, granting(held, (Audience.PAYROLL, Purpose.PAYROLL, fine)))
    older, newer, later = date(2026, 11, 30), date(2026, 12, 14), NOW + 60 * DAY
    for monday in (older, newer):
        close_period(
            cast.workspace_id, cadence="week", first_on=monday, last_on=monday + 6 * DAY, now=later
        )
    putri = cast.viewer("putri")

    with services.disclosed(putri, ask(cast, newer, fine), now=later):
        opened = True
    with services.disclosed(putri, ask(cast, older, Granularity.PERSON_PER_DAY), now=later):
        as_before = True
    with pytest.raises(NotShown), services.disclosed(putri, ask(cast, older, fine), now=later):
        pytest.fail("older days were shown under the wider charter")

    assert (opened, as_before) == (True, True)


def test_narrowing_shuts_the_door_at_once_also_for_older_days(cast: Cast) -> None:
    held, monday = held_now(cast.workspace_id, NOW).charter, date(2026, 11, 9)
    close_period(
        cast.workspace_id, cadence="week", first_on=monday, last_on=monday + 6 * DAY, now=NOW
    )
    putri, asked = cast.viewer("putri"), ask(cast, monday, Granularity.PERSON_PER_DAY)
    with services.disclosed(putri, asked, now=NOW):
        opened = True

    announced(cast, granting(held, (Audience.PAYROLL, Purpose.PAYROLL, Granularity.NOTHING)))

    with pytest.raises(NotShown), services.disclosed(putri, asked, now=NOW + SECOND):
        pytest.fail("the door stood open after the charter shut it")
    assert opened
