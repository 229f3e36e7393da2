"""Publish one closed period, once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from lentera.domain.anonymity.facts import (
    OTHERS,
    Band,
    Cell,
    Facts,
    LateChange,
    Level,
    Path,
    Release,
    Standing,
)
from lentera.domain.anonymity.fullness import fullness_of, head_count
from lentera.domain.anonymity.rules import (
    MEMORY,
    ROUGH_STEP_HOURS,
    SMALLEST_TEAM,
    STEP_HOURS,
    Reason,
    is_comparable,
    rounded_hours,
    smallest_group,
    weakness,
)
from lentera.domain.anonymity.tree import Part, by_member, changed_people, divide, root


@dataclass(frozen=True, slots=True)
class _Told:
    """A part that will be a cell, how finely, and the node it is a share of."""

    part: Part
    rough: bool
    node: "_Told | None" = None

    @property
    def step_hours(self) -> int:
        return ROUGH_STEP_HOURS if self.rough else STEP_HOURS

    @property
    def hours(self) -> int:
        return rounded_hours(self.part.length, self.step_hours)


def publish(facts: Facts, history: Sequence[Release] = ()) -> Release:
    """Return what everybody may read about a period; asked again, the same (R6).

    What protects each reader: a cell needs ``k + 1`` people with time. Somebody outside, or a
    lead who is not in it, faces ``k + 1``; somebody in it faces ``k`` others. No answer depends
    on who asks, so two readers have nothing to compare.

    ``history`` is every earlier release of the workspace, oldest first.
    """
    for earlier in history:
        if earlier.period == facts.period:
            return earlier
        if not _apart(earlier, facts):
            return Release(facts.period, refused={(): Reason.OVERLAPS})
    if not facts.closed:  # R9
        return Release(facts.period, refused={(): Reason.NOT_CLOSED})
    return _first_release(_cleaned(facts), history)


def trend(releases: Sequence[Release], path: Path, k: int) -> Iterator[tuple[Cell | None, bool]]:
    """Yield each release's cell at a path, and whether the line goes on to it (R7)."""
    before: Standing | None = None
    for release in releases:
        now = _standing(release, path)
        goes_on = bool(
            before and now and is_comparable(changed_people(before.behind, now.behind), k)
        )
        yield release.cell(path), goes_on
        before = now


def _apart(earlier: Release, facts: Facts) -> bool:
    return (
        earlier.period.last_on < facts.period.first_on
        or facts.period.last_on < earlier.period.first_on
    )


def _cleaned(facts: Facts) -> Facts:
    worked = tuple(one for one in facts.worked if one.length)
    return replace(facts, worked=worked, smallest_group=smallest_group(facts.smallest_group))


def _first_release(facts: Facts, history: Sequence[Release]) -> Release:
    recent = history[-MEMORY:]
    k = facts.smallest_group
    everybody = root(facts)
    late = _pooled(facts.late_changes, history)
    adjustment, carried = _adjustment(late, k)
    base = Release(facts.period, adjustment_hours=adjustment, carried=carried)
    if weakness(by_member(facts.worked), k) is not None:
        refused: dict[Path, Reason] = {
            (): Reason.TOO_FEW
        }  # whether few worked or one did most is not told
        return replace(base, refused=refused, fullness_refused=Reason.TOO_FEW)
    whole = _Told(everybody, _is_restless(everybody, recent, k))
    told = (whole, *_below(whole, facts, recent))
    fullness = fullness_of(facts, recent)
    return replace(
        base,
        cells=tuple(_cell(one) for one in told),
        fullness=fullness if isinstance(fullness, tuple) else (),
        fullness_refused=None if isinstance(fullness, tuple) else fullness,
        refused=_small_teams(facts),
        standings=tuple(Standing(one.part.path, one.part.behind, not one.rough) for one in told),
        people=frozenset(facts.agreed),
    )


def _below(
    above: _Told, facts: Facts, recent: Sequence[Release], depth: int = 0
) -> Iterator[_Told]:
    """Yield each cell under a cell.

    One restless cell makes its siblings rough, too: what is above, less the siblings, would
    tell it finely. What cannot be divided by a level is asked for the next one.
    """
    if depth == len(facts.levels):
        return
    node = above if depth == 0 or facts.levels[depth - 1] is Level.TEAM else above.node
    parts = divide(above.part, facts.levels[depth], facts)
    if not parts:
        part = replace(above.part, path=(*above.part.path, OTHERS))
        same = replace(above, part=part, node=node)
        yield from _below(same, facts, recent, depth + 1)
        return
    rough = above.rough or any(_is_restless(part, recent, facts.smallest_group) for part in parts)
    for part in parts:
        told = _Told(part, rough, node)
        yield told
        yield from _below(told, facts, recent, depth + 1)


def _is_restless(part: Part, recent: Sequence[Release], k: int) -> bool:
    """Return whether fewer than ``k`` people changed since the cell was last told finely."""
    earlier = (_standing(release, part.path) for release in recent)
    return any(
        not is_comparable(changed_people(one.behind, part.behind), k)
        for one in earlier
        if one and one.fine
    )


def _standing(release: Release, path: Path) -> Standing | None:
    return next((one for one in release.standings if one.path == path), None)


def _cell(told: _Told) -> Cell:
    share = None if told.node is None else _share(told.hours, told.node.hours)
    people = head_count(len(by_member(told.part.worked)))
    hours = None if isinstance(share, Band) else told.hours
    return Cell(told.part.path, hours, told.step_hours, share, people, told.part.teams)


def _share(hours: int, of_hours: int) -> int | Band:
    """Return a share in steps of five per cent, from figures already rounded: it adds nothing."""
    if hours * 10 < of_hours or not of_hours:
        return Band.UNDER_TENTH
    if hours * 10 > of_hours * 9:
        return Band.OVER_NINE_TENTHS
    return (hours * 40 + of_hours) // (2 * of_hours) * 5


def _small_teams(facts: Facts) -> dict[Path, Reason]:
    """Return the teams under six: how large a team is, everybody may know (R10)."""
    if Level.TEAM not in facts.levels:
        return {}
    small = (team for team, members in facts.teams.items() if len(members) < SMALLEST_TEAM)
    return {(team,): Reason.TEAM_TOO_SMALL for team in small}


def _pooled(changes: Sequence[LateChange], history: Sequence[Release]) -> dict[int, timedelta]:
    """Return what changed late for each member, with what had to wait."""
    waiting = history[-1].carried if history else ()
    lengths: dict[int, timedelta] = {}
    for change in (*waiting, *changes):
        lengths[change.member] = lengths.get(change.member, timedelta()) + change.length
    return {member: length for member, length in lengths.items() if length}


def _adjustment(late: dict[int, timedelta], k: int) -> tuple[int | None, tuple[LateChange, ...]]:
    """Return the adjustment of the whole workspace, or what waits until enough people have one."""
    if weakness(late, k) is None:
        return rounded_hours(sum(late.values(), timedelta()), STEP_HOURS), ()
    return None, tuple(LateChange(member, length) for member, length in sorted(late.items()))
