"""How a cell is divided: every part that stands alone, and one part for all the others.

Each cell is divided once, into parts that do not overlap and leave nothing over. So all that can
be worked out by adding and subtracting cells is a sum of undivided cells, and each of those has
passed ``weakness`` by itself. There is no hidden complement to ask about (R3).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from lentera.domain.anonymity.facts import NONE, OTHERS, Behind, Facts, Level, Path, Worked
from lentera.domain.anonymity.rules import SMALLEST_TEAM, weakness


@dataclass(frozen=True, slots=True)
class Part:
    """A cell before it is written down."""

    path: Path
    worked: tuple[Worked, ...]
    behind: Behind
    teams: tuple[int, ...] = ()

    @property
    def length(self) -> timedelta:
        """What was worked in it."""
        return sum((one.length for one in self.worked), timedelta())


def by_member(worked: Sequence[Worked]) -> dict[int, timedelta]:
    """Return what each member worked in all of these."""
    lengths: dict[int, timedelta] = {}
    for one in worked:
        lengths[one.member] = lengths.get(one.member, timedelta()) + one.length
    return lengths


def changed_people(before: Behind, after: Behind) -> frozenset[int]:
    """Return the members who stand behind only one of two cells."""
    return frozenset(member for member, _ in before ^ after)


def root(facts: Facts) -> Part:
    """Return the whole workspace as one part."""
    return Part((), facts.worked, _behind(facts.worked, None))


def divide(part: Part, level: Level, facts: Facts) -> tuple[Part, ...]:
    """Return the parts of a part, or nothing if it cannot be divided.

    What does not stand alone goes together, and what stands alone joins it, in an order that no
    time decides, until it does. Projects and clients always keep a cell of others, even when
    all could stand alone: else its absence would tell what is empty.
    """
    children = _children(part, level)
    joining = _joining_order(children, level, facts)
    others = [key for key in joining if not _stands_alone(key, children[key], level, facts)]
    alone = [key for key in joining if key not in others]
    while alone and _wants_more(others, children, level, facts.smallest_group):
        others.append(alone.pop(0))
    if not alone:
        return ()
    parts = [_part(part.path, key, children[key], level) for key in sorted(alone)]
    return (*parts, *_pool(part.path, others, children, level))


def _children(part: Part, level: Level) -> dict[int, tuple[Worked, ...]]:
    children: dict[int, list[Worked]] = {}
    for one in part.worked:
        children.setdefault(one.part(level), []).append(one)
    return {key: tuple(worked) for key, worked in children.items()}


def _joining_order(children: Mapping[int, object], level: Level, facts: Facts) -> list[int]:
    """Return who joins the others first: the largest team, the newest project or client."""
    if level is Level.TEAM:
        return sorted(children, key=lambda key: (-len(facts.teams.get(key, ())), key))
    return sorted(children, reverse=True)


def _stands_alone(key: int, worked: Sequence[Worked], level: Level, facts: Facts) -> bool:
    if level is Level.TEAM and (
        key == NONE or len(facts.teams.get(key, ())) < max(SMALLEST_TEAM, facts.smallest_group + 1)
    ):
        return False
    return weakness(by_member(worked), facts.smallest_group) is None


def _wants_more(
    others: Sequence[int], children: Mapping[int, tuple[Worked, ...]], level: Level, k: int
) -> bool:
    if not others:
        return level is not Level.TEAM
    return weakness(by_member([one for key in others for one in children[key]]), k) is not None


def _part(path: Path, key: int, worked: tuple[Worked, ...], level: Level) -> Part:
    teams = (key,) if level is Level.TEAM else ()
    return Part((*path, key), worked, _behind(worked, None), teams)


def _pool(
    path: Path, keys: Sequence[int], children: Mapping[int, tuple[Worked, ...]], level: Level
) -> Iterator[Part]:
    if keys:
        worked = tuple(one for key in keys for one in children[key])
        teams = tuple(sorted(keys)) if level is Level.TEAM else ()
        yield Part((*path, OTHERS), worked, _behind(worked, level), teams)


def _behind(worked: Sequence[Worked], level: Level | None) -> Behind:
    """Return who has time here; where parts were merged, in which of them, too."""
    return frozenset((one.member, one.part(level) if level else NONE) for one in worked)
