"""Charters in time: which one holds, what binds older days, and when a new one may begin."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import zip_longest

from lentera.domain.charter.asking import Period, step_around
from lentera.domain.charter.difference import is_wider, narrower_of
from lentera.domain.charter.model import Charter, Version
from lentera.domain.timespan import week_bounds
from lentera.domain.wallclock import utc

_DAY = timedelta(days=1)


def in_force(versions: Iterable[Version], now: datetime) -> Version | None:
    """Return the version that holds at an instant, or None before the first one."""
    begun = _begun(versions, now)
    return begun[-1] if begun else None


def effective(versions: Iterable[Version], period: Period, now: datetime) -> Charter | None:
    """Return the charter that binds the days asked about, or None while none is in force.

    A widening never reaches back: days stay under the narrowest of all versions that held from
    their beginning until now. The first version also binds the days before it.
    """
    begun = _begun(versions, now)
    held = [
        version.charter
        for version, replaced_by in zip_longest(begun, begun[1:])
        if replaced_by is None or replaced_by.effective_at > period.begins_at
    ]
    return reduce(narrower_of, held) if held else None


def earliest_effect(
    old: Charter,
    new: Charter,
    *,
    announced_at: datetime,
    has_representative: bool,
    second_key_at: datetime | None = None,
) -> datetime | None:
    """Return the first instant at which a new charter may take effect, in UTC.

    What narrows takes effect when it is announced. What widens waits for the notice period of the
    charter in force, and, where people elected a representative, for their second key: None
    until it is given.

    Raises:
        ValueError: an instant has no zone.
    """
    announced_at = utc(announced_at)
    if not is_wider(new, than=old):
        return announced_at
    noticed_at = announced_at + timedelta(days=old.notice_days)
    if not has_representative:
        return noticed_at
    return max(noticed_at, utc(second_key_at)) if second_key_at else None


def closes_on(charter: Charter, day: date, week_starts_on: int = 0) -> date:
    """Return the day at whose start the week or month of a day is closed.

    A month closes with the week in which it ends: otherwise its last days would be seen sooner
    where months close than where weeks do.

    Raises:
        OutsideTheCalendar: the day is not between 1900 and 2199.
    """
    last_on = step_around(day, charter.cadence, week_starts_on).last_on
    return (
        week_bounds(last_on, week_starts_on).last_on
        + _DAY
        + timedelta(days=charter.edit_window_days)
    )


def _begun(versions: Iterable[Version], now: datetime) -> Sequence[Version]:
    begun = (version for version in versions if version.effective_at <= now)
    return sorted(begun, key=lambda version: version.effective_at)
