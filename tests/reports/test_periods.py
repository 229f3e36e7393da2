"""Periods, their neighbours and how charts divide them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lentera.reports.periods import (
    When,
    after,
    as_long_before,
    before,
    columns_of,
    own_period,
    period_of,
)

days = st.dates(date(1970, 1, 1), date(2100, 12, 31))
calendar = st.sampled_from([when for when in When if when is not When.OWN])
A_DAY = timedelta(days=1)


@given(calendar, days, st.integers(0, 6))
def test_neighbours_touch_and_lead_back(when, day, week_starts_on) -> None:
    period = period_of(when, day, week_starts_on)

    earlier, later = before(period), after(period)

    assert period.holds(day)
    assert earlier.days.last_on + A_DAY == period.days.first_on
    assert later.days.first_on - A_DAY == period.days.last_on
    assert after(earlier) == before(later) == period


@given(days, st.integers(0, 3660))
def test_days_of_ones_own_move_by_their_number(first_on, more) -> None:
    period = own_period(first_on, first_on + more * A_DAY)

    assert before(period).length == after(period).length == period.length
    assert after(before(period)) == period
    assert as_long_before(period) == before(period)


@given(days, st.integers(0, 3660), st.integers(0, 6))
def test_columns_cover_the_period_without_gaps_and_stay_few(first_on, more, starts) -> None:
    period = own_period(first_on, first_on + more * A_DAY, starts)

    _, columns = columns_of(period)

    covered = [day for column in columns for day in column.days()]
    assert covered == list(period.days.days())
    assert 1 <= len(columns) <= 40


def test_the_length_of_the_range_decides_what_a_column_is() -> None:
    first_on = date(2026, 1, 1)

    kinds = [
        columns_of(own_period(first_on, first_on + (length - 1) * A_DAY))[0]
        for length in (1, 31, 32, 184, 185, 1100, 1101)
    ]

    assert kinds == [
        When.DAY,
        When.DAY,
        When.WEEK,
        When.WEEK,
        When.MONTH,
        When.MONTH,
        When.YEAR,
    ]
