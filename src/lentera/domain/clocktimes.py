"""Clock times as people write them, in English and Indonesian: 9-12.30, 9am-1pm, jam 1 siang.

Times are of the 24-hour clock unless something marks them. Where a reading would surprise (an end
before its start, an hour in the small hours) the other one is given as well, so that somebody can
ask.
"""

import re
from dataclasses import dataclass

DAY_MINUTES = 24 * 60
_HALF_DAY = 12 * 60
# A start before this hour without a mark is more often an afternoon.
_SMALL_HOURS = range(1, 6)

_MORNING = {12: 0, **{hour: hour for hour in range(1, 12)}}
_AFTERNOON = {12: 12, **{hour: hour + 12 for hour in range(1, 12)}}
_MARKS = {
    "am": _MORNING,
    "pm": _AFTERNOON,
    "dini hari": {12: 0, **{hour: hour for hour in range(1, 6)}},
    "pagi": _MORNING,
    "siang": {10: 10, 11: 11, 12: 12, **{hour: hour + 12 for hour in range(1, 7)}},
    "sore": _AFTERNOON,
    "malam": {
        12: 0,
        **{hour: hour for hour in range(1, 6)},
        **{hour: hour + 12 for hour in range(6, 12)},
    },
}


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time as it was written; ``padded`` like 09 or 0930, which only 24 hours are."""

    hour: int
    minute: int
    mark: str | None = None
    padded: bool = False

    @property
    def minutes(self) -> int | None:
        """Minutes since midnight as it stands there; None if no clock shows that."""
        if self.mark is not None:
            hour = _MARKS[self.mark].get(self.hour)
            return None if hour is None else hour * 60 + self.minute
        minutes = self.hour * 60 + self.minute
        return minutes if minutes <= DAY_MINUTES else None

    @property
    def of_twelve(self) -> bool:
        """Whether it could also be meant on the twelve-hour clock."""
        return self.mark is None and not self.padded and 1 <= self.hour <= 12


@dataclass(frozen=True, slots=True)
class ClockFound:
    """The clock times a text begins with, and the text after them."""

    start: ClockTime
    end: ClockTime | None
    rest: str


def range_at_start(text: str) -> ClockFound | None:
    """Return the "from - to" a text begins with."""
    return _found(_RANGE.match(text))


def time_at_start(text: str) -> ClockFound | None:
    """Return the single clock time a text begins with."""
    return _found(_TIME.match(text))


def ranges_meant(start: ClockTime, end: ClockTime) -> tuple[tuple[int, int], ...]:
    """Return what "from - to" can mean: pairs of minutes since midnight, the likeliest first.

    An end of more than 24 hours lies on the next day. Nothing, if no clock shows such a time.
    """
    written = start.minutes, end.minutes
    if written[0] is None or written[1] is None or written[0] == DAY_MINUTES:
        return ()
    if start.mark is None and end.mark is None:
        return _unmarked(start, end, written[0], written[1])
    # One mark speaks for both times: of all readings the shortest ("8-9pm", "10pm-6").
    both = [
        (first, last if last > first else last + DAY_MINUTES)
        for first in _halves(start, written[0])
        for last in _halves(end, written[1])
    ]
    return (min(both, key=lambda pair: pair[1] - pair[0]),)


def starts_meant(start: ClockTime) -> tuple[int, ...]:
    """Return what "since" a time can mean: minutes since midnight, as written first."""
    written = start.minutes
    if written is None or written == DAY_MINUTES:
        return ()
    afternoon = start.of_twelve and start.hour in _SMALL_HOURS
    return (written, written + _HALF_DAY) if afternoon else (written,)


def _unmarked(
    start: ClockTime, end: ClockTime, first: int, last: int
) -> tuple[tuple[int, int], ...]:
    pairs = {(first, last if last > first else last + DAY_MINUTES)}
    if last <= first < last + _HALF_DAY and end.of_twelve:
        pairs.add((first, last + _HALF_DAY))  # 9-5
    if start.of_twelve and end.of_twelve and start.hour in _SMALL_HOURS:
        afternoon = first + _HALF_DAY
        pairs.add((afternoon, last + (_HALF_DAY if last > first else DAY_MINUTES)))  # 2-4
    return tuple(sorted(pairs, key=lambda pair: (pair[1] - pair[0], -pair[0])))


def _halves(clock: ClockTime, written: int) -> set[int]:
    return {written, (written + _HALF_DAY) % DAY_MINUTES} if clock.of_twelve else {written}


def _found(found: re.Match[str] | None) -> ClockFound | None:
    if found is None:
        return None
    end = _clock(found, "2") if "h2" in found.re.groupindex else None
    return ClockFound(_clock(found, "1"), end, found.string[found.end() :])


def _clock(found: re.Match[str], which: str) -> ClockTime:
    hour = found["h" + which] or found["hh" + which]
    mark = found["mark" + which]
    return ClockTime(
        int(hour),
        int(found["m" + which] or found["mm" + which] or 0),
        mark.lower().replace(".", "") if mark else None,
        padded=hour.startswith("0") or found["hh" + which] is not None,
    )


def _time(which: str) -> str:
    return (
        r"(?:(?:at|jam|pukul|pkl\.?)\s)?"
        rf"(?:(?P<hh{which}>[0-2][0-9])(?P<mm{which}>[0-5][0-9])"
        rf"|(?P<h{which}>[0-9]{{1,2}})(?:[:.](?P<m{which}>[0-5][0-9]))?)"
        rf"(?:\s?(?P<mark{which}>a\.?m\.?|p\.?m\.?|dini\shari|pagi|siang|sore|malam)(?![a-z]))?"
    )


# Hyphen, en dash, em dash and minus all mean "to".
_TO = r"(?:\s?[-\u2013\u2014\u2212~]\s?|\s(?:to|until|till|sampai|hingga|s/d|sd)\s)"
_ENDS = r"(?=[,;:]?(?:\s|$))"
_RANGE = re.compile(rf"(?:(?:from|dari)\s)?{_time('1')}{_TO}{_time('2')}{_ENDS}", re.IGNORECASE)
_TIME = re.compile(rf"{_time('1')}{_ENDS}", re.IGNORECASE)
