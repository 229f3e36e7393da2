"""Who may see how much of whom: told as the people of Studio Kunang."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest

from lentera.domain.charter import (
    DEFAULT_CHARTER,
    Asker,
    Audience,
    Cadence,
    Charter,
    Grant,
    Granularity,
    Period,
    Purpose,
    Question,
    Reason,
    Refused,
    Scope,
    Subject,
    Version,
    audiences_of,
    may_see,
    scope_for,
)
from lentera.domain.refusals import Refusal
from lentera.domain.viewer import Role

DESIGN, ENGINEERING = 1, 2
KIOSK, ATLAS = 10, 11
CLOSED_AT = datetime(2026, 11, 26, tzinfo=UTC)
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)

RINA = Asker(1, frozenset({Role.LEAD}), DESIGN, leads=frozenset({DESIGN}))
PUTRI = Asker(2, frozenset({Role.PAYROLL}))
MADE = Asker(3, frozenset({Role.PROJECT_MANAGER}), manages=frozenset({KIOSK}))
BAYU = Asker(4, frozenset({Role.OWNER, Role.ADMIN}))
SARI = Subject(5, DESIGN)
JONAS = Subject(6, ENGINEERING)


def days(first_on: date, last_on: date, closed_at: datetime | None = CLOSED_AT) -> Period:
    return Period(first_on, last_on, datetime.combine(first_on, time(), UTC), closed_at)


WEEK = days(date(2026, 11, 16), date(2026, 11, 22))
MONTH = days(date(2026, 10, 1), date(2026, 10, 31))
THREE_DAYS = days(date(2026, 11, 17), date(2026, 11, 19))
PLANNING, PAYROLL = Question(Purpose.PLANNING, WEEK), Question(Purpose.PAYROLL, WEEK)
APPROVAL = Question(Purpose.TIMESHEET_APPROVAL, WEEK)


def sees(asker: Asker, subject: Subject, question: Question) -> Granularity | Reason:
    decision = may_see(DEFAULT_CHARTER, asker, subject, question, NOW)
    assert (decision.reason is None) == (decision.granularity > Granularity.NOTHING)
    return decision.reason or decision.granularity


def granting(*grants: Grant, **clauses: object) -> Charter:
    return replace(Charter(cadence=Cadence.WEEK), grants=frozenset(grants), **clauses)


def test_everybody_sees_all_their_own_without_a_charter() -> None:
    for purpose, closed_at in product(Purpose, (None, CLOSED_AT)):
        question = Question(purpose, replace(THREE_DAYS, closed_at=closed_at), exported=True)
        decision = may_see(None, Asker(SARI.member_id), SARI, question, NOW)
        assert decision.granularity is Granularity.ENTRIES

    other = may_see(None, RINA, SARI, PLANNING, NOW)
    assert (other.granularity, other.reason) == (Granularity.NOTHING, Reason.NO_CHARTER)


def test_a_lead_sees_the_sums_of_the_teams_they_lead_and_of_no_other() -> None:
    assert sees(RINA, SARI, PLANNING) is Granularity.TEAM_PER_CLOSED_WEEK
    assert sees(RINA, JONAS, PLANNING) is Reason.OUT_OF_REACH
    assert sees(RINA, replace(SARI, team_id=None), PLANNING) is Reason.OUT_OF_REACH
    assert sees(replace(RINA, roles=frozenset()), SARI, PLANNING) is Reason.NOT_GRANTED


def test_a_fresh_workspace_shows_a_lead_nothing_personal() -> None:
    for purpose, period, exported in product(Purpose, (WEEK, MONTH, THREE_DAYS), (False, True)):
        decision = may_see(
            DEFAULT_CHARTER, RINA, SARI, Question(purpose, period, exported=exported), NOW
        )
        assert not decision.granularity.names_people


def test_a_fresh_workspace_shows_personal_time_to_payroll_and_of_handed_in_sheets_only() -> None:
    handed_in = replace(SARI, handed_in_at=NOW)
    personal = {
        (audience, purpose)
        for audience, purpose in product(Audience, Purpose)
        if DEFAULT_CHARTER.granted(audience, purpose).names_people
    }

    assert personal == {
        (Audience.LEAD, Purpose.TIMESHEET_APPROVAL),
        (Audience.PAYROLL, Purpose.PAYROLL),
        (Audience.PAYROLL, Purpose.STATUTORY_RECORD),
    }
    assert sees(RINA, SARI, APPROVAL) is Reason.NOT_HANDED_IN
    assert sees(RINA, replace(SARI, handed_in_at=NOW + SECOND), APPROVAL) is Reason.NOT_HANDED_IN
    assert sees(RINA, handed_in, APPROVAL) is Granularity.PERSON_PER_CLOSED_WEEK
    assert {sees(BAYU, handed_in, Question(purpose, WEEK)) for purpose in Purpose} == {
        Reason.OWN_USE_ONLY,
        Reason.NOT_GRANTED,
    }


def test_nothing_is_seen_one_second_before_it_closes() -> None:
    closing = replace(PAYROLL, period=replace(WEEK, closed_at=NOW))
    early = may_see(DEFAULT_CHARTER, PUTRI, SARI, closing, NOW - SECOND)
    never = replace(PAYROLL, period=replace(WEEK, closed_at=None))

    assert early.reason is Reason.STILL_OPEN
    assert sees(PUTRI, SARI, never) is Reason.STILL_OPEN
    assert sees(PUTRI, SARI, closing) is Granularity.PERSON_PER_DAY


def test_a_project_manager_sees_their_projects_only() -> None:
    def planning(*projects: int) -> Granularity | Reason:
        return sees(MADE, SARI, replace(PLANNING, projects=frozenset(projects)))

    assert planning(KIOSK) is Granularity.TEAM_PER_CLOSED_WEEK
    assert planning(KIOSK, ATLAS) is Reason.OUT_OF_REACH
    assert planning() is Reason.OUT_OF_REACH
    assert sees(MADE, SARI, PLANNING) is Reason.OUT_OF_REACH


def test_of_results_only_projects_nobody_sees_how_time_was_spent() -> None:
    charter = replace(DEFAULT_CHARTER, results_only_projects=frozenset({ATLAS}))
    asked = {
        project: may_see(
            charter, PUTRI, SARI, replace(PAYROLL, projects=frozenset({project})), NOW
        ).reason
        for project in (KIOSK, ATLAS)
    }

    assert asked == {KIOSK: None, ATLAS: Reason.ONLY_RESULTS_COUNT}


def test_what_may_be_seen_may_not_always_be_taken_out() -> None:
    assert sees(RINA, SARI, replace(PLANNING, exported=True)) is Reason.MAY_NOT_EXPORT
    assert sees(PUTRI, SARI, replace(PAYROLL, exported=True)) is Granularity.PERSON_PER_DAY


def test_a_colleague_sees_the_own_team_where_this_was_agreed() -> None:
    agreed = granting(Grant(Audience.MEMBER, Purpose.PLANNING, Granularity.TEAM_PER_CLOSED_WEEK))
    eko = Asker(9, team_id=DESIGN)
    answers = [
        may_see(agreed, asker, subject, PLANNING, NOW).granularity.slug
        for asker, subject in (
            (eko, SARI),
            (eko, JONAS),
            (Asker(9), SARI),
            (Asker(9), Subject(5)),
        )
    ]

    assert answers == ["team_per_closed_week", "nothing", "nothing", "nothing"]


def test_of_several_roles_the_widest_for_this_purpose_counts() -> None:
    both = replace(RINA, roles=frozenset({Role.LEAD, Role.HR}))
    agreed = granting(
        Grant(Audience.LEAD, Purpose.SUPPORT, Granularity.PERSON_PER_DAY),
        Grant(Audience.HR, Purpose.SUPPORT, Granularity.PERSON_PER_CLOSED_WEEK),
        Grant(Audience.HR, Purpose.LEGAL_CLAIM, Granularity.ENTRIES),
    )
    support = Question(Purpose.SUPPORT, WEEK)

    assert may_see(agreed, both, SARI, support, NOW).granularity is Granularity.PERSON_PER_DAY
    assert (
        may_see(agreed, both, JONAS, support, NOW).granularity is Granularity.PERSON_PER_CLOSED_WEEK
    )


@pytest.mark.parametrize(
    ("granted", "period", "cadence", "shown"),
    [
        (Granularity.PERSON_PER_CLOSED_WEEK, WEEK, Cadence.WEEK, "person_per_closed_week"),
        (Granularity.PERSON_PER_CLOSED_WEEK, MONTH, Cadence.WEEK, "person_per_closed_month"),
        (Granularity.PERSON_PER_CLOSED_MONTH, WEEK, Cadence.WEEK, "team_per_closed_week"),
        (Granularity.PERSON_PER_CLOSED_WEEK, MONTH, Cadence.MONTH, "person_per_closed_month"),
        (Granularity.PERSON_PER_CLOSED_WEEK, WEEK, Cadence.MONTH, "nothing"),
        (Granularity.PERSON_PER_CLOSED_WEEK, THREE_DAYS, Cadence.WEEK, "nothing"),
        (Granularity.PERSON_PER_DAY, THREE_DAYS, Cadence.MONTH, "person_per_day"),
    ],
)
def test_a_grant_shows_what_the_days_asked_about_can_be_shown_in(
    granted: Granularity, period: Period, cadence: Cadence, shown: str
) -> None:
    agreed = granting(Grant(Audience.PAYROLL, Purpose.PAYROLL, granted), cadence=cadence)

    decision = may_see(agreed, PUTRI, SARI, Question(Purpose.PAYROLL, period), NOW)

    assert decision.granularity.slug == shown
    assert decision.reason is (Reason.PERIOD_DOES_NOT_FIT if shown == "nothing" else None)


@pytest.mark.parametrize("unknown", ["appraisal", "ranking", "curiosity", "", None])
def test_an_unknown_purpose_or_role_is_a_no(unknown: object) -> None:
    asked = replace(PAYROLL, purpose=unknown)
    stranger = replace(PUTRI, roles=frozenset({unknown}))

    assert may_see(DEFAULT_CHARTER, PUTRI, SARI, asked, NOW).reason is Reason.NOT_GRANTED
    assert may_see(DEFAULT_CHARTER, stranger, SARI, PAYROLL, NOW).reason is Reason.NOT_GRANTED
    assert audiences_of(stranger) == {Audience.MEMBER}


def test_every_question_gets_an_answer() -> None:
    askers = [Asker(7, frozenset({role})) for role in Role] + [Asker(7), RINA, MADE]
    periods = (WEEK, MONTH, THREE_DAYS, replace(WEEK, closed_at=None))
    for asker, subject, purpose, period, projects, exported in product(
        askers, (SARI, JONAS), Purpose, periods, (None, frozenset()), (False, True)
    ):
        question = Question(purpose, period, projects, exported)
        decision = may_see(DEFAULT_CHARTER, asker, subject, question, NOW)
        assert (decision.reason is None) == (decision.granularity > Granularity.NOTHING)


def open_door(
    asker: Asker,
    subjects: list[Subject],
    question: Question,
    granularity: Granularity,
    charter: Charter = DEFAULT_CHARTER,
) -> Scope | Refused:
    versions = [Version(charter, datetime(2026, 1, 1, tzinfo=UTC))]
    return scope_for(versions, asker, subjects, question, granularity=granularity, now=NOW)


def test_the_door_opens_for_these_people_this_purpose_and_no_finer() -> None:
    scope = open_door(PUTRI, [SARI, JONAS], PAYROLL, Granularity.PERSON_PER_CLOSED_WEEK)

    assert scope == Scope(
        PUTRI.member_id,
        frozenset({5, 6}),
        Granularity.PERSON_PER_CLOSED_WEEK,
        PAYROLL,
        frozenset(),
        5,
        8,
    )


def test_the_door_opens_no_finer_than_granted() -> None:
    finer = open_door(PUTRI, [SARI, JONAS], PAYROLL, Granularity.ENTRIES)

    assert finer == Refused(Reason.TOO_FINE, frozenset({5, 6}))


def test_one_person_out_of_reach_shuts_the_door_for_all() -> None:
    together = open_door(RINA, [SARI, JONAS], PLANNING, Granularity.TEAM_PER_CLOSED_WEEK)
    alone = open_door(RINA, [SARI], PLANNING, Granularity.TEAM_PER_CLOSED_WEEK)

    assert together == Refused(Reason.OUT_OF_REACH, frozenset({6}))
    assert isinstance(alone, Scope)


def test_the_door_cuts_no_week_and_no_month() -> None:
    cut = replace(PAYROLL, period=THREE_DAYS)

    refused = open_door(PUTRI, [SARI], cut, Granularity.PERSON_PER_CLOSED_WEEK)

    assert refused == Refused(Reason.PERIOD_DOES_NOT_FIT, frozenset({5}))
    assert isinstance(open_door(PUTRI, [SARI], cut, Granularity.PERSON_PER_DAY), Scope)


def test_the_door_stays_shut_when_nothing_or_nobody_is_asked_about() -> None:
    assert open_door(PUTRI, [], PAYROLL, Granularity.PERSON_PER_DAY) == Refused(
        Reason.NOTHING_ASKED
    )
    assert open_door(PUTRI, [SARI], PAYROLL, Granularity.NOTHING) == Refused(Reason.NOTHING_ASKED)
    assert scope_for(
        [], PUTRI, [SARI], PAYROLL, granularity=Granularity.PERSON_PER_DAY, now=NOW
    ) == Refused(Reason.NO_CHARTER, frozenset({5}))


def test_the_door_keeps_old_days_under_the_narrower_charter() -> None:
    narrow = replace(DEFAULT_CHARTER, grants=frozenset())
    widened_at = datetime(2026, 11, 1, tzinfo=UTC)
    versions = [
        Version(narrow, datetime(2026, 1, 1, tzinfo=UTC)),
        Version(DEFAULT_CHARTER, widened_at),
    ]

    old, new = (
        scope_for(
            versions,
            PUTRI,
            [SARI],
            Question(Purpose.PAYROLL, period),
            granularity=Granularity.PERSON_PER_DAY,
            now=NOW,
        )
        for period in (MONTH, WEEK)
    )

    assert old == Refused(Reason.NOT_GRANTED, frozenset({5}))
    assert isinstance(new, Scope)


def test_a_period_has_a_zone_an_order_and_a_calendar() -> None:
    with pytest.raises(ValueError, match="zone"):
        replace(WEEK, begins_at=datetime(2026, 11, 16))
    with pytest.raises(ValueError, match="cannot end before"):
        replace(WEEK, last_on=date(2026, 11, 1))
    with pytest.raises(Refusal):
        days(date(1600, 1, 1), date(2026, 1, 1))
