import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.timespan import (
    DayRange,
    Span,
    clip,
    clock_change_on,
    day_bounds,
    day_of,
    day_start,
    instants_on,
    month_bounds,
    quarter_bounds,
    range_span,
    split_by_day,
    week_bounds,
    year_bounds,
)
from lentera.domain.wallclock import OutsideTheCalendar

BERLIN = ZoneInfo("Europe/Berlin")
JAKARTA = ZoneInfo("Asia/Jakarta")
SAMOA = ZoneInfo("Pacific/Apia")
HOUR = timedelta(hours=1)

zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
day_starts = st.sampled_from([time(0), time(4), time(2, 30), time(23, 59), time(12)])
instants = st.datetimes(datetime(1902, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC))
lengths = st.timedeltas(timedelta(), timedelta(days=40)) | st.timedeltas(timedelta(), 9 * HOUR)
spans = st.builds(lambda start, length: Span(start, start + length), instants, lengths)
november = st.datetimes(datetime(2026, 11, 24), datetime(2026, 11, 25), timezones=st.just(UTC))
busy_spans = st.lists(st.tuples(november, november).map(sorted).map(lambda ends: Span(*ends)))


def at(text: str, zone: ZoneInfo = JAKARTA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def span(start: str, end: str, zone: ZoneInfo = JAKARTA) -> Span:
    return Span(at(start, zone), at(end, zone))


def test_z1_a_working_day_in_auckland_is_one_bar() -> None:
    auckland = ZoneInfo("Pacific/Auckland")
    working_day = span("2026-11-24T08:30", "2026-11-24T17:00", auckland)

    bars = split_by_day(working_day, auckland)

    assert bars == [(date(2026, 11, 24), working_day)]
    assert working_day.length == timedelta(hours=8, minutes=30)


@pytest.mark.parametrize("name", ["Asia/Kolkata", "Asia/Kathmandu", "Pacific/Chatham"])
def test_z23_days_begin_at_local_midnight_off_the_whole_hour(name: str) -> None:
    zone = ZoneInfo(name)
    midnight = at("2026-11-24T00:00", zone)

    days = [day_of(midnight + timedelta(seconds=s), zone) for s in (-1, 0)]

    assert days == [date(2026, 11, 23), date(2026, 11, 24)]
    assert day_bounds(date(2026, 11, 24), zone).length == 24 * HOUR


def test_z22_the_day_of_an_entry_does_not_depend_on_when_it_is_asked_for() -> None:
    start_at = at("2026-11-24T00:30")

    # The grouping takes no present at all: only the instant, the zone and the day start.
    assert day_of(start_at, JAKARTA) == date(2026, 11, 24)
    assert day_of(start_at.astimezone(UTC), JAKARTA) == date(2026, 11, 24)


def test_m14_after_eleven_at_night_today_is_still_today() -> None:
    evening = at("2026-11-24T23:30")

    today = day_bounds(day_of(evening, JAKARTA), JAKARTA)

    assert today == span("2026-11-24T00:00", "2026-11-25T00:00")
    assert clip(span("2026-11-24T09:00", "2026-11-24T12:00"), today) is not None


def test_z21_a_persons_day_starts_at_their_day_start() -> None:
    four = time(4)

    days = [day_of(at(f"2026-11-24T{wall}"), JAKARTA, four) for wall in ("03:59", "04:00")]

    assert days == [date(2026, 11, 23), date(2026, 11, 24)]


def test_d1_the_day_the_clocks_go_back_has_25_hours_and_says_why() -> None:
    sunday = date(2021, 10, 31)

    assert day_bounds(sunday, BERLIN).length == 25 * HOUR
    assert clock_change_on(sunday, BERLIN) == HOUR
    assert clock_change_on(date(2021, 3, 28), BERLIN) == -HOUR
    assert clock_change_on(date(2021, 10, 30), BERLIN) is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024-03-30T00:30", "2024-03-30T01:30"),
        ("2024-03-31T00:30", "2024-03-31T02:30"),
        ("2024-04-01T00:30", "2024-04-01T01:30"),
    ],
)
def test_d2_only_the_night_of_the_change_is_special(start: str, end: str) -> None:
    assert span(start, end, ZoneInfo("Europe/London")).length == HOUR


