"""Repeating events laid out one by one, between the first and a last day, within a budget.

Not the library's: its loop has no way out where a rule never comes true ("every second of the
thirtieth of February"), and a file from outside may hold thousands of such rules. Here every day
looked at is counted.

Source: RFC 5545 section 3.3.10, for DAILY to YEARLY with BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from lentera.exchange.formats import refusals

DAYS_LOOKED_AT = 1_000_000  # in one file
DAY = timedelta(days=1)

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY = {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"} | _BY


class TooOftenError(ValueError):
    """The rule repeats within a day: that is no meeting."""


@dataclass(slots=True)
class Budget:
    """Days that may still be looked at in one file."""

    left: int = DAYS_LOOKED_AT

    def spend(self, days: int) -> None:
        """Count days.

        Raises:
            CalendarRepeatsTooOften: there are none left.
        """
        self.left -= days
        if self.left < 0:
            raise refusals.CalendarRepeatsTooOften


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of repetition; wall times, no zone."""

    every: str  # DAILY, WEEKLY, MONTHLY, YEARLY
    interval: int
    count: int | None
    until: datetime | None
    week_starts_on: int  # 0 = Monday
    weekdays: tuple[tuple[int, int], ...]  # (which one or 0 for all, weekday)
    month_days: tuple[int, ...]
    months: tuple[int, ...]
    places: tuple[int, ...]


def read_rule(told: Mapping[str, Sequence[object]], until: datetime | None) -> Rule:
    """Return the rule of an RRULE, part by part as texts; ``until`` as a wall time.

    Raises:
        TooOftenError: it repeats by hour, minute or second.
        ValueError: it has a part we do not lay out, or a part is broken.
    """
    parts = {name.upper(): [str(each).upper() for each in told[name]] for name in told}
    every = parts.get("FREQ", [""])[0]
    if every in {"HOURLY", "MINUTELY", "SECONDLY"}:
        raise TooOftenError(every)
    if every not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} or parts.keys() - _KNOWN:
        raise ValueError(every)
    interval = int(parts.get("INTERVAL", ["1"])[0])
    if not 1 <= interval <= 10_000:
        raise ValueError(interval)
    return Rule(
        every=every,
        interval=interval,
        count=int(parts["COUNT"][0]) if "COUNT" in parts else None,
        until=until,
        week_starts_on=_WEEKDAYS.index(parts.get("WKST", ["MO"])[0]),
        weekdays=tuple(_weekday(text) for text in parts.get("BYDAY", ())),
        month_days=_numbers(parts.get("BYMONTHDAY", ()), 31),
        months=_numbers(parts.get("BYMONTH", ()), 12),
        places=_numbers(parts.get("BYSETPOS", ()), 366),
    )


def starts(rule: Rule, first: datetime, not_after: datetime, budget: Budget) -> Iterator[datetime]:
    """Give the starts of a repeating event as wall times, the first one always among them.

    Raises:
        CalendarRepeatsTooOften: the budget of the file is spent.
    """
    last = min(rule.until or not_after, not_after)
    days = _days(rule, first.date(), last.date(), budget)
    laid_out = (datetime.combine(day, first.time()) for day in days)
    in_time = takewhile(lambda start: start <= last, laid_out)
    yield from islice((start for start in in_time if start >= first), rule.count)


def _days(rule: Rule, first: date, last: date, budget: Budget) -> Iterator[date]:
    for period in _periods(rule, first, last):
        budget.spend(len(period))
        yield from _chosen(rule, first, period)


def _periods(rule: Rule, first: date, last: date) -> Iterator[list[date]]:
    """Give the days of each period in which the rule may come true."""
    if rule.every in {"MONTHLY", "YEARLY"}:
        yield from _months_or_years(rule, first, last)
        return
    begins, length, steps = first, 1, [0]
    if rule.every == "WEEKLY":
        length = 7
        begins -= (first.weekday() - rule.week_starts_on) % 7 * DAY
        wanted = {weekday for _, weekday in rule.weekdays} or {first.weekday()}
        steps = sorted((weekday - rule.week_starts_on) % 7 for weekday in wanted)
    while begins <= last:
        yield [begins + step * DAY for step in steps]
        begins += rule.interval * length * DAY


def _months_or_years(rule: Rule, first: date, last: date) -> Iterator[list[date]]:
    months = 12 if rule.every == "YEARLY" else 1
    index = first.year * 12 + (0 if months == 12 else first.month - 1)
    while index <= last.year * 12 + last.month - 1:
        begins = date(index // 12, index % 12 + 1, 1)
        length = 365 + calendar.isleap(begins.year) if months == 12 else _length_of_month(begins)
        yield [begins + step * DAY for step in range(length)]
        index += months * rule.interval


def _chosen(rule: Rule, first: date, period: list[date]) -> list[date]:
    days = [day for day in period if _fits(rule, first, day)]
    if not rule.places:
        return days
    places = {place - 1 if place > 0 else len(days) + place for place in rule.places}
    return [day for index, day in enumerate(days) if index in places]


def _fits(rule: Rule, first: date, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days:
        from_end = day.day - _length_of_month(day) - 1
        if day.day not in rule.month_days and from_end not in rule.month_days:
            return False
    if rule.weekdays:
        return any(_is_weekday(rule, day, *wanted) for wanted in rule.weekdays)
    return bool(rule.month_days) or _fits_first(rule, first, day)


def _fits_first(rule: Rule, first: date, day: date) -> bool:
    """Take what the rule leaves open from the first event."""
    if rule.every == "DAILY":
        return True
    if rule.every == "WEEKLY":
        return day.weekday() == first.weekday()
    same_month = rule.every == "MONTHLY" or bool(rule.months) or day.month == first.month
    return day.day == first.day and same_month


def _is_weekday(rule: Rule, day: date, which: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    if which == 0 or rule.every in {"DAILY", "WEEKLY"}:
        return True
    if rule.every == "YEARLY" and not rule.months:
        begun, length = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
    else:
        begun, length = day.day, _length_of_month(day)
    return which == ((begun - 1) // 7 + 1 if which > 0 else -((length - begun) // 7 + 1))


def _length_of_month(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _weekday(text: str) -> tuple[int, int]:
    return int(text[:-2] or 0), _WEEKDAYS.index(text[-2:])


def _numbers(texts: Sequence[str], most: int) -> tuple[int, ...]:
    numbers = tuple(int(text) for text in texts)
    if any(not 1 <= abs(number) <= most for number in numbers):
        raise ValueError(numbers)
    return numbers
