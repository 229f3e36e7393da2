"""What a new charter changes, and whether it is wider: compared with asking everything."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lentera.domain.charter import (
    DEFAULT_CHARTER,
    Audience,
    Cadence,
    Change,
    Charter,
    Clause,
    Grant,
    Granularity,
    Kind,
    Purpose,
    ReminderHours,
    Retention,
    changes,
    is_wider,
    narrower_of,
)
from tests.domain.charter_worlds import dice, everything_allowed, neighbour, random_charter

rolls = st.integers(0, 2**40).map(dice)
# What a seed makes does not shrink, and each example asks some six thousand questions.
settled = settings(
    deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), max_examples=25
)


def pair_of(rng: Random) -> tuple[Charter, Charter]:
    """Return two charters: far apart, next to each other, or one within the other."""
    old, other = random_charter(rng), random_charter(rng)
    near = rng.choice([other, neighbour(rng, old, other), narrower_of(old, other), old])
    return (old, near) if rng.random() < 0.8 else (near, old)


def answers_differ(old: Charter, new: Charter) -> bool:
    return bool(everything_allowed(new) - everything_allowed(old))


@settled
@given(rolls)
def test_wider_is_said_exactly_when_something_new_is_allowed(rng: Random) -> None:
    old, new = pair_of(rng)

    assert is_wider(new, than=old) == answers_differ(old, new)


@pytest.mark.all
def test_wider_is_neither_missed_nor_said_in_vain_over_many_pairs() -> None:
    missed, in_vain, said = [], [], 0
    for seed in range(250):
        old, new = pair_of(dice(seed))
        says, is_so = is_wider(new, than=old), answers_differ(old, new)
        said += says
        missed += [seed] if is_so and not says else []
        in_vain += [seed] if says and not is_so else []

    assert (missed, in_vain) == ([], [])
    assert 60 < said < 220


def one_clause_apart() -> Iterator[tuple[str, Charter, Charter]]:
    """Yield each clause with a charter and one that is wider in this clause alone."""
    base = Charter(
        smallest_group=6,
        smallest_group_about_people=9,
        retention=Retention(24, 24, 36, 36, 6),
        review_on=date(2027, 1, 1),
        reminder_hours=ReminderHours(time(9), time(17)),
        results_only_projects=frozenset({10}),
    )
    kept = base.retention
    team_month = frozenset(
        {Grant(Audience.LEAD, Purpose.PLANNING, Granularity.TEAM_PER_CLOSED_MONTH)}
    )
    for clause, wide in {
        "grants": team_month,
        "smallest_group": 5,
        "smallest_group_about_people": 8,
        "cadence": Cadence.WEEK,
        "edit_window_days": 2,
        "notice_days": 13,
        "review_on": date(2027, 1, 2),
        "results_only_projects": frozenset(),
        "names_shown_for_looks": False,
        "looks_told_within_days": 1,
        "exporters": frozenset({Audience.HR}),
    }.items():
        yield clause, base, replace(base, **{clause: wide})
    yield "no review", base, replace(base, review_on=None)
    for hours in ((time(8), time(17)), (time(9), time(18)), (time(18), time(19))):
        yield f"hours {hours}", base, replace(base, reminder_hours=ReminderHours(*hours))
    yield "first hours", replace(base, reminder_hours=None), base
    longer = (Kind.TIME_ENTRIES, Kind.DAY_TOTALS, Kind.LEAVERS)
    for kind in Kind:
        months = kept.months(kind) + (1 if kind in longer else -1)
        yield f"kept {kind}", base, replace(base, retention=replace(kept, **{kind: months}))


@pytest.mark.parametrize(
    ("old", "new"),
    [pytest.param(old, new, id=name) for name, old, new in one_clause_apart()],
)
def test_one_wider_clause_makes_the_charter_wider_and_is_the_one_change(
    old: Charter, new: Charter
) -> None:
    there, back = changes(old, new), changes(new, old)

    assert [change.wider for change in there] == [True]
    assert is_wider(new, than=old)
    assert [(change.after, change.before) for change in back] == [
        (change.before, change.after) for change in there
    ]
    if new.reminder_hours != ReminderHours(time(18), time(19)):
        assert not is_wider(old, than=new)


def test_other_reminder_hours_are_wider_both_ways() -> None:
    morning = Charter(reminder_hours=ReminderHours(time(8), time(12)))
    evening = Charter(reminder_hours=ReminderHours(time(13), time(17)))

    assert is_wider(evening, than=morning)
    assert is_wider(morning, than=evening)
    assert narrower_of(morning, evening).reminder_hours is None


def test_every_clause_of_the_charter_is_compared() -> None:
    assert {clause.value for clause in Clause} == set(Charter.__dataclass_fields__)


def test_nothing_changes_from_a_charter_to_itself() -> None:
    assert changes(DEFAULT_CHARTER, DEFAULT_CHARTER) == ()


def test_the_changes_name_what_a_sentence_needs() -> None:
    lead_weeks = Grant(
        Audience.LEAD, Purpose.TIMESHEET_APPROVAL, Granularity.PERSON_PER_PROJECT_AND_DAY
    )
    kept = {grant for grant in DEFAULT_CHARTER.grants if grant.purpose is not lead_weeks.purpose}
    new = replace(
        DEFAULT_CHARTER,
        grants=frozenset({*kept, lead_weeks}),
        retention=Retention(looks=24),
        results_only_projects=frozenset({11}),
        exporters=frozenset(),
        smallest_group=7,
    )

    assert changes(DEFAULT_CHARTER, new) == (
        Change(
            Clause.GRANTS,
            Granularity.PERSON_PER_CLOSED_WEEK,
            Granularity.PERSON_PER_PROJECT_AND_DAY,
            wider=True,
            audience=Audience.LEAD,
            purpose=Purpose.TIMESHEET_APPROVAL,
        ),
        Change(Clause.SMALLEST_GROUP, 5, 7, wider=False),
        Change(Clause.RETENTION, 36, 24, wider=True, kind=Kind.LOOKS),
        Change(Clause.EXPORTERS, before=True, after=False, wider=False, audience=Audience.PAYROLL),
        Change(Clause.RESULTS_ONLY_PROJECTS, before=False, after=True, wider=False, project_id=11),
    )


def test_a_week_instead_of_a_month_is_no_wider_where_only_months_close() -> None:
    monthly, weekly = (
        Charter(grants=frozenset({Grant(Audience.LEAD, Purpose.PLANNING, step)}))
        for step in (Granularity.TEAM_PER_CLOSED_MONTH, Granularity.TEAM_PER_CLOSED_WEEK)
    )

    assert not is_wider(weekly, than=monthly)
    assert is_wider(replace(weekly, cadence=Cadence.WEEK), than=monthly)
    assert [change.wider for change in changes(monthly, weekly)] == [False]


@settled
@given(rolls)
def test_the_narrower_of_two_is_wider_than_neither(rng: Random) -> None:
    one, other = random_charter(rng), random_charter(rng)

    both = narrower_of(one, other)

    assert not is_wider(both, than=one)
    assert not is_wider(both, than=other)
    assert both == narrower_of(other, one)
    assert narrower_of(both, one) == both
    assert narrower_of(one, one) == one


@settled
@given(rolls)
def test_wider_is_handed_on(rng: Random) -> None:
    one, two, three = (random_charter(rng) for _ in range(3))
    low, middle = narrower_of(narrower_of(one, two), three), narrower_of(one, two)

    assert [is_wider(low, than=middle), is_wider(middle, than=one), is_wider(low, than=one)] == [
        False,
        False,
        False,
    ]


def test_the_widest_retention_of_looks_is_the_shortest() -> None:
    short, long = (Charter(retention=Retention(looks=months)) for months in (12, 24))

    assert is_wider(short, than=long)
    assert not is_wider(long, than=short)
    assert narrower_of(short, long) == long
