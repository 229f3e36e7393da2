"""Made-up companies: small teams, dominant people, all alike, joiners, leavers, late changes."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from lentera.domain.anonymity import BY_PROJECT, BY_TEAM, Facts, Level, Worked
from lentera.domain.timespan import DayRange

MONDAY = date(2026, 1, 5)


def week(number: int) -> DayRange:
    first = MONDAY + timedelta(weeks=number)
    return DayRange(first, first + timedelta(days=6))


def worked(member: int, project: int, hours: float, team: int = 1) -> Worked:
    return Worked(member, team, project % 3 + 1, project, timedelta(hours=hours))


def facts(
    lines: Sequence[Worked],
    number: int = 0,
    *,
    closed: bool = True,
    levels: tuple[Level, ...] = BY_TEAM,
    k: int = 5,
) -> Facts:
    """Return a week in which everybody with time stands in the team of the line."""
    teams: dict[int, set[int]] = {}
    for line in lines:
        teams.setdefault(line.team, set()).add(line.member)
    return Facts(
        week(number),
        closed,
        {team: frozenset(members) for team, members in teams.items()},
        tuple(lines),
        agreed={line.member: timedelta(hours=40) for line in lines},
        levels=levels,
        smallest_group=k,
    )


def studio(number: int = 0) -> Facts:
    """Return a week of the sample's size: teams of 9, 11 and 4, and 14 projects."""
    lines = []
    for team, members, own in (
        (1, range(1, 10), (1, 2, 3, 4, 5)),
        (2, range(11, 22), (4, 6, 7, 8, 9, 10)),
        (3, range(31, 35), (11, 12, 13)),
    ):
        for member in members:
            mine = [*own[: 2 + member % 3], own[member % len(own)], 14]
            lines += [
                worked(member, project, 33 / len(set(mine)) + (member * project + number) % 5, team)
                for project in sorted(set(mine))
            ]
    return facts(lines, number)


_LENGTHS = st.one_of(
    st.just(timedelta()),
    st.integers(1, 5).map(lambda quarters: timedelta(minutes=15 * quarters)),
    st.integers(1, 80).map(lambda quarters: timedelta(minutes=15 * quarters)),
    st.just(timedelta(hours=40)),
)


@st.composite
def weeks(draw: st.DrawFn, *, most: int = 14) -> Facts:
    """Draw one week of a company of up to four teams and six projects."""
    projects = draw(st.integers(1, 6))
    alike = draw(st.booleans())
    sizes = draw(st.lists(st.integers(1, most), min_size=1, max_size=4))
    lines = []
    for team, size in enumerate(sizes, start=1):
        same = {project: draw(_LENGTHS) for project in range(1, projects + 1)}
        for number in range(size):
            for project, shared in same.items():
                length = shared if alike else draw(_LENGTHS)
                lines.append(Worked(team * 100 + number, team, project % 3, project, length))
    levels = draw(st.sampled_from((BY_TEAM, BY_PROJECT)))
    return facts(lines, levels=levels, k=draw(st.sampled_from((5, 5, 6))))


@st.composite
def histories(draw: st.DrawFn, *, most_weeks: int = 6) -> list[Facts]:
    """Draw weeks in which everybody works the same whenever there, and people come and go."""
    people = draw(st.integers(8, 14))
    projects = draw(st.integers(1, 3))
    usual = [
        Worked(member, 1 + member % 2, project % 2, project, draw(_LENGTHS))
        for member in range(people)
        for project in range(projects)
    ]
    levels = draw(st.sampled_from((BY_TEAM, BY_PROJECT)))
    away = st.sets(st.integers(0, people - 1), max_size=3)
    weeks_away = draw(st.lists(away, min_size=2, max_size=most_weeks))
    return [
        facts([line for line in usual if line.member not in missing], number, levels=levels)
        for number, missing in enumerate(weeks_away)
    ]
