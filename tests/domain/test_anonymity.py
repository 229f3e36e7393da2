from dataclasses import replace
from datetime import timedelta

import pytest

from lentera.domain.anonymity import (
    BY_PROJECT,
    NONE,
    OTHERS,
    Band,
    Facts,
    Fullness,
    HeadCount,
    LateChange,
    Reason,
    fullness_against,
    head_count,
    publish,
    rounded_hours,
    smallest_group,
    trend,
    weakness,
)
from tests.attacks.companies import facts, studio, week, worked

HOUR = timedelta(hours=1)
SIX = range(1, 7)


def team(people=SIX, hours=40.0, number=0, **more) -> Facts:
    return facts([worked(member, 1, hours) for member in people], number, **more)


def test_the_floor_of_the_smallest_group_cannot_be_lowered():
    assert [smallest_group(wished) for wished in (1, 5, 7)] == [5, 5, 7]
    assert smallest_group(5, about_people=True) == 8


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        ([8, 8, 8, 8, 8], Reason.TOO_FEW),
        ([8, 8, 8, 8, 8, 0], Reason.TOO_FEW),
        ([8, 8, 8, 8, 8, 8], None),
        ([8, 8, 1, 1, 1, 1], Reason.DOMINATED),
        ([40, 8, 2, 1, 1, 1], Reason.DOMINATED),
        ([40, 8, 3, 1, 1, 1], None),
        ([-8, 8, -8, 8, 8, 8], None),
    ],
)
def test_a_sum_needs_six_people_and_enough_beside_the_two_largest(hours, reason):
    lengths = {member: hour * HOUR for member, hour in enumerate(hours)}

    assert weakness(lengths, 5) is reason


@pytest.mark.parametrize(
    ("hours", "step", "rounded"),
    [(12.4, 5, 10), (12.5, 5, 15), (-12.5, 5, -15), (2, 5, 0), (30, 20, 40), (29.9, 20, 20)],
)
def test_hours_are_rounded_to_the_step(hours, step, rounded):
    assert rounded_hours(hours * HOUR, step) == rounded


def test_head_counts_are_told_as_bands_of_five():
    assert [head_count(people) for people in (9, 10)] == [HeadCount(5, 9), HeadCount(10, 14)]


def test_six_people_see_their_sum_and_five_do_not():
    six = publish(team(levels=BY_PROJECT))
    five = publish(team(range(5), levels=BY_PROJECT))

    assert six.cell(()).hours == 240
    assert six.why_not(()) is None
    assert (five.cells, five.why_not(())) == ((), Reason.TOO_FEW)


def test_one_who_does_nearly_all_is_not_told_apart_from_too_few():
    lines = [worked(1, 1, 60), *(worked(member, 1, 0.5) for member in range(2, 8))]

    assert publish(facts(lines)).why_not(()) is Reason.TOO_FEW


def test_a_small_team_stands_with_the_largest_and_reads_why():
    release = publish(studio())

    assert release.why_not((3,)) is Reason.TEAM_TOO_SMALL
    assert release.cell((1,)).teams == (1,)
    assert release.cell((OTHERS,)).teams == (2, 3)
    assert release.why_not((2,)) is Reason.MERGED


def test_people_without_a_team_never_stand_alone():
    lines = [worked(member, 1, 40) for member in range(10)]
    lines += [worked(member, 1, 40, team=NONE) for member in range(20, 28)]

    release = publish(facts(lines))

    assert release.cell((NONE,)) is None
    assert release.cell((OTHERS,)).hours == 320


def test_an_open_period_is_not_published():
    release = publish(team(closed=False))

    assert (release.cells, release.why_not((1,))) == ((), Reason.NOT_CLOSED)


def test_what_was_published_once_stays_and_weeks_do_not_overlap_months():
    first = publish(team())
    month = replace(team(hours=20), period=replace(week(0), last_on=week(4).last_on))
    earlier = team(number=-1)

    assert publish(team(hours=20), [first]) is first
    assert publish(month, [first]).why_not(()) is Reason.OVERLAPS
    assert publish(earlier, [first]).cell(()).hours == 240


