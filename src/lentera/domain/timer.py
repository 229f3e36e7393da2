"""Starting, switching and stopping the timer, and noticing that it was forgotten.

To switch is to start while another timer runs. A stop always works, and nothing here ever cuts
time by itself: a long timer leads to a proposal, never to a refusal.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from lentera.domain.refusals import Refusal
from lentera.domain.timespan import MIDNIGHT, day_of, day_start
from lentera.domain.wallclock import first_time_after, utc

# Clocks of devices differ a little; what lies this far ahead is taken as now.
CLOCK_SKEW_ALLOWED = timedelta(minutes=2)
# A timer that runs longer is offered for repair.
FORGOTTEN_AFTER = timedelta(hours=10)
# An entry longer than this is saved after one question: it is mostly a wrong date or am for pm.
ASKED_ABOVE = timedelta(hours=16)

_DAY = timedelta(days=1)


class StartsInTheFuture(Refusal):
    """A timer cannot start later than now."""

    code = "timer.starts_in_the_future"


class StartsBeforeRunningEntry(Refusal):
    """The running entry would end before it began."""

    code = "timer.starts_before_running_entry"


class StopsInTheFuture(Refusal):
    """A timer cannot stop later than now."""

    code = "timer.stops_in_the_future"


class StopsBeforeStart(Refusal):
    """The entry would have a negative length."""

    code = "timer.stops_before_start"


class EndsBeforeStart(Refusal):
    """An entry needs an end that is later than its start."""

    code = "timer.ends_before_start"


class AlreadyStopped(Refusal):
    """Only a running timer can be discarded; a finished entry is deleted instead."""

    code = "timer.already_stopped"


@dataclass(frozen=True, slots=True)
class Running:
    """A running entry and since when it runs."""

    entry_id: int
    since: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "since", utc(self.since))

    def length(self, now: datetime) -> timedelta:
        """Return how long it has been running; never negative."""
        return max(utc(now) - self.since, timedelta())


@dataclass(frozen=True, slots=True)
class StartDecision:
    """Start at ``at``, after stopping ``stop`` at the same instant."""

    stop: Running | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StopDecision:
    """The end the entry has from now on, and whether that changes it."""

    ended_at: datetime
    changes: bool


class Doubt(StrEnum):
    """What makes us ask once more before saving."""

    VERY_LONG = "very_long"
    IN_THE_FUTURE = "in_the_future"
    LONG_AGO = "long_ago"


@dataclass(frozen=True, slots=True)
class CheckedSpan:
    """Times that may be saved, with the doubts to ask about first."""

    start_at: datetime
    end_at: datetime
    doubts: frozenset[Doubt]


class Basis(StrEnum):
    """Where the proposed end of a forgotten timer comes from."""

    USUAL_END = "usual_end"
    DAY_END = "day_end"
    TEN_HOURS = "ten_hours"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A timer that is perhaps still on by mistake, and an end to propose."""

    running: Running
    past_day_end: bool
    over_ten_hours: bool
    proposed_end_at: datetime
    basis: Basis


def decide_start(running: Running | None, *, at: datetime, now: datetime) -> StartDecision:
    """Decide how to start a timer at ``at``; a running one stops at the same instant.

    Args:
        running: the member's running entry, if any.
        at: the wished start; may lie in the past ("I forgot").
        now: the present.

    Raises:
        StartsInTheFuture: ``at`` is later than ``now`` by more than the allowed clock skew.
        StartsBeforeRunningEntry: starting would give the running entry a negative length.
    """
    at = check_since(at, now=now)
    if running is not None and at < running.since:
        raise StartsBeforeRunningEntry(at=at, since=running.since)
    return StartDecision(stop=running, at=at)


def check_since(at: datetime, *, now: datetime) -> datetime:
    """Return the start of a running timer, also when it is moved; at the latest it is now.

    Raises:
        StartsInTheFuture: ``at`` is later than ``now`` by more than the allowed clock skew.
    """
    at, now = utc(at), utc(now)
    if at > now + CLOCK_SKEW_ALLOWED:
        raise StartsInTheFuture(at=at, now=now)
    return min(at, now)


