"""Somebody who read every figure ever published, and does the arithmetic.

The reader is stronger than a real one: knows who has time on which project (not how much), and
what two people of the reader's choice worked. Unknown is each length, from 0 to 60 hours. Every
figure is a constraint; the solver gives the least and the most each length can be.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from scipy.optimize import linprog

from lentera.domain.anonymity import OTHERS, Band, Facts, Level, Path, Release, Worked

MOST_HOURS = 60.0
LEAST_WIDTH_HOURS = 4.0
LEAST_SHARE = 0.2
NEAR = 0.15
LEAST_CROWD = 5
TINY = 1e-6

Signature = tuple[int, ...]  # the numbers of the statements a length stands in
Atom = tuple[int, Worked]  # a week's number (0 where weeks are taken to be alike) and a length


@dataclass(frozen=True)
class Statement:
    """The sum of these lengths lies from ``low`` to ``high`` hours."""

    atoms: frozenset[Atom]
    low: float
    high: float


def hours(worked: Worked) -> float:
    return worked.length.total_seconds() / 3600


def statements_of(release: Release, facts: Facts, week: int = 0) -> Iterator[Statement]:
    """Yield what each published cell says, read as somebody reads it who has only the release."""
    for cell in release.cells:
        covered = frozenset((week, one) for one in covers(release, cell.path, facts))
        if cell.hours is not None:
            slack = cell.step_hours / 2 if cell.hours % cell.step_hours == 0 else 0.0
            yield Statement(covered, cell.hours - slack, cell.hours + slack)
            continue
        above = release.cell(node_of(release, cell.path, facts))
        whole = above.hours if above and above.hours is not None else None
        if whole is not None:
            tenth = whole / 10 + cell.step_hours / 2
            low, high = (0.0, tenth) if cell.share is Band.UNDER_TENTH else (whole - tenth, np.inf)
            yield Statement(covered, low, high)


def node_of(release: Release, path: Path, facts: Facts) -> Path:
    """Return what a cell's share is a share of: its team's cell, or the workspace's."""
    in_team = facts.levels[0] is Level.TEAM and len(path) > 1 and release.cell(path[:1])
    return path[:1] if in_team else ()


def covers(release: Release, path: Path, facts: Facts) -> list[Worked]:
    covered = [one for one in facts.worked if one.length]
    for depth, key in enumerate(path):
        level = facts.levels[depth]
        named = {
            cell.path[depth]
            for cell in release.cells
            if len(cell.path) == depth + 1 and cell.path[:depth] == path[:depth]
        }
        covered = [
            one
            for one in covered
            if (one.part(level) not in named if key == OTHERS else one.part(level) == key)
        ]
    return covered


def small_crowds(statements: Sequence[Statement]) -> list[str]:
    """Name each sum that can be worked out and has fewer than five people beside the reader."""
    found = []
    for one in statements:
        inside = [other.atoms for other in statements if other.atoms < one.atoms]
        rests = [one.atoms, *(one.atoms - other for other in inside)]
        if inside:
            rests.append(one.atoms - reduce(frozenset.union, inside))
        for rest in rests:
            people = {worked.member for _, worked in rest}
            if people and len(people) - 1 < LEAST_CROWD:
                found.append(f"a sum of {len(people)} people")
    return found


def narrow(
    statements: Sequence[Statement], known: frozenset[int], *, weeks_alike: bool = False
) -> list[str]:
    """Name everybody whose length, or whole time, is known too well to those who are ``known``.

    Too well is to within four hours; or, for one who reads alone, with an upper end near the
    truth (R4). That is a rule about one period: where weeks are taken to be alike, an end of a
    difference is near the truth by chance. There it is to within 20 % of the truth.
    """
    system = System.of(statements, known)
    targets: dict[tuple[Signature, ...], list[frozenset[Atom]]] = defaultdict(list)
    for target in _targets(system.signatures):
        targets[tuple(sorted(system.signatures[atom] for atom in target))].append(target)
    return [
        said
        for signatures, alike in targets.items()  # the solver cannot tell these apart
        for said in _judged(alike, system.bounds_of(signatures), known, weeks_alike=weeks_alike)
    ]


