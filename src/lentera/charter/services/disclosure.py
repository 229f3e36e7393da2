"""The one door to other people's time.

Who looks, at whom, what for, how finely and at which days: the charter decides, the look is kept
and committed, and only then the door opens, for as long as the block lasts. Tables of people's time
answer ``objects.disclosed(disclosure, ...)`` inside that block and nowhere else. Reading one's own
time needs none of this and keeps nothing (decision 31).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from lentera.charter.refusals import WHY, NotShown, ReferenceMissing, UnknownPeople
from lentera.charter.selectors import Held, versions_of
from lentera.domain.charter import (
    Asker,
    Audience,
    Charter,
    Granularity,
    Period,
    Purpose,
    Question,
    Refused,
    Scope,
    Subject,
    audiences_of,
    scope_for,
    scope_for_sums,
)
from lentera.domain.doors import standing_open
from lentera.people.selectors.standing import members_of_workspace, teams_during, teams_led_by
from lentera.people.selectors.workspaces import week_of_workspace
from lentera.periods.selectors import closed_at
from lentera.witness.services import Looking, keep_look

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

SERVER = "server"
EARLIEST_DAY_BEGINS = timedelta(hours=14)  # the first zone in which a day begins is UTC+14


@dataclass(frozen=True, slots=True, eq=False)
class Disclosure:
    """An open door: what may be read through it, and the look that was kept for it."""

    scope: Scope
    workspace_id: int
    look_id: int
    first_on: date
    last_on: date

    @property
    def granularity(self) -> Granularity:
        """How finely."""
        return self.scope.granularity

    @property
    def member_id(self) -> int | None:
        """Who looks; None where the server itself does."""
        return self.scope.viewer_id or None


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the door.

    Args:
        member_ids: whose time.
        purpose: what for.
        granularity: how finely.
        first_on: the first local day.
        last_on: the last local day, included.
        reference: what it belongs to: an invoice, a payroll run, a request.
        projects: only the time of these projects; None asks about all time.
        exported: whether the answer leaves the program.
        channel: ``page``, ``export``, ``api``, ``mail``, ``job`` or ``command``.
        beside: who stands in the same sum because a team alone would stand out. The sum says less
            of them than of the team, so the charter is not asked; the look is shown to them, too.

    Raises:
        ValueError: single people are asked about, and somebody stands beside them.
    """

    member_ids: Collection[int]
    purpose: Purpose
    granularity: Granularity
    first_on: date
    last_on: date
    reference: str = ""
    projects: frozenset[int] | None = None
    exported: bool = False
    channel: str = "page"
    beside: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if self.beside and self.granularity.names_people:
            raise ValueError("only in a sum does somebody stand beside others")

    @property
    def everybody(self) -> frozenset[int]:
        """Whose time the look is about."""
        return frozenset(self.member_ids) | self.beside


@contextmanager
def disclosed(
    viewer: Viewer, ask: Ask, *, now: datetime, manages: frozenset[int] = frozenset()
) -> Iterator[Disclosure]:
    """Open the door for what is asked, as long as the block lasts.

    Args:
        viewer: who looks.
        ask: at whom, what for, how finely, at which days.
        now: the present.
        manages: the projects the viewer manages; the room of projects knows them.

    Raises:
        ReferenceMissing: single people are asked about, and nothing says what for exactly.
        NotShown: the charter says no. The attempt is kept and shown to the people concerned.
        UnknownPeople: somebody is not of this workspace. Nothing is kept: they are nobody here.
        CharterTamperedWith: the charter is not the one that was announced.
        RuntimeError: a transaction is open, in which a look could be undone.
    """
    if ask.granularity.names_people and not ask.reference.strip():
        raise ReferenceMissing
    if members_of_workspace(viewer.workspace_id, ask.everybody) != ask.everybody:
        raise UnknownPeople
    held, asker = versions_of(viewer.workspace_id), _asker(viewer, ask, manages)
    found = _found(held, asker, viewer.workspace_id, ask, now)
    looking = _looking(viewer, ask, asker, _present(held, now), found)
    subject_ids = ask.everybody - {viewer.member_id}
    with _kept(looking, found, ask, subject_ids, now) as disclosure:
        yield disclosure


def foreseen(
    viewer: Viewer, ask: Ask, *, now: datetime, manages: frozenset[int] = frozenset()
) -> Scope | Refused:
    """Return what the door would answer. Nothing is kept, because nothing is read.

    Raises:
        CharterTamperedWith: the charter is not the one that was announced.
    """
    held, asker = versions_of(viewer.workspace_id), _asker(viewer, ask, manages)
    return _found(held, asker, viewer.workspace_id, ask, now)


@contextmanager
def disclosed_to_server(workspace_id: int, ask: Ask, *, now: datetime) -> Iterator[Disclosure]:
    """Open the door for the server's own reading of sums of everybody; it is a look, too.

    Raises:
        NotShown: the charter grants such sums to nobody. The attempt is kept and shown.
        CharterTamperedWith: the charter is not the one that was announced.
        RuntimeError: a transaction is open, in which a look could be undone.
    """
    held = versions_of(workspace_id)
    found = _found_for_server(held, workspace_id, ask, now)
    looking = _look(workspace_id, ask, SERVER, _present(held, now), found)
    with _kept(looking, found, ask, ask.everybody, now) as disclosure:
        yield disclosure


