"""What the release engine is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, IntEnum

from lentera.domain.anonymity.rules import SMALLEST_GROUP, Reason
from lentera.domain.timespan import DayRange

NONE = 0  # no team, no client, no project: an id of its own
OTHERS = -1  # the cell of all that does not stand alone

Path = tuple[int, ...]  # () is the workspace; then one id per level
Behind = frozenset[tuple[int, int]]  # the members behind a cell, with the part where parts merged


class Level(Enum):
    """What a cell is divided by."""

    TEAM = "team"
    CLIENT = "client"
    PROJECT = "project"


BY_TEAM = (Level.TEAM, Level.CLIENT, Level.PROJECT)
BY_PROJECT = (Level.CLIENT, Level.PROJECT)


@dataclass(frozen=True, slots=True)
class Worked:
    """What one member worked for one project, as one of one team. Not published."""

    member: int
    team: int
    client: int
    project: int
    length: timedelta

    def part(self, level: Level) -> int:
        """Return the id this stands under on a level."""
        match level:
            case Level.TEAM:
                return self.team
            case Level.CLIENT:
                return self.client
            case _:
                return self.project


@dataclass(frozen=True, slots=True)
class LateChange:
    """How much a member's time of an already published period grew or shrank. Not published."""

    member: int
    length: timedelta


@dataclass(frozen=True, slots=True)
class Facts:
    """One period: who was in which team, what was worked, what was changed in earlier periods.

    ``teams`` names the members of each team at any time of the period. ``levels`` is the fixed
    tree (R1): by team, and projects inside it; or by project over the whole workspace. Never
    both, because one is the other's complement.
    """

    period: DayRange
    closed: bool
    teams: Mapping[int, frozenset[int]]
    worked: tuple[Worked, ...]
    agreed: Mapping[int, timedelta] = field(default_factory=dict)
    late_changes: tuple[LateChange, ...] = ()
    levels: tuple[Level, ...] = BY_TEAM
    smallest_group: int = SMALLEST_GROUP


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many people, as a band; no upper end for the widest."""

    least: int
    most: int


class Band(IntEnum):
    """A share that is too near nothing or everything to be told as a number (R8)."""

    UNDER_TENTH = 0
    OVER_NINE_TENTHS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """One published figure. ``hours`` is empty where the share is a band.

    Units: ``hours`` and ``step_hours`` are hours, ``share`` is per cent of the node: of
    the team for its clients and projects, of the workspace for a team.
    """

    path: Path
    hours: int | None
    step_hours: int
    share: int | Band | None
    people: HeadCount
    teams: tuple[int, ...] = ()  # which teams stand in it together; team sizes are no secret


class Fullness(Enum):
    """How a member's period stood against the agreed hours."""

    UNDER = "under"
    AS_AGREED = "as agreed"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class FullnessBand:
    """How many people stood in one band, or in bands that were joined."""

    bands: tuple[Fullness, ...]
    people: HeadCount


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stood behind a cell when it was frozen. Kept for R7, never published."""

    path: Path
    behind: Behind
    fine: bool


@dataclass(frozen=True, slots=True)
class Release:
    """All that is ever told about one period: made once, kept as it is (R6).

    Cells, fullness, adjustment and refused are for viewers; the rest stays with the engine.
    """

    period: DayRange
    cells: tuple[Cell, ...] = ()
    fullness: tuple[FullnessBand, ...] = ()
    adjustment_hours: int | None = None
    refused: Mapping[Path, Reason] = field(default_factory=dict)
    fullness_refused: Reason | None = None
    standings: tuple[Standing, ...] = ()
    people: frozenset[int] = frozenset()
    carried: tuple[LateChange, ...] = ()

    def cell(self, path: Path) -> Cell | None:
        """Return the cell at a path, if it is told."""
        return next((cell for cell in self.cells if cell.path == path), None)

    def why_not(self, path: Path) -> Reason | None:
        """Return why a path has no cell; what is empty and what was merged answer alike."""
        if self.cell(path) is not None:
            return None
        return self.refused.get(path, self.refused.get((), Reason.MERGED))
