"""By when a person is answered: three days where the law says so, else a month."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.answering import State, answer_due, state_of

ASKED_AT = datetime(2026, 11, 24, 8, 16, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_three_times_24_hours_where_the_law_gives_three_days(zone: str) -> None:
    assert answer_due(ASKED_AT, zone) - ASKED_AT == timedelta(hours=72)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ((2026, 11, 24), (2026, 12, 24)),
        ((2026, 12, 31), (2027, 1, 31)),
        ((2027, 1, 31), (2027, 2, 28)),
        ((2028, 1, 31), (2028, 2, 29)),
        ((2026, 3, 1), (2026, 4, 1)),  # the clocks change in between: the same time of day
    ],
)
def test_elsewhere_a_month_on_the_calendar_of_the_workspace(asked, due) -> None:
    berlin = ZoneInfo("Europe/Berlin")

    found = answer_due(datetime(*asked, 9, 30, tzinfo=berlin).astimezone(UTC), "Europe/Berlin")

    assert found == datetime(*due, 9, 30, tzinfo=berlin)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
def test_a_month_is_at_least_28_days_and_at_most_31(asked_at: datetime) -> None:
    waits = answer_due(asked_at, "Europe/Berlin") - asked_at

    hour = timedelta(hours=1)
    assert timedelta(days=28) - hour <= waits <= timedelta(days=31) + hour


def test_a_request_is_overdue_only_when_its_moment_is_over_and_never_once_answered() -> None:
    late = ASKED_AT + timedelta(seconds=1)

    states = [
        state_of(due_at=ASKED_AT, answered_at=None, now=ASKED_AT),
        state_of(due_at=ASKED_AT, answered_at=None, now=late),
        state_of(due_at=ASKED_AT, answered_at=late, now=late),
    ]

    assert states == [State.OPEN, State.OVERDUE, State.ANSWERED]