def foreseen_for_server(workspace_id: int, ask: Ask, *, now: datetime) -> Scope | Refused:
    """Return what the door would answer to the server. Nothing is kept, because nothing is read.

    Raises:
        CharterTamperedWith: as above.
    """
    return _found_for_server(versions_of(workspace_id), workspace_id, ask, now)


@contextmanager
def disclosed_by_choice(viewer: Viewer, ask: Ask, *, now: datetime) -> Iterator[Disclosure]:
    """Open the door to totals of weeks that these people share with the viewer themselves.

    Their own choice stands in for the charter; who shares what with whom, the caller has asked the
    room that keeps it. It is a look like any other, and says that it was shared.

    Raises:
        ValueError: something else than totals of weeks for planning is asked about.
        UnknownPeople: somebody is not of this workspace.
        RuntimeError: a transaction is open, in which a look could be undone.
    """
    finest = (Purpose.PLANNING, Granularity.PERSON_PER_CLOSED_WEEK)
    if (ask.purpose, ask.granularity) != finest or ask.exported:
        raise ValueError("people share totals of their weeks, for planning, and nothing else")
    if members_of_workspace(viewer.workspace_id, ask.everybody) != ask.everybody:
        raise UnknownPeople
    present = _present(versions_of(viewer.workspace_id), now)
    charter = present.charter if present else Charter()
    scope = Scope(
        viewer.member_id,
        ask.everybody,
        ask.granularity,
        _question(viewer.workspace_id, ask),
        charter.results_only_projects,
        charter.smallest_group,
        charter.smallest_group_about_people,
    )
    looking = _look(viewer.workspace_id, ask, Audience.MEMBER.value, present, scope)
    looking = replace(looking, viewer_id=viewer.member_id, actor_id=viewer.account_id)
    with _kept(looking, scope, ask, ask.everybody - {viewer.member_id}, now) as disclosure:
        yield disclosure


@contextmanager
def _kept(
    looking: Looking,
    found: Scope | Refused,
    ask: Ask,
    subject_ids: Collection[int],
    now: datetime,
) -> Iterator[Disclosure]:
    """Keep the look, and then open the door or say no."""
    look_id = keep_look(looking, subject_ids=subject_ids, now=now)
    if isinstance(found, Refused):
        raise NotShown(why=str(WHY[found.reason]))
    disclosure = Disclosure(found, looking.workspace_id, look_id, ask.first_on, ask.last_on)
    with standing_open(disclosure):
        yield disclosure


def _found(
    held: Sequence[Held], asker: Asker, workspace_id: int, ask: Ask, now: datetime
) -> Scope | Refused:
    return scope_for(
        [one.version for one in held],
        asker,
        _subjects(ask),
        _question(workspace_id, ask),
        granularity=ask.granularity,
        now=now,
    )


def _found_for_server(
    held: Sequence[Held], workspace_id: int, ask: Ask, now: datetime
) -> Scope | Refused:
    return scope_for_sums(
        [one.version for one in held],
        ask.everybody,
        _question(workspace_id, ask),
        granularity=ask.granularity,
        now=now,
    )


def _asker(viewer: Viewer, ask: Ask, manages: frozenset[int]) -> Asker:
    team = teams_during([viewer.member_id], ask.first_on, ask.last_on)[viewer.member_id]
    leads = teams_led_by(viewer.member_id)
    return Asker(viewer.member_id, viewer.roles, team, leads, manages)


def _subjects(ask: Ask) -> list[Subject]:
    teams = teams_during(ask.member_ids, ask.first_on, ask.last_on)
    return [Subject(member_id, team_id) for member_id, team_id in teams.items()]


def _question(workspace_id: int, ask: Ask) -> Question:
    midnight = datetime.combine(ask.first_on, time(), tzinfo=UTC)
    period = Period(
        ask.first_on,
        ask.last_on,
        begins_at=midnight - EARLIEST_DAY_BEGINS,
        closed_at=closed_at(workspace_id, ask.first_on, ask.last_on),
        week_starts_on=week_of_workspace(workspace_id),
    )
    return Question(ask.purpose, period, ask.projects, exported=ask.exported)


def _looking(
    viewer: Viewer, ask: Ask, asker: Asker, present: Held | None, found: Scope | Refused
) -> Looking:
    charter = present.charter if present else Charter()
    role = max(
        sorted(audiences_of(asker)), key=lambda audience: charter.granted(audience, ask.purpose)
    )
    looking = _look(viewer.workspace_id, ask, role.value, present, found)
    return replace(looking, viewer_id=viewer.member_id, actor_id=viewer.account_id)


def _look(
    workspace_id: int, ask: Ask, role: str, present: Held | None, found: Scope | Refused
) -> Looking:
    """Return what is kept of a look of the server itself."""
    return Looking(
        workspace_id=workspace_id,
        viewer_id=None,
        actor_id=None,
        role=role,
        purpose=ask.purpose.value,
        granularity=ask.granularity.slug,
        first_on=ask.first_on,
        last_on=ask.last_on,
        channel=ask.channel,
        reference=ask.reference.strip(),
        charter_number=present.number if present else None,
        refused=found.reason.value if isinstance(found, Refused) else "",
        name_shown=present.charter.names_shown_for_looks if present else True,
    )


def _present(held: Sequence[Held], now: datetime) -> Held | None:
    return max((one for one in held if one.effective_at <= now), key=_begins, default=None)


def _begins(held: Held) -> tuple[datetime, int]:
    return held.effective_at, held.number
