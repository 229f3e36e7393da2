"""When a person is told that somebody looked."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lentera.domain.charter import Granularity
from lentera.domain.telling import Cause, Manner, Wish, cause_of, mail_due

NOW = datetime(2026, 11, 24, 8, 16, tzinfo=UTC)  # a Tuesday
JAKARTA = "Asia/Jakarta"
MONDAY, SUNDAY = 0, 6
DAY = Granularity.PERSON_PER_DAY
WEEK = Granularity.PERSON_PER_CLOSED_WEEK


@pytest.mark.parametrize(
    ("facts", "cause"),
    [
        ((DAY, "export", False, True, True), Cause.EXPORT),
        ((Granularity.ENTRIES, "export", False, False, False), Cause.EXPORT),
        ((WEEK, "export", False, False, False), Cause.ROUTINE),
        ((DAY, "export", True, False, False), Cause.ROUTINE),
        ((DAY, "page", False, True, True), Cause.NEW_PERSON),
        ((DAY, "page", False, False, True), Cause.NEW_PURPOSE),
        ((DAY, "page", False, False, False), Cause.ROUTINE),
    ],
)
def test_why_a_person_is_told(facts, cause):
    granularity, channel, refused, new_person, new_purpose = facts

    found = cause_of(
        granularity=granularity,
        channel=channel,
        refused=refused,
        new_person=new_person,
        new_purpose=new_purpose,
    )

    assert found is cause


def due(cause: Cause, wish: Wish, *, now: datetime = NOW, week_starts_on: int = MONDAY):
    return mail_due(cause, wish, now=now, zone=JAKARTA, week_starts_on=week_starts_on)


@pytest.mark.parametrize("news", Manner)
@pytest.mark.parametrize("routine", Manner)
def test_nobody_can_switch_off_that_days_leave_the_program(news: Manner, routine: Manner) -> None:
    assert due(Cause.EXPORT, Wish(news, routine)) == NOW


def test_news_come_at_once_and_routine_as_chosen() -> None:
    wish = Wish(Manner.AT_ONCE, Manner.PAGE)

    assert [due(cause, wish) for cause in (Cause.NEW_PERSON, Cause.NEW_PURPOSE)] == [NOW, NOW]
    assert due(Cause.ROUTINE, wish) is None
    assert due(Cause.NEW_PERSON, Wish(Manner.PAGE, Manner.DAILY)) is None


def test_a_daily_letter_goes_the_next_morning_where_the_person_is() -> None:
    morning = datetime(2026, 11, 25, 7, tzinfo=ZoneInfo(JAKARTA))

    assert due(Cause.ROUTINE, Wish(routine=Manner.DAILY)) == morning
    late = datetime(2026, 11, 24, 16, 59, tzinfo=UTC)  # 23:59 in Jakarta
    assert due(Cause.ROUTINE, Wish(routine=Manner.DAILY), now=late) == morning


@pytest.mark.parametrize(("starts_on", "days"), [(MONDAY, 6), (SUNDAY, 5), (1, 7), (2, 1)])
def test_a_weekly_letter_goes_on_the_morning_the_next_week_begins(starts_on, days) -> None:
    found = due(Cause.ROUTINE, Wish(), week_starts_on=starts_on)

    midnight = datetime(2026, 11, 24, tzinfo=ZoneInfo(JAKARTA))
    assert found == midnight + timedelta(days=days, hours=7)
