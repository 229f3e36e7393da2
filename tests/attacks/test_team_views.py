"""Everything published is attacked; then the engine is broken on purpose, and must be caught."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings

from lentera.domain.anonymity import Facts, Reason, Release, fullness, publish, release, rules, tree
from tests.attacks.auditor import leaks, statements_of
from tests.attacks.companies import histories, studio, weeks
from tests.attacks.looks import all_attacks, no_filters

patiently = partial(
    settings,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Patch = pytest.MonkeyPatch


def test_no_attack_learns_anything():
    found = dict(all_attacks())

    assert len(found) == 10
    assert {attack: said for attack, said in found.items() if said} == {}


@patiently(max_examples=15)
@given(week=weeks())
def test_no_company_leaks(week):
    assert leaks(statements_of(publish(week), week)) == []


@pytest.mark.all
@pytest.mark.timeout(900)
@patiently(max_examples=300)
@given(week=weeks(most=18))
def test_no_company_of_many_leaks(week):
    assert leaks(statements_of(publish(week), week)) == []


@patiently(max_examples=8)
@given(history=histories(most_weeks=4))
def test_no_week_leaks_while_people_come_and_go_and_each_stays_as_it_was(history):
    releases: list[Release] = []
    for week in history:
        releases.append(publish(week, releases))

    again = [publish(replace(week, worked=week.worked[1:]), releases) for week in history]

    assert again == releases
    for week, told in zip(history, releases, strict=True):
        assert leaks(statements_of(told, week)) == []


@patiently(max_examples=60)
@given(week=weeks())
def test_what_is_told_is_never_about_fewer_than_the_smallest_group(week):
    told = publish(week)

    assert all(cell.people.most > week.smallest_group for cell in told.cells)
    assert all(cell.step_hours >= rules.STEP_HOURS for cell in told.cells)


def test_the_sample_company_keeps_most_of_its_figures():
    week = studio()
    told = publish(week)

    assert len(told.cells) >= 12
    assert sum(told.cell(path) is not None for path in [(), (1,), (-1,)]) == 3


def the_viewer_counts(patch: Patch) -> None:
    honest = rules.weakness
    for module in (tree, release):
        patch.setattr(module, "weakness", lambda lengths, k: honest(lengths, k - 1))


def nothing_joins_the_others(patch: Patch) -> None:
    patch.setattr(tree, "_wants_more", lambda *_: False)


def nobody_is_too_few(patch: Patch) -> None:
    for module in (tree, release):
        patch.setattr(module, "weakness", lambda *_: None)


def figures_are_recalculated(patch: Patch) -> None:
    honest = release.publish
    patch.setattr(release, "publish", lambda facts, *_: honest(facts))


def figures_are_exact(patch: Patch) -> None:
    patch.setattr(release, "rounded_hours", lambda length, _: length / timedelta(hours=1))


def nobody_dominates(patch: Patch) -> None:
    def counts_only(lengths: dict[int, timedelta], k: int) -> Reason | None:
        return Reason.TOO_FEW if sum(map(bool, lengths.values())) <= k else None

    for module in (tree, release):
        patch.setattr(module, "weakness", counts_only)


def the_line_never_breaks(patch: Patch) -> None:
    patch.setattr(release, "is_comparable", lambda *_: True)


def a_change_of_people_is_told_finely(patch: Patch) -> None:
    patch.setattr(release, "_is_restless", lambda *_: False)


def an_empty_project_leaves_no_others(patch: Patch) -> None:
    honest = tree._wants_more
    patch.setattr(tree, "_wants_more", lambda others, *more: bool(others) and honest(others, *more))


def one_edit_is_an_adjustment(patch: Patch) -> None:
    patch.setattr(
        release,
        "_adjustment",
        lambda late, _: (sum(late.values(), timedelta()).seconds // 3600, ()),
    )


def one_band_for_everybody(patch: Patch) -> None:
    patch.setattr(fullness, "_JOININGS", ((tuple(fullness.Fullness),),))
    patch.setattr(fullness, "max", lambda _: 0, raising=False)


def a_filter_is_added(patch: Patch) -> None:
    """Needs no patch: the attack asks through the filter, see ``FILTERS``."""


def any_seven_people(week: Facts) -> Iterator[Facts]:
    yield replace(week, worked=week.worked[1:])


MUTANTS: tuple[Callable[[Patch], None], ...] = (
    the_viewer_counts,
    nothing_joins_the_others,
    nobody_is_too_few,
    figures_are_recalculated,
    figures_are_exact,
    nobody_dominates,
    the_line_never_breaks,
    a_change_of_people_is_told_finely,
    an_empty_project_leaves_no_others,
    one_edit_is_an_adjustment,
    one_band_for_everybody,
    a_filter_is_added,
)
FILTERS = {a_filter_is_added: any_seven_people}


def test_every_mutant_is_caught(capsys):
    caught = {mutant.__name__: caught_by(mutant) for mutant in MUTANTS}

    with capsys.disabled():
        sys.stdout.write(
            f"\nteam views: caught {sum(map(bool, caught.values()))} of {len(caught)}\n"
        )
        sys.stdout.writelines(f"  {name}: {attack}\n" for name, attack in caught.items())
    assert all(caught.values())


def caught_by(mutant: Callable[[Patch], None]) -> str:
    """Return the first attack that learns something once the engine is broken."""
    with pytest.MonkeyPatch.context() as patch:
        mutant(patch)
        attacks = all_attacks(FILTERS.get(mutant, no_filters))
        return next((attack for attack, said in attacks if said), "")
