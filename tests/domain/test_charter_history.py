"""Charters in time: what holds, what binds older days, when a new one may begin."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lentera.domain.charter import (
    Audience,
    Cadence,
    Charter,
    Grant,
    Granularity,
    Period,
    Purpose,
    Version,
    closes_on,
    earliest_effect,
    effective,
    history,
    in_force,
)
from lentera.domain.timespan import week_bounds
from tests.domain.charter_worlds import dice, random_charter

SECOND = timedelta(seconds=1)
BERLIN = ZoneInfo("Europe/Berlin")
FIRST_AT, WIDER_AT = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 10, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def payroll_sees(granularity: Granularity) -> Charter:
    return Charter(grants=frozenset({Grant(Audience.PAYROLL, Purpose.PAYROLL, granularity)}))


NARROW, WIDE = (
    payroll_sees(Granularity.TEAM_PER_CLOSED_MONTH),
    payroll_sees(Granularity.PERSON_PER_DAY),
)
WIDENED = [Version(NARROW, FIRST_AT), Version(WIDE, WIDER_AT)]


def week_of(day: date) -> Period:
    week = week_bounds(day)
    begins_at = datetime(week.first_on.year, week.first_on.month, week.first_on.day, tzinfo=UTC)
    return Period(week.first_on, week.last_on, begins_at, NOW)


def test_a_charter_holds_from_its_second_on_and_not_one_sooner() -> None:
    held = [in_force(WIDENED, at) for at in (FIRST_AT - SECOND, WIDER_AT - SECOND, WIDER_AT)]

    assert held == [None, WIDENED[0], WIDENED[1]]
    assert in_force(reversed(WIDENED), NOW) == WIDENED[1]


def test_days_before_a_widening_stay_under_the_narrower_charter() -> None:
    before, across, after = (week_of(date(2026, 10, day)) for day in (5, 12, 19))
    across = replace(across, begins_at=WIDER_AT - SECOND)

    assert [effective(WIDENED, period, NOW) for period in (before, across, after)] == [
        NARROW,
        NARROW,
        WIDE,
    ]
    assert effective(WIDENED, week_of(date(2026, 10, 12)), NOW) == WIDE


def test_a_narrowing_holds_at_once_for_all_days() -> None:
    narrowed = [Version(WIDE, FIRST_AT), Version(NARROW, WIDER_AT)]

    assert effective(narrowed, week_of(date(2026, 3, 2)), WIDER_AT - SECOND) == WIDE
    assert effective(narrowed, week_of(date(2026, 3, 2)), WIDER_AT) == NARROW


def test_a_detour_over_a_narrow_charter_opens_no_old_days() -> None:
    detour = [Version(WIDE, FIRST_AT), Version(NARROW, WIDER_AT), Version(WIDE, NOW)]

    assert effective(detour, week_of(date(2026, 3, 2)), NOW) == NARROW
    assert effective(detour, week_of(date(2026, 12, 7)), NOW) == WIDE


def test_the_first_charter_binds_the_days_before_it_and_none_means_no() -> None:
    assert effective(WIDENED, week_of(date(2019, 3, 4)), NOW) == NARROW
    assert effective(WIDENED, week_of(date(2019, 3, 4)), FIRST_AT - SECOND) is None
    assert effective([], week_of(date(2026, 3, 2)), NOW) is None


@pytest.mark.parametrize("notice_days", [7, 14, 30])
def test_a_widening_waits_the_notice_of_the_charter_in_force(notice_days: int) -> None:
    old, new = replace(NARROW, notice_days=notice_days), replace(WIDE, notice_days=60)

    begins_at = earliest_effect(old, new, announced_at=NOW, has_representative=False)

    assert begins_at == NOW + timedelta(days=notice_days)


def test_a_widening_waits_whole_days_also_when_the_clocks_change() -> None:
    announced_at = datetime(2026, 10, 20, 9, tzinfo=BERLIN)

    begins_at = earliest_effect(NARROW, WIDE, announced_at=announced_at, has_representative=False)

    assert begins_at == datetime(2026, 11, 3, 7, tzinfo=UTC)
    assert begins_at.tzinfo is UTC


def test_a_widening_waits_for_the_second_key_of_the_representative() -> None:
    noticed_at = NOW + timedelta(days=14)
    late = noticed_at + timedelta(days=3)

    def begins_at(key_at: datetime | None) -> datetime | None:
        return earliest_effect(
            NARROW, WIDE, announced_at=NOW, has_representative=True, second_key_at=key_at
        )

    assert [begins_at(at) for at in (None, NOW, late)] == [None, noticed_at, late]


def test_a_narrowing_waits_for_nobody() -> None:
    assert earliest_effect(WIDE, NARROW, announced_at=NOW, has_representative=True) == NOW
    assert earliest_effect(WIDE, WIDE, announced_at=NOW, has_representative=True) == NOW


def test_what_widens_and_narrows_waits_as_a_whole() -> None:
    mixed = replace(WIDE, smallest_group=9)

    begins_at = earliest_effect(NARROW, mixed, announced_at=NOW, has_representative=False)

    assert begins_at == NOW + timedelta(days=14)


def test_a_week_closes_after_the_days_for_putting_right() -> None:
    weekly = Charter(cadence=Cadence.WEEK, edit_window_days=3)

    assert closes_on(weekly, date(2026, 11, 16)) == date(2026, 11, 26)
    assert closes_on(weekly, date(2026, 11, 22)) == date(2026, 11, 26)
    assert closes_on(weekly, date(2026, 11, 22), week_starts_on=6) == date(2026, 12, 2)


def test_a_month_closes_with_its_last_week() -> None:
    monthly = Charter(cadence=Cadence.MONTH, edit_window_days=0)

    assert closes_on(monthly, date(2026, 11, 2)) == date(2026, 12, 7)
    assert closes_on(monthly, date(2027, 2, 2)) == date(2027, 3, 1)


def test_no_day_closes_sooner_by_the_month_than_by_the_week() -> None:
    weekly, monthly = Charter(cadence=Cadence.WEEK), Charter(cadence=Cadence.MONTH)

    for number in range(800):
        day = date(2026, 1, 1) + timedelta(days=number)
        for first in range(7):
            assert closes_on(weekly, day, first) <= closes_on(monthly, day, first)


def test_what_binds_old_days_is_allowed_by_every_version_since() -> None:
    for seed in range(60):
        rng = dice(seed)
        versions = [
            Version(random_charter(rng), FIRST_AT + n * timedelta(days=90)) for n in range(4)
        ]
        bound = effective(versions, week_of(date(2026, 5, 4)), NOW)

        assert bound is not None
        for version in versions[1:]:
            assert not history.is_wider(bound, than=version.charter)
