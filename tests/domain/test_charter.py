"""The agreement itself: its floors, its closed lists, its stored form."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from lentera.domain import charter as charters
from lentera.domain.charter import (
    BOUNDS,
    DEFAULT_CHARTER,
    FORBIDDEN_USES,
    MONTHS,
    REACH,
    Asker,
    Audience,
    Charter,
    CharterError,
    ForbiddenUse,
    Grant,
    Granularity,
    Kind,
    Opens,
    Purpose,
    Reach,
    ReminderHours,
    Retention,
    Version,
    from_plain,
    sights,
    to_plain,
    what_it_means_for,
    widest_grant,
)
from lentera.domain.viewer import Role
from tests.domain.charter_worlds import DESIGN, RINA, SARI, dice, random_charter


def test_granularity_is_ordered_as_agreed() -> None:
    assert [step.slug for step in sorted(Granularity)] == [
        "nothing",
        "team_per_closed_month",
        "team_per_closed_week",
        "person_per_closed_month",
        "person_per_closed_week",
        "person_per_day",
        "person_per_project_and_day",
        "entries",
    ]
    assert [step.names_people for step in Granularity] == [False] * 3 + [True] * 5
    assert [step.shows_projects_of_people for step in Granularity] == [False] * 6 + [True] * 2


def test_purposes_and_forbidden_uses_are_closed_lists_without_a_common_word() -> None:
    assert {purpose.value for purpose in Purpose} == {
        "own_use",
        "planning",
        "timesheet_approval",
        "client_billing",
        "payroll",
        "statutory_record",
        "legal_claim",
        "support",
    }
    assert set(FORBIDDEN_USES) == set(ForbiddenUse)
    assert not {use.value for use in ForbiddenUse} & {purpose.value for purpose in Purpose}


def test_every_purpose_and_every_role_of_the_code_is_in_the_model_and_vice_versa() -> None:
    assert set(charters.scales._WIDEST) == set(Purpose)
    assert {audience.value for audience in Audience} == {"member", *(role.value for role in Role)}
    assert set(REACH) == set(Audience)
    assert set(REACH.values()) == set(Reach)
    assert set(MONTHS) == set(Kind)
    assert set(BOUNDS) < set(Charter.__dataclass_fields__)


def test_a_charter_without_words_grants_nothing() -> None:
    granted = {Charter().granted(audience, purpose) for audience in Audience for purpose in Purpose}

    assert granted == {Granularity.NOTHING}
    assert sights(Charter()) == ()


@pytest.mark.parametrize("clause", BOUNDS)
def test_no_value_below_a_floor_or_beyond_a_bound_makes_a_charter(clause: str) -> None:
    lowest, highest = BOUNDS[clause]

    assert {getattr(Charter(**{clause: edge}), clause) for edge in (lowest, highest)} == {
        lowest,
        highest,
    }
    for outside in (lowest - 1, highest + 1):
        with pytest.raises(CharterError, match=clause):
            Charter(**{clause: outside})


def test_the_floors_are_five_eight_and_a_week() -> None:
    assert (BOUNDS["smallest_group"][0], BOUNDS["smallest_group_about_people"][0]) == (5, 8)
    assert (BOUNDS["notice_days"][0], Charter().notice_days) == (7, 14)


@pytest.mark.parametrize("kind", Kind)
def test_no_kind_is_kept_outside_its_bounds(kind: Kind) -> None:
    lowest, highest = MONTHS[kind]

    assert Retention(**{kind: lowest}).months(kind) == lowest
    for outside in (lowest - 1, highest + 1):
        with pytest.raises(CharterError, match=kind):
            Retention(**{kind: outside})


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_purpose_is_granted_up_to_its_widest_and_no_further(
    audience: Audience, purpose: Purpose
) -> None:
    widest = widest_grant(audience, purpose)

    for step in Granularity:
        if step <= widest:
            assert Grant(audience, purpose, step).granularity is step
        else:
            with pytest.raises(CharterError):
                Grant(audience, purpose, step)


def test_nobody_is_granted_own_use_and_planning_is_about_sums() -> None:
    assert {widest_grant(audience, Purpose.OWN_USE) for audience in Audience} == {
        Granularity.NOTHING
    }
    assert widest_grant(Audience.OWNER, Purpose.PLANNING) is Granularity.TEAM_PER_CLOSED_WEEK
    assert (
        widest_grant(Audience.PROJECT_MANAGER, Purpose.PLANNING)
        is Granularity.PERSON_PER_CLOSED_WEEK
    )
    assert not any(widest_grant(Audience.MEMBER, purpose).names_people for purpose in Purpose)


def test_one_audience_and_purpose_has_one_grant_and_nothing_is_no_grant() -> None:
    two = (Granularity.TEAM_PER_CLOSED_MONTH, Granularity.TEAM_PER_CLOSED_WEEK)
    grants = frozenset(Grant(Audience.HR, Purpose.PLANNING, step) for step in two)
    nothing = Grant(Audience.HR, Purpose.PLANNING, Granularity.NOTHING)

    assert Charter(grants=frozenset({nothing})) == Charter()
    with pytest.raises(CharterError, match="same audience"):
        Charter(grants=grants)


def test_reminder_hours_end_after_they_start() -> None:
    hours = ReminderHours(time(9), time(17))

    assert [hours.hold(at) for at in (time(8, 59), time(9), time(16, 59), time(17))] == [
        False,
        True,
        True,
        False,
    ]
    with pytest.raises(CharterError):
        ReminderHours(time(17), time(17))


def test_a_version_holds_from_an_instant_with_a_zone() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)

    assert Version(Charter(), at).effective_at == at
    with pytest.raises(ValueError, match="zone"):
        Version(Charter(), at.replace(tzinfo=None))


def test_the_stored_form_loses_nothing_and_is_the_same_for_equal_charters() -> None:
    for seed in range(200):
        charter = replace(random_charter(dice(seed)), results_only_projects=frozenset({7 << 31}))

        stored = json.dumps(to_plain(charter), sort_keys=True)

        assert from_plain(json.loads(stored)) == charter
        assert json.dumps(to_plain(from_plain(json.loads(stored))), sort_keys=True) == stored


@pytest.mark.parametrize(
    "wrong",
    [
        {"form": "charter/2"},
        {"screenshots": True},
        {"grants": [["lead", "appraisal", "entries"]]},
        {"grants": [["lead", "planning", "keystrokes"]]},
        {"grants": [["boss", "planning", "team_per_closed_week"]]},
        {"grants": [["lead", "planning", "entries"]]},
        {"grants": [["lead", "planning"]]},
        {"grants": None},
        {"smallest_group": 4},
        {"smallest_group": "5"},
        {"notice_days": True},
        {"cadence": "day"},
        {"retention_months": {"screenshots": 1}},
        {"retention_months": {"time_entries": 24}},
        {"review_on": "soon"},
        {"review_on": 3},
        {"reminder_hours": ["09:00:00"]},
        {"results_only_projects": ["7"]},
        {"results_only_projects": [7]},
        {"exporters": ["everybody"]},
        {"names_shown_for_looks": 1},
        {"edit_window_days": True},
        {"edit_window_days": 3.0},
        {"retention_months": to_plain(DEFAULT_CHARTER)["retention_months"] | {"leavers": True}},
    ],
)
def test_nothing_unknown_is_let_in(wrong: dict[str, object]) -> None:
    plain = to_plain(DEFAULT_CHARTER)

    assert from_plain(plain) == DEFAULT_CHARTER
    with pytest.raises(CharterError):
        from_plain(plain | wrong)


@pytest.mark.parametrize("missing", to_plain(DEFAULT_CHARTER))
def test_nothing_is_left_out(missing: str) -> None:
    plain = to_plain(DEFAULT_CHARTER)
    del plain[missing]

    with pytest.raises(CharterError):
        from_plain(plain)


def test_no_word_of_the_model_is_about_watching() -> None:
    words = json.dumps(to_plain(DEFAULT_CHARTER)).lower()

    assert not [
        word
        for word in ("screen", "key", "mouse", "camera", "location", "idle", "online", "score")
        if word in words
    ]


def test_what_a_charter_means_for_a_person_names_who_sees_what_and_when() -> None:
    sari, rina = Asker(SARI, team_id=DESIGN), Asker(RINA, frozenset({Role.LEAD}), DESIGN)

    meaning = what_it_means_for(DEFAULT_CHARTER, sari)

    assert meaning.i_see_of_others == ()
    assert [
        (sight.audience, sight.purpose, sight.granularity, sight.opens, sight.smallest_group)
        for sight in meaning.others_see_of_me
    ] == [
        (
            Audience.LEAD,
            Purpose.PLANNING,
            Granularity.TEAM_PER_CLOSED_WEEK,
            Opens.WHEN_CLOSED,
            5,
        ),
        (
            Audience.LEAD,
            Purpose.TIMESHEET_APPROVAL,
            Granularity.PERSON_PER_CLOSED_WEEK,
            Opens.WHEN_HANDED_IN,
            None,
        ),
        (
            Audience.PROJECT_MANAGER,
            Purpose.PLANNING,
            Granularity.TEAM_PER_CLOSED_WEEK,
            Opens.WHEN_CLOSED,
            5,
        ),
        (
            Audience.PAYROLL,
            Purpose.PAYROLL,
            Granularity.PERSON_PER_DAY,
            Opens.WHEN_CLOSED,
            None,
        ),
        (
            Audience.PAYROLL,
            Purpose.STATUTORY_RECORD,
            Granularity.PERSON_PER_DAY,
            Opens.WHEN_CLOSED,
            None,
        ),
    ]
    assert what_it_means_for(DEFAULT_CHARTER, rina).i_see_of_others == ()
    leads = what_it_means_for(DEFAULT_CHARTER, replace(rina, leads=frozenset({DESIGN})))
    assert {sight.audience for sight in leads.i_see_of_others} == {Audience.LEAD}


def test_who_is_in_no_team_is_seen_by_no_lead() -> None:
    meaning = what_it_means_for(DEFAULT_CHARTER, Asker(SARI))

    assert {sight.audience for sight in meaning.others_see_of_me} == {
        Audience.PROJECT_MANAGER,
        Audience.PAYROLL,
    }


def test_a_page_says_month_where_only_months_close() -> None:
    monthly = replace(DEFAULT_CHARTER, cadence=charters.Cadence.MONTH, review_on=date(2027, 1, 1))

    shown = {(sight.audience, sight.purpose): sight.granularity for sight in sights(monthly)}

    assert shown[Audience.LEAD, Purpose.PLANNING] is Granularity.TEAM_PER_CLOSED_MONTH
    approval = shown[Audience.LEAD, Purpose.TIMESHEET_APPROVAL]
    assert approval is Granularity.PERSON_PER_CLOSED_WEEK
