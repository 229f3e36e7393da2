"""Our layout of repetitions, beside the library's, which is right but has no way out."""

from datetime import datetime
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from lentera.exchange.formats import refusals
from lentera.exchange.formats.repeats import Budget, TooOftenError, read_rule, starts

FIRST = datetime(2024, 1, 31, 9, 30)
LAST = datetime(2034, 1, 1)

RULES = [
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;BYDAY=MO,WE",
    "FREQ=DAILY;BYMONTH=2,3",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=1,-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=13;BYDAY=FR",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYMONTHDAY=29;BYMONTH=2",
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
]


def parts(rule: str) -> dict[str, list[str]]:
    return {name: values.split(",") for name, values in
            (part.split("=") for part in rule.split(";"))}  # fmt: skip


def ours(rule: str, first: datetime = FIRST, last: datetime = LAST) -> list[datetime]:
    return list(starts(read_rule(parts(rule), None), first, last, Budget()))


def library(rule: str, first: datetime = FIRST, last: datetime = LAST) -> list[datetime]:
    return list(rrulestr(rule, dtstart=first).between(first, last, inc=True))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_laid_out_as_the_library_does(rule: str) -> None:
    assert ours(rule) == library(rule)


@settings(max_examples=100, deadline=None)  # the library is the slow one
@given(
    every=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 5),
    weekdays=st.lists(st.sampled_from(["MO", "TU", "SA", "SU"]), max_size=3, unique=True),
    months=st.lists(st.integers(1, 12), max_size=3, unique=True),
    first=st.datetimes(datetime(2020, 1, 1), datetime(2025, 1, 1)),
)
def test_any_common_rule_is_laid_out_as_the_library_does(
    every: str, interval: int, weekdays: list[str], months: list[int], first: datetime
) -> None:
    rule = f"FREQ={every};INTERVAL={interval}"
    rule += f";BYDAY={','.join(weekdays)}" if weekdays else ""
    rule += f";BYMONTH={','.join(map(str, months))}" if months else ""
    begins = first.replace(microsecond=0)

    assert ours(rule, begins, datetime(2028, 1, 1)) == library(rule, begins, datetime(2028, 1, 1))


def test_a_count_ends_a_rule() -> None:
    assert ours("FREQ=DAILY;COUNT=3") == library("FREQ=DAILY;COUNT=3")


def test_a_rule_within_a_day_is_refused() -> None:
    for every in ("HOURLY", "MINUTELY", "SECONDLY"):
        with pytest.raises(TooOftenError):
            read_rule({"FREQ": [every]}, None)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SOMETIMES", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;BYMONTH=13"],
)
def test_a_rule_we_do_not_lay_out_is_not_guessed(rule: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the error carries no words
        read_rule(parts(rule), None)


def test_the_days_looked_at_are_counted() -> None:
    rule = read_rule(parts("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), None)

    with pytest.raises(refusals.CalendarRepeatsTooOften):
        list(islice(starts(rule, FIRST, LAST, Budget(left=1_000)), 1))
