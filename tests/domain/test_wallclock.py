from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.wallclock import (
    AmbiguousWallTime,
    NoSuchWallTime,
    OutsideTheCalendar,
    UnknownZone,
    check_calendar,
    first_instant,
    is_repeated,
    readings,
    to_instant,
    utc,
    zone_named,
)

JAKARTA = ZoneInfo("Asia/Jakarta")
BERLIN = ZoneInfo("Europe/Berlin")
FORWARD = date(2026, 3, 29)  # Berlin jumps from 02:00 to 03:00
BACK = date(2026, 10, 25)  # Berlin shows 02:00 to 03:00 twice

zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
instants = st.datetimes(datetime(1901, 1, 1), datetime(2198, 1, 1), timezones=st.just(UTC))


def test_a_wall_time_is_one_instant_on_an_ordinary_day() -> None:
    assert to_instant(date(2026, 11, 24), time(9), JAKARTA) == datetime(2026, 11, 24, 2, tzinfo=UTC)


def test_a_wall_time_that_is_jumped_over_is_refused_with_the_next_one() -> None:
    with pytest.raises(NoSuchWallTime) as refused:
        to_instant(FORWARD, time(2, 30), BERLIN)

    assert to_instant(FORWARD, time(3), BERLIN) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert refused.value.facts == {
        "day_on": FORWARD,
        "wall": time(2, 30),
        "zone": "Europe/Berlin",
        "next_at": datetime(2026, 3, 29, 1, tzinfo=UTC),
    }


def test_a_wall_time_that_happens_twice_is_refused_with_both() -> None:
    with pytest.raises(AmbiguousWallTime) as refused:
        to_instant(BACK, time(2, 30), BERLIN)

    assert refused.value.facts["first_at"] == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert refused.value.facts["second_at"] == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_d7_the_hour_that_happens_twice_is_told_apart_by_its_fold(
    fold: Literal[0, 1], hour: int
) -> None:
    chosen = to_instant(BACK, time(2, 30), BERLIN, fold)

    assert chosen == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert is_repeated(chosen, BERLIN)


def test_the_hours_beside_the_repeated_one_are_not_repeated() -> None:
    assert not is_repeated(to_instant(BACK, time(1, 59, 59), BERLIN), BERLIN)
    assert not is_repeated(to_instant(BACK, time(3), BERLIN), BERLIN)


def test_a_jumped_over_time_is_first_reached_at_the_jump() -> None:
    assert first_instant(FORWARD, time(2, 30, 15, 5), BERLIN) == datetime(
        2026, 3, 29, 1, tzinfo=UTC
    )
    assert first_instant(BACK, time(2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_whole_day_can_be_jumped_over() -> None:
    samoa = ZoneInfo("Pacific/Apia")

    assert readings(date(2011, 12, 30), time(12), samoa) == ()
    assert first_instant(date(2011, 12, 30), time(12), samoa) == datetime(
        2011, 12, 30, 10, tzinfo=UTC
    )


def test_a_fold_or_zone_on_the_wall_time_itself_changes_nothing() -> None:
    plain = to_instant(date(2026, 11, 24), time(9), JAKARTA)

    assert to_instant(date(2026, 11, 24), time(9, tzinfo=BERLIN, fold=1), JAKARTA) == plain


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_days_that_cannot_be_meant_are_refused(day: date) -> None:
    check_calendar(date(1900, 1, 1))
    check_calendar(date(2199, 12, 31))
    with pytest.raises(OutsideTheCalendar):
        to_instant(day, time(9), JAKARTA)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "America", "../etc/passwd", "a\0b", "é"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    assert zone_named("Asia/Jakarta") is JAKARTA
    with pytest.raises(UnknownZone) as refused:
        zone_named(name)
    assert refused.value.facts == {"name": name}


def test_an_instant_has_a_zone() -> None:
    berlin = datetime(2026, 11, 24, 9, tzinfo=BERLIN)

    assert (utc(berlin), utc(berlin).tzinfo) == (datetime(2026, 11, 24, 8, tzinfo=UTC), UTC)
    with pytest.raises(ValueError, match="needs a zone"):
        utc(datetime(2026, 11, 24, 9))


@given(instants, zones)
def test_every_instant_comes_back_from_the_wall_it_is_shown_on(
    instant: datetime, zone: ZoneInfo
) -> None:
    shown = instant.astimezone(zone)

    found = readings(shown.date(), shown.time(), zone)

    assert instant in found
    assert found == tuple(sorted(set(found)))
    assert to_instant(shown.date(), shown.time(), zone, shown.fold) == instant  # type: ignore[arg-type]  # 0 or 1


@given(st.dates(date(1901, 1, 1), date(2198, 1, 1)), st.times(), zones)
def test_the_first_instant_of_a_wall_time_shows_it_or_the_end_of_the_jump(
    day: date, wall: time, zone: ZoneInfo
) -> None:
    shown = datetime.combine(day, wall)

    first_at = first_instant(day, wall, zone)

    assert first_at.astimezone(zone).replace(tzinfo=None) >= shown
    before = first_at - timedelta(microseconds=1)
    assert before.astimezone(zone).replace(tzinfo=None) < shown


def test_z4_sao_paulo_keeps_its_hours_with_and_without_summer_time() -> None:
    sao_paulo = ZoneInfo("America/Sao_Paulo")

    in_summer_time = to_instant(date(2018, 12, 2), time(9), sao_paulo)
    after_its_end = to_instant(date(2020, 12, 2), time(9), sao_paulo)

    assert in_summer_time == datetime(2018, 12, 2, 11, tzinfo=UTC)
    assert after_its_end == datetime(2020, 12, 2, 12, tzinfo=UTC)
    assert [i.astimezone(sao_paulo).time() for i in (in_summer_time, after_its_end)] == [
        time(9)
    ] * 2


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("Asia/Kolkata", timedelta(hours=5, minutes=30)),
        ("Asia/Kathmandu", timedelta(hours=5, minutes=45)),
        ("Pacific/Chatham", timedelta(hours=13, minutes=45)),
    ],
)
def test_z23_zones_off_the_whole_hour_keep_their_quarter(name: str, offset: timedelta) -> None:
    there = to_instant(date(2026, 11, 24), time(9), ZoneInfo(name))

    assert there == datetime(2026, 11, 24, 9, tzinfo=UTC) - offset


def test_d3_a_winter_entry_keeps_the_offset_of_its_own_date() -> None:
    winter = to_instant(date(2026, 1, 15), time(9), BERLIN)
    shown = winter.astimezone(BERLIN)

    # However late in the year it is looked at and saved again.
    saved_again = to_instant(shown.date(), shown.time(), BERLIN)

    assert saved_again == winter == datetime(2026, 1, 15, 8, tzinfo=UTC)