@pytest.mark.parametrize("monday", [date(2022, 3, 28), date(2023, 3, 27)])
def test_d4_the_day_after_the_change_is_there(monday: date) -> None:
    zone = ZoneInfo("Europe/Paris")
    week = week_bounds(monday - timedelta(days=1))
    fortnight = range_span(week.first_on, week.last_on + timedelta(days=7), zone)

    days = dict(split_by_day(fortnight, zone))

    assert days[monday] == day_bounds(monday, zone)
    assert days[monday].length == 24 * HOUR
    assert len(days) == 14


def test_m2_a_report_cuts_at_its_range_and_its_days_add_up_to_it() -> None:
    week = range_span(date(2026, 11, 23), date(2026, 11, 29), JAKARTA)
    over_its_start = span("2026-11-22T22:00", "2026-11-23T02:00")
    over_its_end = span("2026-11-29T23:00", "2026-11-30T07:00")
    cut = [clip(entry, week) for entry in (over_its_start, over_its_end)]

    days = [piece for part in cut if part for piece in split_by_day(part, JAKARTA)]

    assert [(day, s.length) for day, s in days] == [
        (date(2026, 11, 23), 2 * HOUR),
        (date(2026, 11, 29), HOUR),
    ]


def test_m3_an_evening_over_midnight_is_counted_once_on_its_two_days() -> None:
    evening = span("2026-11-24T23:07", "2026-11-25T00:21")

    pieces = split_by_day(evening, JAKARTA)

    assert [(day, s.length) for day, s in pieces] == [
        (date(2026, 11, 24), timedelta(minutes=53)),
        (date(2026, 11, 25), timedelta(minutes=21)),
    ]


def test_m4_the_day_start_is_the_setting_that_decides_about_the_evening() -> None:
    evening = span("2026-11-24T23:07", "2026-11-25T00:21")

    pieces = split_by_day(evening, JAKARTA, time(4))

    assert pieces == [(date(2026, 11, 24), evening)]


def test_m5_half_past_ten_to_quarter_past_one_is_two_hours_and_three_quarters() -> None:
    assert span("2026-11-24T22:30", "2026-11-25T01:15").length == timedelta(hours=2, minutes=45)


def test_m6_no_day_gets_more_than_its_real_length() -> None:
    long_weekend = span("2021-10-29T20:00", "2021-11-01T06:00", BERLIN)

    lengths_by_day = {day.day: s.length for day, s in split_by_day(long_weekend, BERLIN)}

    assert lengths_by_day == {29: 4 * HOUR, 30: 24 * HOUR, 31: 25 * HOUR, 1: 6 * HOUR}


def test_m13_a_night_shift_is_eight_hours_over_midnight() -> None:
    shift = span("2026-11-24T23:00", "2026-11-25T07:00")

    pieces = split_by_day(shift, JAKARTA)

    assert shift.length == 8 * HOUR
    assert [s.length for _day, s in pieces] == [HOUR, 7 * HOUR]


def test_m15_a_total_over_the_years_end_is_never_negative() -> None:
    new_year = span("2026-12-31T22:00", "2027-01-01T03:00")
    years = [year_bounds(date(year, 6, 1)) for year in (2026, 2027)]

    parts = [clip(new_year, range_span(y.first_on, y.last_on, JAKARTA)) for y in years]

    assert [part.length if part else None for part in parts] == [2 * HOUR, 3 * HOUR]


def test_m16_a_timer_over_a_night_has_the_length_of_that_night() -> None:
    overnight = span("2017-03-25T22:00", "2017-03-26T07:00", BERLIN)  # the clocks go forward

    assert overnight.length == 8 * HOUR
    assert [day for day, _ in split_by_day(overnight, BERLIN)] == [
        date(2017, 3, 25),
        date(2017, 3, 26),
    ]


