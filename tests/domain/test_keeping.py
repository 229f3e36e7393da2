"""How long facts are kept, and what is told of them when they go."""

from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.keeping import TOLD_AHEAD, count_for_all, first_kept, months_foretold

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("months", "first"),
    [
        (0, date(2026, 11, 1)),
        (1, date(2026, 10, 1)),
        (11, date(2025, 12, 1)),
        (24, date(2024, 11, 1)),
    ],
)
def test_whole_months_are_kept(months: int, first: date) -> None:
    assert first_kept(date(2026, 11, 24), months) == first


@given(st.dates(min_value=date(2000, 1, 1)), st.integers(0, 120))
def test_a_day_is_kept_for_its_months_and_at_most_one_more(today: date, months: int) -> None:
    first = first_kept(today, months)

    last_gone = first - timedelta(days=1)
    assert last_gone + relativedelta(months=months) < today
    assert first + relativedelta(months=months + 1) > today


def test_nothing_goes_before_the_person_was_told_in_time() -> None:
    late, in_time = NOW - TOLD_AHEAD + timedelta(seconds=1), NOW - TOLD_AHEAD

    assert months_foretold([], 24, NOW) is None
    assert months_foretold([(24, late)], 24, NOW) is None
    assert months_foretold([(24, in_time)], 24, NOW) == 24


def test_a_shorter_time_is_told_anew_and_a_longer_one_holds_at_once() -> None:
    told = [(24, NOW - 2 * TOLD_AHEAD), (12, NOW)]

    assert months_foretold(told, 12, NOW) == 24
    assert months_foretold(told, 12, NOW + TOLD_AHEAD) == 12
    assert months_foretold(told, 36, NOW) == 36


@pytest.mark.parametrize(("people", "said"), [(5, None), (6, 40)])
def test_a_number_is_told_where_enough_people_stand_in_it(people: int, said: int | None) -> None:
    assert count_for_all(44, people, 5) == said
