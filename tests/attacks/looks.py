"""The attacks A1 to A8 and A10, each with what a reader of it learns that must not be learnt."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from lentera.domain.anonymity import (
    BY_PROJECT,
    Facts,
    LateChange,
    Reason,
    Release,
    release,
    rules,
)
from tests.attacks.auditor import Statement, leaks, narrow, statements_of
from tests.attacks.companies import facts, studio, worked

Filters = Callable[[Facts], Iterator[Facts]]


def told(week: Facts, number: int = 0) -> list[Statement]:
    return list(statements_of(release.publish(week), week, number))


def no_filters(_: Facts) -> Iterator[Facts]:
    """There is no way to ask about some people only."""
    yield from ()


def a1_overlapping_filters(filters: Filters) -> list[str]:
    week = facts([worked(member, 1, 30) for member in range(8)], levels=BY_PROJECT)
    asked = [week, *filters(week)]

    return leaks(
        Statement(frozenset((0, one) for one in part.worked), cell.hours - 2.5, cell.hours + 2.5)
        for part in asked
        for cell in release.publish(part).cells
        if cell.hours is not None
    )


def a2_total_less_teams() -> list[str]:
    return leaks(told(studio()))


def a3_two_collude() -> list[str]:
    few = [worked(member, 1, 30) for member in range(6)]
    five_of_six = [worked(member, 2, 10) for member in range(5)]

    return leaks(told(facts([*few, *five_of_six], levels=BY_PROJECT)))


def a4_people_come_and_go() -> list[str]:
    """Everybody works the same each week, and the reader knows: weeks are one system."""
    everybody = {member: worked(member, 1, 31 + 1.3 * member) for member in range(10)}
    away = [(), (0,), (1,), (0, 1), (2,), (0, 2), (1, 2), (0, 1, 2), (3,), (0, 3), (1, 3), (2, 3)]
    history: list[Release] = []
    statements: list[Statement] = []
    for number, missing in enumerate(away):
        lines = [line for member, line in everybody.items() if member not in missing]
        week = facts(lines, number, levels=BY_PROJECT)
        history.append(release.publish(week, history))
        statements += statements_of(history[-1], week)
    return narrow(statements, frozenset(), weeks_alike=True)


def a4_the_line_of_a_joiner() -> list[str]:
    before = facts([worked(member, 1, 40) for member in range(9)])
    after = facts([worked(member, 1, 40) for member in range(10)], 1)
    first = release.publish(before)
    second = release.publish(after, [first])
    *_, (_, goes_on) = release.trend([first, second], (), 5)
    return ["a line over one who joined"] if goes_on else []


def a5_a_late_edit_between_two_looks() -> list[str]:
    before = studio()
    grown = replace(before.worked[0], length=before.worked[0].length + timedelta(hours=12))
    after = replace(before, worked=(grown, *before.worked[1:]))
    first = release.publish(before)
    again = release.publish(after, [first])
    late = (LateChange(grown.member, timedelta(hours=12)),)
    following = release.publish(replace(studio(1), late_changes=late), [first])
    found = ["a figure moved with one person's edit"] if again != first else []
    return found + (["one person's edit is told"] if following.adjustment_hours else [])


def a6_one_has_most() -> list[str]:
    lines = [worked(member, project, 6) for member in range(7) for project in (1, 2)]
    lines += [worked(0, 3, 50), *(worked(member, 3, 0.5) for member in range(1, 7))]

    return leaks(told(facts(lines, levels=BY_PROJECT)))


def a7_all_alike() -> list[str]:
    lines = [
        worked(member, project, hours)
        for member in range(18)
        for project, hours in ((1, 38), (2, 0.1))
    ]
    week = facts(lines, levels=BY_PROJECT)
    found = leaks(told(week))
    bands = release.publish(week).fullness
    return found + ["everybody stands in one band"] * any(one.people.most > 17 for one in bands)


def a8_empty_or_merged() -> list[str]:
    lines = [worked(member, project, 12) for member in range(8) for project in (1, 2, 4)]
    hidden = [worked(member, 5, 8) for member in (0, 1)]
    empty, merged = (release.publish(facts(each)) for each in (lines, lines + hidden))
    paths = [{cell.path for cell in one.cells} for one in (empty, merged)]
    answers = [one.why_not((-1, 3, 5)) for one in (empty, merged)]
    named = [one for each in (empty, merged) for one in each.refused.values()]
    found = ["an empty project is told from a merged one"] * (
        paths[0] != paths[1] or answers[0] != answers[1]
    )
    return found + ["a reason says what it hides"] * (Reason.DOMINATED in named)


def a10_the_same_figure_elsewhere() -> list[str]:
    """Whoever renders a release has rounded figures only: there are no others in it."""
    week = studio()
    return [
        f"{cell.hours} h is not rounded"
        for cell in release.publish(week).cells
        if cell.hours is not None and cell.hours % rules.STEP_HOURS
    ]


def all_attacks(filters: Filters = no_filters) -> Iterator[tuple[str, list[str]]]:
    """Yield what each attack found out, the quick ones first."""
    yield "A1", a1_overlapping_filters(filters)
    yield "A4, the line", a4_the_line_of_a_joiner()
    yield "A5", a5_a_late_edit_between_two_looks()
    yield "A8", a8_empty_or_merged()
    yield "A10", a10_the_same_figure_elsewhere()
    yield "A3", a3_two_collude()
    yield "A6", a6_one_has_most()
    yield "A4, the figures", a4_people_come_and_go()
    yield "A7", a7_all_alike()
    yield "A2", a2_total_less_teams()