def test_r10_eight_to_five_is_nine_hours() -> None:
    assert span("2026-11-24T08:00", "2026-11-24T17:00").length == 9 * HOUR


@given(busy_spans, st.lists(st.integers(0, 3), min_size=1))
def test_r11_the_total_is_the_same_for_every_grouping(
    entries: list[Span], projects: list[int]
) -> None:
    total = sum((s.length for s in entries), timedelta())

    by_day = sum((s.length for e in entries for _, s in split_by_day(e, JAKARTA)), timedelta())
    groups: dict[int, timedelta] = {}
    for place, entry in enumerate(entries):
        project = projects[place % len(projects)]
        groups[project] = groups.get(project, timedelta()) + entry.length

    assert by_day == total
    assert sum(groups.values(), timedelta()) == total


def test_a_day_that_a_zone_left_out_has_no_length_and_no_piece() -> None:
    left_out = date(2011, 12, 30)
    over_it = span("2011-12-29T22:00", "2011-12-31T02:00", SAMOA)

    pieces = split_by_day(over_it, SAMOA)

    assert day_bounds(left_out, SAMOA).length == timedelta()
    assert clock_change_on(left_out, SAMOA) == -24 * HOUR
    assert day_of(day_start(left_out, SAMOA), SAMOA) == date(2011, 12, 31)
    assert [(day.day, s.length) for day, s in pieces] == [(29, 2 * HOUR), (31, 2 * HOUR)]


def test_a_day_start_that_is_jumped_over_is_the_jump() -> None:
    sao_paulo = ZoneInfo("America/Sao_Paulo")  # 4 November 2018 began at 01:00

    first_day = day_bounds(date(2018, 11, 4), sao_paulo)

    assert first_day.start_at == datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert first_day.length == 23 * HOUR
    assert day_bounds(date(2018, 11, 3), sao_paulo).length == 24 * HOUR


def test_a_day_start_that_happens_twice_is_its_first() -> None:
    havana = ZoneInfo("America/Havana")  # 1 November 2026 has two midnights

    day = day_bounds(date(2026, 11, 1), havana)

    assert day.length == 25 * HOUR
    assert day_of(day.start_at, havana) == date(2026, 11, 1)


def test_yesterdays_last_hour_shown_again_belongs_to_the_day_that_has_begun() -> None:
    st_johns = ZoneInfo("America/St_Johns")  # at 00:01 back to 23:01
    shown_again = datetime(2010, 11, 7, 2, 45, tzinfo=UTC)

    assert shown_again.astimezone(st_johns).date() == date(2010, 11, 6)
    assert day_of(shown_again, st_johns) == date(2010, 11, 7)
    assert day_bounds(date(2010, 11, 7), st_johns).length == 25 * HOUR


def test_an_empty_span_stays_on_its_day() -> None:
    empty = span("2026-11-24T00:00", "2026-11-24T00:00")

    assert split_by_day(empty, JAKARTA) == [(date(2026, 11, 24), empty)]


@given(spans, zones, day_starts)
def test_splitting_loses_nothing(whole: Span, zone: ZoneInfo, day_starts_at: time) -> None:
    pieces = split_by_day(whole, zone, day_starts_at)

    assert sum((s.length for _, s in pieces), timedelta()) == whole.length
    assert (pieces[0][1].start_at, pieces[-1][1].end_at) == (whole.start_at, whole.end_at)
    for (day, piece), (next_day, next_piece) in itertools.pairwise(pieces):
        assert piece.end_at == next_piece.start_at
        assert day < next_day


@given(spans, zones, day_starts)
def test_m6_every_piece_lies_in_its_real_day(
    whole: Span, zone: ZoneInfo, day_starts_at: time
) -> None:
    for day, piece in split_by_day(whole, zone, day_starts_at):
        bounds = day_bounds(day, zone, day_starts_at)

        assert bounds.start_at <= piece.start_at <= piece.end_at <= bounds.end_at
        assert day_of(piece.start_at, zone, day_starts_at) == day