def doubts_since(at: datetime, *, now: datetime) -> frozenset[Doubt]:
    """Return what to ask about before a timer runs since ``at``.

    A clock time that is still to come today means yesterday, which is mostly a slip of the hand.
    """
    long_ago = utc(now) - utc(at) > FORGOTTEN_AFTER
    return frozenset({Doubt.LONG_AGO}) if long_ago else frozenset()


def decide_stop(
    *, started_at: datetime, ended_at: datetime | None, at: datetime, now: datetime
) -> StopDecision:
    """Decide the end of an entry. Stopping twice is stopping once, and the earliest stop stays.

    Args:
        started_at: when the entry began.
        ended_at: its end so far; None while it runs.
        at: when stop was pressed, perhaps on a device that was offline until now.
        now: the present.

    Raises:
        StopsInTheFuture: ``at`` is later than ``now`` by more than the allowed clock skew.
        StopsBeforeStart: ``at`` is earlier than the start by more than the allowed clock skew.
    """
    started_at, at, now = utc(started_at), utc(at), utc(now)
    if at > now + CLOCK_SKEW_ALLOWED:
        raise StopsInTheFuture(at=at, now=now)
    if at < started_at - CLOCK_SKEW_ALLOWED:
        raise StopsBeforeStart(at=at, started_at=started_at)
    end_at = max(min(at, now), started_at)
    if ended_at is not None and utc(ended_at) <= end_at:
        return StopDecision(utc(ended_at), changes=False)
    return StopDecision(end_at, changes=True)


def decide_discard(entry_id: int, *, started_at: datetime, ended_at: datetime | None) -> Running:
    """Return the running entry that may be put out without keeping its time.

    Raises:
        AlreadyStopped: it was stopped in the meantime, so its time is worth keeping.
    """
    if ended_at is not None:
        raise AlreadyStopped(entry_id=entry_id, ended_at=utc(ended_at))
    return Running(entry_id, started_at)


def check_span(started_at: datetime, ended_at: datetime, *, now: datetime) -> CheckedSpan:
    """Return start and end as they may be saved, with what to ask about first.

    Any length and any day can be true, so nothing but a reversed span is refused.

    Raises:
        EndsBeforeStart: the end is not later than the start.
    """
    started_at, ended_at = utc(started_at), utc(ended_at)
    if ended_at <= started_at:
        raise EndsBeforeStart(started_at=started_at, ended_at=ended_at)
    doubts = set()
    if ended_at - started_at > ASKED_ABOVE:
        doubts.add(Doubt.VERY_LONG)
    if ended_at > utc(now) + CLOCK_SKEW_ALLOWED:
        doubts.add(Doubt.IN_THE_FUTURE)
    return CheckedSpan(started_at, ended_at, frozenset(doubts))


def forgotten(
    running: Running,
    *,
    now: datetime,
    zone: ZoneInfo,
    day_starts_at: time = MIDNIGHT,
    usual_end: time | None = None,
) -> Forgotten | None:
    """Return a finding when a timer runs past the person's day end or over ten hours.

    The proposal is the person's usual end if it comes soon enough after the start, else the day
    end or ten hours, whichever is first. It is never applied by itself.

    Zone: ``zone`` is the entry's own; ``usual_end`` is a wall time in it.
    """
    now = utc(now)
    day_end_at = day_start(day_of(running.since, zone, day_starts_at) + _DAY, zone, day_starts_at)
    past_day_end = now > day_end_at
    over_ten_hours = running.length(now) > FORGOTTEN_AFTER
    if not past_day_end and not over_ten_hours:
        return None
    ends = [(day_end_at, Basis.DAY_END), (running.since + FORGOTTEN_AFTER, Basis.TEN_HOURS)]
    proposed_end_at, basis = min(ends)
    if usual_end is not None:
        usual_end_at = first_time_after(running.since, usual_end, zone)
        if usual_end_at <= min(now, max(ends)[0]):
            proposed_end_at, basis = usual_end_at, Basis.USUAL_END
    return Forgotten(running, past_day_end, over_ten_hours, proposed_end_at, basis)