def test_shares_near_nothing_and_near_everything_are_bands_without_hours():
    lines = [
        worked(member, project, hours)
        for member in range(8)
        for project, hours in ((1, 40), (2, 1), (3, 1))
    ]

    cells = publish(facts(lines, levels=BY_PROJECT)).cells

    assert {(cell.path, cell.share, cell.hours) for cell in cells} == {
        ((), None, 335),
        ((1,), Band.UNDER_TENTH, None),
        ((2,), Band.OVER_NINE_TENTHS, None),
        ((OTHERS,), Band.UNDER_TENTH, None),
    }


def test_a_share_is_of_the_team_even_where_clients_cannot_be_divided():
    lines = [worked(member, project, 20) for member in range(7) for project in (1, 4)]
    lines += [worked(member, 1, 40, team=2) for member in range(20, 60)]

    release = publish(facts(lines))

    assert {cell.share for cell in release.cells if cell.path[:1] == (1,)} == {15, 50}


def test_a_share_of_nothing_is_a_band():
    lines = [worked(member, member % 2, 0.3) for member in range(40)]
    first = publish(facts(lines, levels=BY_PROJECT))
    one_left = publish(facts(lines[1:], 1, levels=BY_PROJECT), [first])

    assert {cell.hours for cell in one_left.cells} == {20, None}


def test_one_who_joins_makes_the_figures_rough_and_breaks_the_line():
    first = publish(team(range(9), levels=BY_PROJECT))
    second = publish(team(range(10), number=1, levels=BY_PROJECT), [first])
    third = publish(team(range(10), number=2, levels=BY_PROJECT), [first, second])
    quite_new = publish(team(range(20, 30), number=3, levels=BY_PROJECT), [first, second, third])

    releases = [first, second, third, quite_new]

    assert [release.cell(()).step_hours for release in releases] == [5, 20, 20, 5]
    assert [goes_on for _, goes_on in trend(releases, (), 5)] == [False, False, True, True]


def test_a_line_has_a_gap_where_nothing_was_told():
    releases = [publish(team()), publish(team(range(5), number=1))]

    assert [(bool(cell), on) for cell, on in trend(releases, (), 5)] == [
        (True, False),
        (False, False),
    ]


def test_late_changes_wait_until_six_people_have_some():
    changes = [LateChange(member, 2 * HOUR) for member in SIX]
    first = publish(replace(team(), late_changes=tuple(changes[:3])))
    second = publish(replace(team(number=1), late_changes=tuple(changes[3:])), [first])

    assert (first.adjustment_hours, len(first.carried)) == (None, 3)
    assert (second.adjustment_hours, second.carried) == (10, ())


def test_late_changes_that_undo_each_other_are_none():
    there_and_back = (LateChange(1, HOUR), LateChange(1, -HOUR))

    assert publish(replace(team(), late_changes=there_and_back)).carried == ()


@pytest.mark.parametrize(
    ("worked_hours", "fullness"),
    [
        (34.9, Fullness.UNDER),
        (35, Fullness.AS_AGREED),
        (40, Fullness.AS_AGREED),
        (40.1, Fullness.OVER),
    ],
)
def test_a_week_is_full_from_seven_eighths_to_what_was_agreed(worked_hours, fullness):
    assert fullness_against(40 * HOUR, worked_hours * HOUR) is fullness


def week_with(under: int, agreed: int, over: int, number: int = 0) -> Facts:
    hours = [20.0] * under + [38.0] * agreed + [45.0] * over
    return facts([worked(member, 1, each) for member, each in enumerate(hours)], number)


@pytest.mark.parametrize(
    ("people", "bands"),
    [
        ((9, 9, 9), [["under"], ["as agreed"], ["over"]]),
        ((9, 4, 5), [["under"], ["as agreed", "over"]]),
        ((4, 5, 9), [["under", "as agreed"], ["over"]]),
        ((8, 8, 8), []),
        ((0, 20, 0), []),
        ((9, 0, 100), []),
    ],
)
def test_bands_join_until_each_holds_nine_people(people, bands):
    release = publish(week_with(*people))

    told = [[band.value for band in each.bands] for each in release.fullness]

    assert told == bands
    assert (release.fullness_refused is Reason.TOO_FEW) == (not bands)


def test_fullness_is_not_told_when_one_person_came():
    first = publish(week_with(9, 9, 9))
    second = publish(week_with(9, 9, 10, number=1), [first])

    assert first.fullness
    assert (second.fullness, second.fullness_refused) == ((), Reason.PEOPLE_CHANGED)