@dataclass(frozen=True)
class System:
    """What the reader may solve: lengths that stand in the same statements are told apart by none.

    So all of them but the target are one unknown. What the reader knows is taken off each sum.
    """

    signatures: Mapping[Atom, Signature]
    sizes: Mapping[Signature, int]
    lows: list[float]
    highs: list[float]

    @classmethod
    def of(cls, statements: Sequence[Statement], known: frozenset[int]) -> "System":
        signatures: dict[Atom, Signature] = defaultdict(tuple)
        lows, highs = [], []
        for number, one in enumerate(statements):
            mine = sum(hours(worked) for _, worked in one.atoms if worked.member in known)
            lows.append(one.low - mine)
            highs.append(one.high - mine)
            for atom in one.atoms:
                if atom[1].member not in known:
                    signatures[atom] += (number,)
        return cls(signatures, Counter(signatures.values()), lows, highs)

    def bounds_of(self, target: tuple[Signature, ...]) -> tuple[float, float]:
        """Return the least and the most hours lengths with these signatures have together."""
        rest = Counter(self.sizes) - Counter(target)
        unknowns = [*target, *rest]
        limits = [(0.0, MOST_HOURS)] * len(target) + [(0.0, MOST_HOURS * rest[one]) for one in rest]
        sums = np.zeros((len(self.lows), len(unknowns)))
        for column, signature in enumerate(unknowns):
            sums[list(signature), column] = 1.0
        most = np.array(self.highs)
        bounded = np.isfinite(most)
        rows = np.vstack([sums[bounded], -sums])
        ends = np.concatenate([most[bounded], -np.array(self.lows)]) + TINY
        aim = np.arange(len(unknowns)) < len(target)
        least, largest = (
            linprog(sign * aim, A_ub=rows, b_ub=ends, bounds=limits, method="highs")
            for sign in (1, -1)
        )
        assert least.success, "what was published contradicts the truth"
        assert largest.success, "what was published contradicts the truth"
        return float(least.fun), -float(largest.fun)


def coalitions(statements: Sequence[Statement]) -> set[frozenset[int]]:
    """Return nobody, and for each figure the two who know most of it, alone and together."""
    found: set[frozenset[int]] = {frozenset()}
    for one in statements:
        totals: dict[int, float] = defaultdict(float)
        for _, worked in one.atoms:
            totals[worked.member] += hours(worked)
        most = sorted(totals, key=lambda member: (-totals[member], member))
        found |= {frozenset(most[:1]), frozenset(most[1:2]), frozenset(most[:2])}
    return found


def leaks(statements: Iterable[Statement]) -> list[str]:
    """Return everything these figures say of somebody that they must not."""
    told = list(statements)
    if not told:
        return []
    return small_crowds(told) + [
        said for known in sorted(coalitions(told), key=sorted) for said in narrow(told, known)
    ]


def _targets(atoms: Iterable[Atom]) -> Iterator[frozenset[Atom]]:
    persons: dict[tuple[int, int], set[Atom]] = defaultdict(set)
    for week, worked in atoms:
        persons[week, worked.member].add((week, worked))
        yield frozenset({(week, worked)})
    yield from map(frozenset, persons.values())


def _judged(
    alike: Sequence[frozenset[Atom]],
    bounds: tuple[float, float],
    known: frozenset[int],
    *,
    weeks_alike: bool,
) -> Iterator[str]:
    least, most = bounds
    truest = max(sum(hours(worked) for _, worked in target) for target in alike)
    wanted = max(LEAST_WIDTH_HOURS, LEAST_SHARE * truest) if weeks_alike else LEAST_WIDTH_HOURS
    if most - least < wanted - 1e-3:
        yield f"somebody has {least:.1f} to {most:.1f} h"
    alone = len(known) <= 1 and not weeks_alike
    beyond = most < MOST_HOURS - 1e-3  # else the bound is the reader's own assumption
    if alone and beyond and most - truest < NEAR * truest - 1e-3:
        yield f"somebody has {truest:.1f} h, and at most {most:.1f} is known"
