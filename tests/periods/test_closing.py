"""Days are closed once, one after the other, and stay closed."""

from datetime import date, timedelta

from lentera.periods.selectors import closed_at, closed_periods, closed_until
from lentera.periods.services import close_period
from tests.cast import NOW, Cast

HOUR = timedelta(hours=1)
MONDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 8)


def test_a_period_is_closed_once(cast: Cast) -> None:
    workspace = cast.viewer("sari").workspace_id

    first = close_period(workspace, cadence="week", first_on=MONDAY, last_on=SUNDAY, now=NOW)
    again = close_period(workspace, cadence="week", first_on=MONDAY, last_on=SUNDAY, now=NOW + HOUR)

    assert (first, again) == (True, False)
    assert closed_until(workspace) == SUNDAY
    assert closed_at(workspace, MONDAY, SUNDAY) == NOW
    assert closed_until(cast.viewer("mallory").workspace_id) is None


def test_days_are_open_until_the_last_of_them_is_closed(cast: Cast) -> None:
    workspace = cast.viewer("sari").workspace_id
    close_period(workspace, cadence="week", first_on=MONDAY, last_on=SUNDAY, now=NOW)
    after = SUNDAY + timedelta(days=1)

    assert closed_at(workspace, MONDAY + timedelta(days=2), SUNDAY) == NOW
    assert closed_at(workspace, MONDAY, after) is None
    assert closed_at(workspace, MONDAY - timedelta(days=1), SUNDAY) is None

    close_period(
        workspace,
        cadence="week",
        first_on=after,
        last_on=after + timedelta(days=6),
        now=NOW + HOUR,
    )

    assert closed_at(workspace, MONDAY, after) == NOW + HOUR


def test_a_month_after_weeks_closes_the_days_that_are_left(cast: Cast) -> None:
    workspace = cast.viewer("sari").workspace_id
    close_period(workspace, cadence="week", first_on=MONDAY, last_on=SUNDAY, now=NOW)

    close_period(
        workspace,
        cadence="month",
        first_on=date(2026, 11, 1),
        last_on=date(2026, 11, 30),
        now=NOW + HOUR,
    )

    [month, week] = closed_periods(workspace)
    assert (month.cadence, month.first_on, month.last_on) == (
        "month",
        date(2026, 11, 9),
        date(2026, 11, 30),
    )
    assert (week.first_on, week.last_on) == (MONDAY, SUNDAY)
