"""Publishing what is closed: each period once, the same for everybody who may ever read it.

The server reads everybody's time for it, and that is a look (decision 31): it is kept, and shown
to everybody under "Who looked". What it worked out is stored and never worked out again (R6).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.charter.selectors import held_now
from lentera.charter.services.disclosure import Ask, disclosed_to_server, foreseen_for_server
from lentera.domain.anonymity import Path, Release, publish, trend
from lentera.domain.anonymity.rules import MEMORY
from lentera.domain.charter import Audience, Cadence, Granularity, Purpose, Refused
from lentera.domain.charter.asking import step_around
from lentera.domain.ids import new_id
from lentera.domain.timespan import DayRange
from lentera.people.selectors.standing import members_between
from lentera.people.selectors.workspaces import week_of_workspace, zones_of_workspaces
from lentera.periods.selectors import closed_since, closed_until
from lentera.reports.models import Behind, PublishedCell, PublishedPeriod
from lentera.reports.team import plain
from lentera.reports.team.facts import Earlier, Gathered, gather_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = timedelta(days=1)
OF_A_STEP = {
    Cadence.WEEK: Granularity.TEAM_PER_CLOSED_WEEK,
    Cadence.MONTH: Granularity.TEAM_PER_CLOSED_MONTH,
}


@dataclass(frozen=True, slots=True)
class Due:
    """A period that waits to be published."""

    workspace_id: int
    days: DayRange
    step: Cadence


def publish_due(*, now: datetime) -> list[tuple[int, DayRange]]:
    """Publish every closed period of every workspace that is not published yet, oldest first.

    Begun again after a crash it goes on where it stopped: a period is stored whole or not at all.
    """
    published = []
    for workspace_id in zones_of_workspaces():
        while (due := _due(workspace_id, now)) is not None:
            publish_period(due, now=now)
            published.append((workspace_id, due.days))
    return published


def publish_period(due: Due, *, now: datetime) -> None:
    """Publish one period; where the charter grants its sums to nobody, keep only that.

    Raises:
        RuntimeError: a transaction is open, in which the look could be undone.
    """
    earlier = _earlier(due)
    window = [one for one in _right_before(due.days, earlier) if _alike(one, due)]
    first_on = window[0].release.period.first_on if window else due.days.first_on
    ask = Ask(
        member_ids=members_between(due.workspace_id, first_on, due.days.last_on),
        purpose=Purpose.PLANNING,
        granularity=OF_A_STEP[due.step],
        first_on=first_on,
        last_on=due.days.last_on,
        channel="job",
    )
    foreseen = foreseen_for_server(due.workspace_id, ask, now=now)
    if isinstance(foreseen, Refused):
        _keep_refused(due, foreseen, now)
        return
    members = members_between(due.workspace_id, due.days.first_on, due.days.last_on)
    with disclosed_to_server(due.workspace_id, ask, now=now) as disclosure:
        gathered = gather_facts(disclosure, due.days, window, members)
    release = publish(gathered.facts, [one.release for one in earlier])
    _keep(due, release, gathered, _going_on(earlier, release, gathered), now)


def _due(workspace_id: int, now: datetime) -> Due | None:
    """Return the oldest closed period that is not published, if there is one."""
    until = closed_until(workspace_id)
    newest = PublishedPeriod.objects.of_workspace(workspace_id).order_by("-first_on").first()
    begin = newest.last_on + DAY if newest else closed_since(workspace_id)
    if until is None or begin is None:
        return None
    step = _step_of(workspace_id, now)
    days = step_around(begin, step, week_of_workspace(workspace_id))
    days = DayRange(max(days.first_on, begin), days.last_on)
    return Due(workspace_id, days, step) if days.last_on <= until else None


def _step_of(workspace_id: int, now: datetime) -> Cadence:
    """Return how long a published period is: a week where anybody may see weeks, else a month."""
    charter = held_now(workspace_id, now).charter
    shown = max(charter.shown(audience, Purpose.PLANNING) for audience in Audience)
    return Cadence.WEEK if shown >= Granularity.TEAM_PER_CLOSED_WEEK else Cadence.MONTH


def _earlier(due: Due) -> list[Earlier]:
    """Return what the engine remembers: the last periods that were told, oldest first."""
    newest = PublishedPeriod.objects.of_workspace(due.workspace_id).order_by("-first_on")[:MEMORY]
    periods = {one.pk: one for one in newest}
    behind = Behind.objects.to_remember(list(periods))
    kept = [
        Earlier(
            one.pk,
            plain.remembered(periods[one.pk], one),
            {int(member): count for member, count in one.counted.items()},
            periods[one.pk].monthly,
        )
        for one in behind
    ]
    return sorted(kept, key=lambda one: one.release.period)


def _right_before(days: DayRange, earlier: Sequence[Earlier]) -> list[Earlier]:
    """Return the periods that lead up to these days without a gap, oldest first."""
    found: list[Earlier] = []
    begin: date = days.first_on
    for one in reversed(earlier):
        if one.release.period.last_on + DAY != begin:
            break
        found.append(one)
        begin = one.release.period.first_on
    return found[::-1]


def _alike(earlier: Earlier, due: Due) -> bool:
    """Return whether a period is a month or a week as the one that is due."""
    return earlier.monthly == (due.step is Cadence.MONTH)


def _going_on(earlier: Sequence[Earlier], release: Release, gathered: Gathered) -> frozenset[Path]:
    """Return the paths whose line goes on from the period before (R7)."""
    before = [one.release for one in earlier[-1:]]
    k = gathered.facts.smallest_group
    return frozenset(
        cell.path for cell in release.cells if list(trend([*before, release], cell.path, k))[-1][1]
    )


@transaction.atomic
def _keep(
    due: Due, release: Release, gathered: Gathered, going_on: frozenset[Path], now: datetime
) -> None:
    """Store a release, what the engine keeps of it, and what was counted again."""
    period = PublishedPeriod(
        id=new_id(now),
        workspace_id=due.workspace_id,
        first_on=due.days.first_on,
        last_on=due.days.last_on,
        monthly=due.step is Cadence.MONTH,
        published_at=now,
        teams={str(team): members for team, members in gathered.teams.items()},
        nodes=plain.nodes_of(release, gathered.teams),
        refused=plain.refused_to_plain(release),
        fullness=plain.fullness_to_plain(release.fullness),
        adjustment_hours=release.adjustment_hours,
    )
    PublishedPeriod.objects.add([period])
    PublishedCell.objects.add(plain.cells_to_rows(release, period.pk, going_on))
    Behind.objects.add([plain.behind_of(release, period.pk, gathered.counted)])
    for period_id, counted in gathered.counted_again.items():
        Behind.objects.count_again(period_id, {str(one): count for one, count in counted.items()})
    _forget_old(due)


def _keep_refused(due: Due, refused: Refused, now: datetime) -> None:
    """Keep that nobody may see figures of a period, so that it is not asked about again."""
    period = PublishedPeriod(
        id=new_id(now),
        workspace_id=due.workspace_id,
        first_on=due.days.first_on,
        last_on=due.days.last_on,
        monthly=due.step is Cadence.MONTH,
        published_at=now,
        teams={},
        nodes={},
        refused={"": refused.reason.value},
        fullness=[],
        adjustment_hours=None,
    )
    PublishedPeriod.objects.add([period])


def _forget_old(due: Due) -> None:
    """Remove who stood behind periods that the engine does not look back at any more."""
    newest = PublishedPeriod.objects.of_workspace(due.workspace_id).order_by("-first_on")
    kept = list(newest.values_list("first_on", flat=True)[:MEMORY])
    Behind.objects.forget(due.workspace_id, before=kept[-1])