@given(st.dates(date(1902, 1, 1), date(2190, 1, 1)), st.integers(0, 400), zones, day_starts)
def test_m2_the_sum_of_days_is_the_sum_of_the_range(
    first_on: date, more: int, zone: ZoneInfo, day_starts_at: time
) -> None:
    last_on = first_on + timedelta(days=more)

    whole = range_span(first_on, last_on, zone, day_starts_at)
    days = [day_bounds(d, zone, day_starts_at) for d in DayRange(first_on, last_on).days()]

    assert sum((d.length for d in days), timedelta()) == whole.length
    assert all(a.end_at == b.start_at for a, b in itertools.pairwise(days))


@given(instants, zones, day_starts)
def test_every_instant_belongs_to_exactly_one_day(
    instant: datetime, zone: ZoneInfo, day_starts_at: time
) -> None:
    day = day_of(instant, zone, day_starts_at)

    bounds = day_bounds(day, zone, day_starts_at)

    assert bounds.start_at <= instant < bounds.end_at


def test_ten_years_are_split_in_linear_time() -> None:
    decade = span("2016-01-01T00:00", "2026-01-01T00:00", BERLIN)

    pieces = split_by_day(decade, BERLIN)

    assert len(pieces) == 3653
    assert sum((s.length for _, s in pieces), timedelta()) == decade.length


@pytest.mark.parametrize(
    ("week_starts_on", "first_on"),
    [(0, date(2026, 11, 23)), (6, date(2026, 11, 22)), (5, date(2026, 11, 21))],
)
def test_a_week_starts_on_the_persons_weekday(week_starts_on: int, first_on: date) -> None:
    week = week_bounds(date(2026, 11, 24), week_starts_on)

    assert week == DayRange(first_on, first_on + timedelta(days=6))
    assert len(list(week.days())) == 7
    assert next(iter(week.days())) == first_on


@given(st.dates(date(1901, 1, 1), date(2198, 1, 1)), st.integers(0, 6))
def test_every_day_lies_in_its_week_month_quarter_and_year(day: date, week_starts_on: int) -> None:
    ranges = [
        week_bounds(day, week_starts_on),
        month_bounds(day),
        quarter_bounds(day),
        year_bounds(day),
    ]

    assert all(r.first_on <= day <= r.last_on for r in ranges)
    assert ranges[0].first_on.weekday() == week_starts_on


def test_months_quarters_and_years_have_their_real_last_day() -> None:
    assert month_bounds(date(2028, 2, 3)) == DayRange(date(2028, 2, 1), date(2028, 2, 29))
    assert quarter_bounds(date(2026, 11, 24)) == DayRange(date(2026, 10, 1), date(2026, 12, 31))
    assert quarter_bounds(date(2026, 1, 31)) == DayRange(date(2026, 1, 1), date(2026, 3, 31))
    assert year_bounds(date(2026, 11, 24)) == DayRange(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("bounds", [week_bounds, month_bounds, quarter_bounds, year_bounds])
@pytest.mark.parametrize("day", [date.min, date.max])
def test_ranges_outside_the_calendar_are_refused(bounds, day: date) -> None:
    assert bounds(date(2026, 11, 24))
    with pytest.raises(OutsideTheCalendar):
        bounds(day)


@given(instants, zones, day_starts)
def test_every_clock_time_of_a_day_is_found_on_it_again(
    instant: datetime, zone: ZoneInfo, day_starts_at: time
) -> None:
    shown = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    day = day_of(instant, zone, day_starts_at)

    assert instant in instants_on(day, shown.time(), zone, day_starts_at)


@pytest.mark.parametrize(
    ("day_starts_at", "shown"),
    [(time(0), "2026-11-23T00:30"), (time(4), "2026-11-24T00:30"), (time(22), "2026-11-24T00:30")],
)
def test_half_past_midnight_lies_on_the_persons_day(day_starts_at: time, shown: str) -> None:
    found = instants_on(date(2026, 11, 23), time(0, 30), JAKARTA, day_starts_at)

    assert found == (at(shown),)
