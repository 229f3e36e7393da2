"""One event of a calendar: what its properties say, with the zone of every time.

Zones are taken by name only; a VTIMEZONE is a programme from outside, and is not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Event, vRecur
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from lentera.exchange.formats.dates import OutOfRangeError
from lentera.exchange.formats.moments import within_years
from lentera.exchange.formats.reading import Field, Line, Reason
from lentera.exchange.formats.repeats import Rule, TooOftenError, read_rule
from lentera.exchange.formats.texts import BadValueError, checked_tags, text_of

# What the library raises on what it cannot parse; anything else is our bug and shows as one.
_BROKEN: tuple[type[Exception], ...] = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
)
# A zone as a path, ";TZID=/somebody.example/2020/Asia/Jakarta": the library guesses, we look it up.
_PATH = re.compile(r';TZID="?(/[^:;"\r\n]{1,200})"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall time with its zone; ``UTC`` for an instant, ``None`` where the file names none."""

    wall: datetime
    zone_name: str | None

    @property
    def instant(self) -> datetime:
        """The instant (UTC); a time without a zone is taken as UTC, to compare within one file."""
        return self.wall.replace(tzinfo=ZoneInfo(self.zone_name or "UTC")).astimezone(UTC)

    @property
    def told(self) -> datetime:
        """An instant as such, and any other moment as the wall time it is."""
        return self.wall.replace(tzinfo=UTC) if self.zone_name == "UTC" else self.wall


def parsed(text: str) -> Event:
    """Return the event in the text of one VEVENT.

    Raises:
        BadValueError: it cannot be parsed.
    """
    named = _PATH.sub(lambda path: f";TZID={zone_by_name(path[1]) or path[1].strip('/')}", text)
    try:
        event = Event.from_ical(named)
    except _BROKEN as error:
        raise BadValueError("VEVENT", text, Reason.SHAPE_UNKNOWN) from error
    if not isinstance(event, Event):
        raise BadValueError("VEVENT", text, Reason.SHAPE_UNKNOWN)
    return event


def event_line(number: int, event: Event, start: Moment) -> Line:
    """Return the line of an event, without its repetitions.

    Raises:
        BadValueError: a property is missing or wrong.
    """
    ended, length = _span(event, start)
    return Line(
        number=number,
        started=start.told,
        ended=ended,
        length=length,
        zone_name=None if start.zone_name == "UTC" else start.zone_name,
        description=text_of(value_of(event, "SUMMARY"), Field.DESCRIPTION),
        tags=checked_tags(_categories(event)),
        foreign_id=text_of(value_of(event, "UID"), Field.FOREIGN_ID),
    )


def _span(event: Event, start: Moment) -> tuple[datetime | None, timedelta | None]:
    """Return the end of an event, or its length where that is what the file says."""
    if "DTEND" in event:
        end = moment_of(event, "DTEND")
        if end.zone_name != start.zone_name:
            return None, end.instant - start.instant
        return end.told, None
    length = _part(event.get("DURATION"), "dt")
    if not isinstance(length, timedelta):
        raise BadValueError("DTEND", "", Reason.END_MISSING)
    return None, length


def rule_of(event: Event, start: Moment) -> Rule:
    """Return the rule by which an event repeats.

    Raises:
        BadValueError: it repeats within a day, or in a way we do not lay out.
    """
    told = event["RRULE"]
    try:
        if not isinstance(told, vRecur):
            raise TypeError(told)
        until = _until(told.get("UNTIL"), start)
        return read_rule({name: told[name] for name in told if name != "UNTIL"}, until)
    except TooOftenError as error:
        raise BadValueError("RRULE", error, Reason.REPEATS_TOO_OFTEN) from error
    except _BROKEN as error:
        raise BadValueError("RRULE", told, Reason.REPEAT_UNREADABLE) from error


def _until(told: object, start: Moment) -> datetime | None:
    """Return the end of a rule as a wall time of the event's own zone."""
    if told is None:
        return None
    value = told[0] if isinstance(told, list) else told
    if isinstance(value, datetime):
        if value.tzinfo is not None and start.zone_name:
            value = value.astimezone(ZoneInfo(start.zone_name))
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time.max)
    raise ValueError(value)


def moment_of(event: Event, name: str) -> Moment:
    """Return the moment in a property.

    Raises:
        BadValueError: there is none, it is a whole day, or its zone is unknown.
    """
    told = event.get(name)
    found = _part(told, "dt")
    if told is None:
        raise BadValueError(name, "", Reason.START_MISSING)
    if isinstance(found, date) and not isinstance(found, datetime):
        raise BadValueError(name, found, Reason.ALL_DAY)
    if not isinstance(found, datetime):
        raise BadValueError(name, told, Reason.DATE_UNREADABLE)
    return Moment(_wall(name, found), _zone(name, found, _part(told, "params")))


def excluded(event: Event, start: Moment) -> set[datetime]:
    """Return the instants of the repetitions that were struck out."""
    told = event.get("EXDATE", [])
    groups = told if isinstance(told, list) else [told]
    times = [each.dt for group in groups for each in _part(group, "dts") or ()]
    return {_instant(time, start) for time in times if isinstance(time, datetime)}


def _instant(struck: datetime, start: Moment) -> datetime:
    wall = _wall("EXDATE", struck)
    if struck.tzinfo:
        return struck.replace(microsecond=0).astimezone(UTC)
    return Moment(wall, start.zone_name).instant


def _part(told: object, name: str) -> Any:
    """Return a part of a property; nothing where the library could not parse it."""
    try:
        return getattr(told, name, None)
    except ValueError:
        return None


def _wall(name: str, found: datetime) -> datetime:
    try:
        return within_years(found.replace(tzinfo=None, microsecond=0))
    except OutOfRangeError as error:
        raise BadValueError(name, found, Reason.DATE_OUT_OF_RANGE) from error


def _zone(name: str, found: datetime, params: object) -> str | None:
    wanted = params.get("TZID") if isinstance(params, dict) else None
    if wanted:
        known = zone_by_name(str(wanted)[:200])
        if known is None:
            raise BadValueError(name, wanted, Reason.ZONE_UNKNOWN)
        return known
    return "UTC" if found.tzinfo is not None else None


@lru_cache(maxsize=256)
def zone_by_name(tzid: str) -> str | None:
    """Return the IANA zone that a calendar means: its name, Windows' name, or a path to it."""
    names = available_timezones()
    plain = tzid.strip().strip('"')
    words = plain.split("/")
    tails = ("/".join(words[-count:]) for count in (3, 2, 1))
    return next(
        (name for name in (plain, WINDOWS_TO_OLSON.get(plain, ""), *tails) if name in names), None
    )


def value_of(event: Event, name: str) -> str:
    """Return a property as text, nothing where there is none; of two the first."""
    told = event.get(name, "")
    return str(told[0] if isinstance(told, list) and told else told)


def _categories(event: Event) -> Iterator[str]:
    told = event.get("CATEGORIES", [])
    for group in told if isinstance(told, list) else [told]:
        for tag in _part(group, "cats") or ():
            yield text_of(str(tag), Field.TAGS)
