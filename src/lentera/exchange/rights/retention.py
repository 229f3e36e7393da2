"""Deleting what the charter does not let us keep any longer, and keeping that it was done.

Runs once a day, in portions that each stand for themselves: whoever interrupts it loses nothing,
the next run goes on. Sums of teams that were published stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction

from lentera.charter.selectors import Held, held_now
from lentera.domain.charter import Kind
from lentera.domain.doors import Upkeep, standing_open
from lentera.domain.keeping import TOLD_AHEAD, count_for_all, first_kept, months_foretold
from lentera.exchange.models import ImportedLine
from lentera.exchange.rights.letters import tell_ahead
from lentera.people.selectors.standing import members_between, people_here
from lentera.people.selectors.workspaces import zones_of_workspaces
from lentera.periods.selectors import closed_until
from lentera.tracking.services import forget_entries, time_until
from lentera.witness.selectors import told_of_member
from lentera.witness.services import Forgotten, forget_looks, forget_requests, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY = timedelta(days=1)
FORETOLD = "kept.foretold"
OWN_FORGOTTEN = "kept.own_forgotten"
FORGOTTEN = "kept.forgotten"


@dataclass(frozen=True, slots=True)
class Run:
    """One workspace on one day: where it is, what its charter says, and what is closed."""

    workspace_id: int
    zone: str
    held: Held
    closed_until: date | None
    now: datetime

    @property
    def today(self) -> date:
        """The day in the zone of the workspace."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def midnight(self, day: date) -> datetime:
        """Return when a day begins where the workspace is."""
        return datetime.combine(day, time(), tzinfo=ZoneInfo(self.zone))

    def months(self, kind: Kind) -> int:
        """Return for how many months a kind is kept.

        The totals of days that law asks for are made from the entries, which stay as long as both.
        """
        months = self.held.charter.retention.months
        if kind is Kind.TIME_ENTRIES:
            return max(months(Kind.TIME_ENTRIES), months(Kind.DAY_TOTALS))
        return months(kind)

    def first_kept(self, months: int) -> date:
        """Return the first day that is kept: never is anything of an open period deleted."""
        first = first_kept(self.today, months)
        return min(first, self.closed_until + DAY) if self.closed_until else date.min

    def reason(self, kind: Kind, months: int) -> str:
        """Return what the ledger says about why something was emptied."""
        return f"kept for {months} months: {kind.value}, charter {self.held.number}"


def forget_over(*, now: datetime) -> None:
    """Tell people whose time will be over soon, and delete what is over, in every workspace."""
    for workspace_id, zone in zones_of_workspaces().items():
        held, until = held_now(workspace_id, now), closed_until(workspace_id)
        run = Run(workspace_id, zone, held, until, now)
        with standing_open(Upkeep.ERASING):
            _tell_ahead(run)
            _forget_entries(run)
            _forget_kind(run, Kind.LOOKS, forget_looks)
            _forget_kind(run, Kind.REQUESTS, forget_requests)


def _tell_ahead(run: Run) -> None:
    """Tell who is here and was not told yet that their oldest time goes in a month."""
    months = run.months(Kind.TIME_ENTRIES)
    soon_on = first_kept(run.today + TOLD_AHEAD, months)
    for member_id in people_here(run.workspace_id):
        told = [kept for kept, _at in _told(member_id)]
        news = months < min(told, default=months + 1)
        if news and time_until(member_id, before=run.midnight(soon_on)):
            _foretell(run, member_id, months)


@transaction.atomic
def _foretell(run: Run, member_id: int, months: int) -> None:
    from_on = run.today + TOLD_AHEAD
    record(
        kind=FORETOLD,
        workspace_id=run.workspace_id,
        subject_id=member_id,
        actor_id=None,
        object_id=member_id,
        after={"months": months, "from_on": from_on.isoformat()},
        channel="job",
        now=run.now,
    )
    tell_ahead(member_id, months=months, from_on=from_on, now=run.now)


def _forget_entries(run: Run) -> None:
    """Delete entries that are over: of those here only after they were told in time."""
    here = people_here(run.workspace_id)
    gone = dict[date, list[Forgotten]]()
    for member_id in members_between(run.workspace_id, date.min, date.max):
        months: int | None = run.months(Kind.TIME_ENTRIES)
        if member_id in here:
            months = months_foretold(_told(member_id), run.months(Kind.TIME_ENTRIES), run.now)
        if months is None:
            continue
        kept_on = run.first_kept(months)
        if kept_on > date.min:
            gone.setdefault(kept_on, []).extend(_entries_of(run, member_id, months, kept_on))
    for kept_on, portions in gone.items():
        _report(run, Kind.TIME_ENTRIES, kept_on, portions)


def _entries_of(run: Run, member_id: int, months: int, kept_on: date) -> Iterator[Forgotten]:
    """Delete a member's entries portion by portion, and yield each."""
    while count := _portion_of(run, member_id, months, kept_on):
        yield Forgotten(count, frozenset({member_id}))


@transaction.atomic
def _portion_of(run: Run, member_id: int, months: int, kept_on: date) -> int:
    """Delete some of a member's entries, with the record of it for the person."""
    ids = forget_entries(
        member_id,
        workspace_id=run.workspace_id,
        before=run.midnight(kept_on),
        reason=run.reason(Kind.TIME_ENTRIES, months),
        now=run.now,
    )
    if ids:
        ImportedLine.objects.forget(ids)
        _keep_own(run, member_id, len(ids), kept_on)
    return len(ids)


def _keep_own(run: Run, member_id: int, count: int, kept_on: date) -> None:
    record(
        kind=OWN_FORGOTTEN,
        workspace_id=run.workspace_id,
        subject_id=member_id,
        actor_id=None,
        object_id=member_id,
        after={"kind": Kind.TIME_ENTRIES.value, "count": count, "until_on": _until(kept_on)},
        channel="job",
        now=run.now,
    )


def _forget_kind(run: Run, kind: Kind, forget: Callable[..., Forgotten]) -> None:
    """Delete looks or requests that are over, portion by portion."""
    months = run.months(kind)
    kept_on = first_kept(run.today, months)
    portions = []
    while True:
        portion = forget(
            run.workspace_id,
            before=run.midnight(kept_on),
            reason=run.reason(kind, months),
            now=run.now,
        )
        if not portion.count:
            break
        portions.append(portion)
    _report(run, kind, kept_on, portions)


def _report(run: Run, kind: Kind, kept_on: date, portions: list[Forgotten]) -> None:
    """Keep for everybody what went: how many only where enough people stand in the number."""
    if not portions:
        return
    people = frozenset[int]().union(*(one.member_ids for one in portions))
    count = sum(one.count for one in portions)
    k = run.held.charter.smallest_group
    record(
        kind=FORGOTTEN,
        workspace_id=run.workspace_id,
        subject_id=None,
        actor_id=None,
        object_id=run.workspace_id,
        after={
            "kind": kind.value,
            "count": count_for_all(count, len(people), k),
            "until_on": _until(kept_on),
            "months": run.months(kind),
            "charter": run.held.number,
        },
        channel="job",
        now=run.now,
    )


def _told(member_id: int) -> list[tuple[int, datetime]]:
    """Return for how many months a member was told their time is kept, and when."""
    told = told_of_member(member_id, [FORETOLD])
    return [(one.after["months"], one.logged_at) for one in told if one.after]


def _until(kept_on: date) -> str:
    return (kept_on - DAY).isoformat()
