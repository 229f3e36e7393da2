"""What is shared with somebody: their colleagues' own words, and totals read through a look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models.functions import Lower

from lentera.charter.services.disclosure import Ask, disclosed_by_choice
from lentera.domain.charter import Granularity, Purpose
from lentera.domain.timespan import DayRange, week_bounds
from lentera.people.selectors.standing import teams_during
from lentera.people.selectors.workspaces import week_of_workspace
from lentera.reports.models import Share
from lentera.tracking.selectors.disclosed import disclosed_lengths

if TYPE_CHECKING:
    from collections.abc import Collection

    from lentera.domain.viewer import Viewer

DAY = timedelta(days=1)
MILLISECOND = timedelta(milliseconds=1)
BY_THEMSELVES = "shared by themselves"


@dataclass(frozen=True, slots=True)
class Shared:
    """What one colleague shares: how they are placed, the total of their week, or both."""

    name: str
    load: str
    total: timedelta | None


@dataclass(frozen=True, slots=True)
class SharedWithViewer:
    """What is shared with the viewer, by name; the week is the one that ended last."""

    week: DayRange
    people: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class OwnShare:
    """One thing the viewer shares, as the list shows it."""

    share_id: int
    what: str
    load: str
    with_whom: str
    until_on: date


def own_shares(viewer: Viewer, *, today: date) -> list[OwnShare]:
    """Return what the viewer shares today, the newest first."""
    rows = Share.objects.own(viewer).filter(until_on__gte=today).order_by("-given_at", "-pk")
    return [
        OwnShare(
            row.pk,
            row.what,
            row.load,
            row.with_team.name
            if row.with_team
            else row.with_member.name
            if row.with_member
            else "",
            row.until_on,
        )
        for row in rows.select_related("with_team", "with_member")
    ]


def shared_with(viewer: Viewer, *, today: date, now: datetime) -> SharedWithViewer:
    """Return what colleagues share with the viewer; reading their totals is a look."""
    team_id = teams_during([viewer.member_id], today, today)[viewer.member_id]
    rows = (
        Share.objects.with_viewer(viewer, team_id=team_id)
        .filter(until_on__gte=today, member__left_on__isnull=True)
        .exclude(member_id=viewer.member_id)
        .order_by(Lower("member__name"), "member_id", "given_at")
    )
    week = _last_week(viewer, today)
    loads: dict[int, str] = {}
    names: dict[int, str] = {}
    sharing_totals = set()
    for row in rows.select_related("member"):
        names[row.member_id] = row.member.name
        if row.what == Share.What.LOAD:
            loads[row.member_id] = row.load
        else:
            sharing_totals.add(row.member_id)
    totals = _totals(viewer, sharing_totals, week, now) if sharing_totals else {}
    people = (
        Shared(name, loads.get(member_id, ""), totals.get(member_id))
        for member_id, name in names.items()
    )
    return SharedWithViewer(week, tuple(people))


def _totals(
    viewer: Viewer, member_ids: Collection[int], week: DayRange, now: datetime
) -> dict[int, timedelta]:
    """Return the total of the week of each of these people, who share it with the viewer."""
    ask = Ask(
        member_ids=member_ids,
        purpose=Purpose.PLANNING,
        granularity=Granularity.PERSON_PER_CLOSED_WEEK,
        first_on=week.first_on,
        last_on=week.last_on,
        reference=BY_THEMSELVES,
    )
    totals = dict.fromkeys(member_ids, timedelta())
    with disclosed_by_choice(viewer, ask, now=now) as disclosure:
        for one in disclosed_lengths(disclosure, [week]):
            totals[one.member_id] += one.milliseconds * MILLISECOND
    return totals


def _last_week(viewer: Viewer, today: date) -> DayRange:
    """Return the workspace's week that ended last: a week that runs is nobody's to see."""
    begun = week_bounds(today, week_of_workspace(viewer.workspace_id)).first_on
    return DayRange(begun - 7 * DAY, begun - DAY)
