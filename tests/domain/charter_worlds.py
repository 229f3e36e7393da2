"""Charters, people and questions for the tests of the charter, and Cedar as a second opinion.

Studio Kunang in small: team 1 is Design, team 2 Engineering. Whoever asks is in Design, leads
Engineering and manages the projects 10 to 12. Project 12 is never one of results only.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, product
from random import Random

from cedarpy import Entities, PolicySet, is_authorized_batch

from lentera.domain.charter import (
    BOUNDS,
    MONTHS,
    Asker,
    Audience,
    Cadence,
    Charter,
    Grant,
    Granularity,
    Kind,
    Period,
    Purpose,
    Question,
    ReminderHours,
    Retention,
    Scope,
    Subject,
    Version,
    closes_on,
    decision,
    widest_grant,
)
from lentera.domain.viewer import Role

DESIGN, ENGINEERING, OPERATIONS = 1, 2, 3
RINA, SARI, JONAS, PUTRI = 101, 102, 103, 104
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
# February 2027 is at once a month and four weeks.
DAYS = (
    (date(2026, 11, 16), date(2026, 11, 22)),
    (date(2026, 10, 1), date(2026, 10, 31)),
    (date(2027, 2, 1), date(2027, 2, 28)),
    (date(2026, 11, 17), date(2026, 11, 19)),
)
HANDED_IN_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
MOMENTS = (datetime(2026, 11, 24, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC))
PROJECTS = (None, frozenset({10}), frozenset({12}), frozenset({12, 13}))
ROLE_SETS = [frozenset(some) for size in range(3) for some in combinations(Role, size)]
SUBJECTS = (
    Subject(SARI, DESIGN, HANDED_IN_AT),
    Subject(JONAS, ENGINEERING, HANDED_IN_AT),
    Subject(PUTRI, OPERATIONS),
    Subject(PUTRI, None),
)


@dataclass(frozen=True, slots=True)
class Asking:
    """One request to the door: who, whom, what for, which days, how finely and when."""

    roles: frozenset[Role]
    subject: Subject
    purpose: Purpose
    days: tuple[date, date]
    projects: frozenset[int] | None
    exported: bool
    granularity: Granularity
    now: datetime

    @property
    def asker(self) -> Asker:
        leads, manages = frozenset({ENGINEERING}), frozenset({10, 11, 12})
        return Asker(RINA, self.roles, DESIGN, leads, manages)


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311  the same charters and questions again, and no secret


def random_asking(rng: Random) -> Asking:
    return Asking(
        roles=rng.choice(ROLE_SETS),
        subject=rng.choice(SUBJECTS),
        purpose=rng.choice(list(Purpose)),
        days=rng.choice(DAYS),
        projects=rng.choice(PROJECTS),
        exported=rng.choice((False, True)),
        granularity=min(rng.choices(up_to(Granularity.ENTRIES)[1:], k=2)),
        now=rng.choice((*MOMENTS, MOMENTS[-1])),
    )


def random_charter(rng: Random) -> Charter:
    lines = [(audience, purpose) for audience, purpose in product(Audience, Purpose)]
    grants = [
        Grant(audience, purpose, rng.choice(up_to(widest_grant(audience, purpose))))
        for audience, purpose in rng.sample(lines, rng.randrange(len(lines)))
    ]
    opens, ends = sorted(rng.sample(range(24), 2))
    return Charter(
        grants=frozenset(grants),
        cadence=rng.choice(list(Cadence)),
        **{clause: rng.randint(low, min(high, low + 20)) for clause, (low, high) in BOUNDS.items()}
        | {"looks_told_within_days": rng.randint(*BOUNDS["looks_told_within_days"])},
        retention=Retention(**{kind: rng.randint(*bounds) for kind, bounds in MONTHS.items()}),
        review_on=rng.choice([None, date(2027, 1, 1), date(2027, 7, 1)]),
        results_only_projects=frozenset(rng.sample((10, 11), rng.randrange(3))),
        reminder_hours=rng.choice([None, ReminderHours(time(opens), time(ends))]),
        names_shown_for_looks=rng.choice([True, False]),
        exporters=frozenset(rng.sample(list(Audience), rng.randrange(len(Audience)))),
    )


def up_to(widest: Granularity) -> list[Granularity]:
    return [step for step in Granularity if step <= widest]


def closed_at(charter: Charter, last_on: date) -> datetime:
    return datetime.combine(closes_on(charter, last_on), time(), UTC)


def question_of(asking: Asking, closed: datetime | None) -> Question:
    first_on, last_on = asking.days
    period = Period(first_on, last_on, datetime.combine(first_on, time(), UTC), closed)
    return Question(asking.purpose, period, asking.projects, asking.exported)


def is_allowed(charter: Charter, asking: Asking) -> bool:
    """Ask the door's own function."""
    question = question_of(asking, closed_at(charter, asking.days[1]))
    answer = decision.scope_for(
        [Version(charter, LONG_AGO)],
        asking.asker,
        [asking.subject],
        question,
        granularity=asking.granularity,
        now=asking.now,
    )
    return isinstance(answer, Scope)


def neighbour(rng: Random, old: Charter, other: Charter) -> Charter:
    """Return the old charter with one or two clauses, or single grants, of another one."""
    if rng.random() < 0.5:
        clauses = rng.sample(list(Charter.__dataclass_fields__), rng.randint(1, 2))
        return replace(old, **{clause: getattr(other, clause) for clause in clauses})
    dropped = set(rng.sample(sorted(old.grants, key=str), min(2, len(old.grants))))
    kept = old.grants - dropped
    spoken_of = {(grant.audience, grant.purpose) for grant in kept}
    others = [
        grant
        for grant in sorted(other.grants, key=str)
        if (grant.audience, grant.purpose) not in spoken_of
    ]
    return replace(old, grants=kept | set(others[: rng.randrange(3)]))


def everything_allowed(charter: Charter) -> set[tuple[object, ...]]:
    """Return all that a charter allows, found by asking for each single thing."""
    return {*allowed_looks(charter), *allowed_deeds(charter)}


def allowed_looks(charter: Charter) -> Iterator[tuple[object, ...]]:
    """Yield every request that is allowed, asked as each role about two teams."""
    for role, subject, purpose, days, projects, exported in product(
        (None, *Role), SUBJECTS[:2], Purpose, DAYS, PROJECTS[:3], (False, True)
    ):
        roles = frozenset() if role is None else frozenset({role})
        asking = Asking(
            roles, subject, purpose, days, projects, exported, Granularity.NOTHING, MOMENTS[-1]
        )
        question = question_of(asking, LONG_AGO)
        finest = decision.may_see(charter, asking.asker, subject, question, asking.now).granularity
        for step in up_to(finest)[1:]:
            if is_shown_in(charter, purpose, step, days):
                yield (role, subject, purpose, days, projects, exported, step)


def is_shown_in(
    charter: Charter, purpose: Purpose, step: Granularity, days: tuple[date, date]
) -> bool:
    """Return whether a step can be shown of these days, by looking at the calendar."""
    if step in {Granularity.TEAM_PER_CLOSED_MONTH, Granularity.PERSON_PER_CLOSED_MONTH}:
        return is_whole_months(days)
    if step in {Granularity.TEAM_PER_CLOSED_WEEK, Granularity.PERSON_PER_CLOSED_WEEK}:
        weekly = charter.cadence is Cadence.WEEK or purpose is Purpose.TIMESHEET_APPROVAL
        return weekly and is_whole_weeks(days)
    return True


def is_whole_weeks(days: tuple[date, date]) -> bool:
    return days[0].weekday() == 0 and days[1].weekday() == 6


def is_whole_months(days: tuple[date, date]) -> bool:
    return days[0].day == 1 and (days[1] + timedelta(days=1)).day == 1


def allowed_deeds(charter: Charter) -> Iterator[tuple[object, ...]]:
    """Yield what a charter allows beside looking: each fact is one that somebody might mind."""
    yield from (("sum of", size) for size in range(charter.smallest_group, 60))
    yield from (("bands of", size) for size in range(charter.smallest_group_about_people, 60))
    for day in (date(2026, 11, 16), date(2026, 11, 30)):
        closes = closes_on(charter, day)
        yield from (("closed", day, n) for n in range(90) if closes <= day + timedelta(days=n))
    for kind in (Kind.TIME_ENTRIES, Kind.DAY_TOTALS, Kind.LEAVERS):
        yield from (("still kept", kind, age) for age in range(charter.retention.months(kind)))
    for kind in (Kind.LOOKS, Kind.REQUESTS):
        yield from (("gone", kind, age) for age in range(charter.retention.months(kind), 121))
    yield from (("widened after", days) for days in range(charter.notice_days, 366))
    unreviewed = (charter.review_on or date(2100, 1, 1)) - date(2026, 1, 1)
    yield from (("not reviewed by", days) for days in range(0, unreviewed.days, 30))
    yield from (("by project", project) for project in {10, 11} - charter.results_only_projects)
    hours = charter.reminder_hours
    yield from (("reminded at", n) for n in range(24) if hours and hours.hold(time(n)))
    yield from (("told late", days) for days in range(charter.looks_told_within_days + 1))
    yield from [("looked without a name",)] * (not charter.names_shown_for_looks)
    yield from (("takes out", audience) for audience in charter.exporters)


def cedar_policies(charter: Charter) -> str:
    """Write the charter once more, in the language of another engine."""
    weekly = str(charter.cadence is Cadence.WEEK).lower()
    hidden = ", ".join(map(str, sorted(charter.results_only_projects)))
    approval = 'action == Action::"timesheet_approval"'
    permits = "".join(cedar_permit(grant, charter) for grant in charter.grants)
    return f"""
    {permits}
    forbid(principal, action == Action::"own_use", resource);
    forbid(principal, action, resource)
        when {{ {approval} && !(resource has handed_in && resource.handed_in <= context.now) }};
    forbid(principal, action, resource)
        when {{ !({approval}) && context.closed > context.now }};
    forbid(principal, action, resource)
        when {{ [1, 3].contains(context.asked) && !context.months }};
    forbid(principal, action, resource)
        when {{ [2, 4].contains(context.asked)
            && !(context.weeks && ({weekly} || {approval})) }};
    forbid(principal, action, resource)
        when {{ context has projects && context.projects.containsAny([{hidden}]) }};
    """


def cedar_permit(grant: Grant, charter: Charter) -> str:
    reach = {
        Audience.MEMBER: "resource has team && resource.team == principal.team",
        Audience.LEAD: "resource has team && principal.leads.contains(resource.team)",
        Audience.PROJECT_MANAGER: (
            "context has projects && principal.manages.containsAll(context.projects)"
        ),
    }
    return f"""
    permit(
        principal in Audience::"{grant.audience}", action == Action::"{grant.purpose}", resource
    ) when {{
        context.asked <= {grant.granularity.value}
        && ({reach.get(grant.audience, "true")})
        && (!context.exported || {str(grant.audience in charter.exporters).lower()})
    }};
    """


def cedar_request(charter: Charter, asking: Asking) -> dict[str, object]:
    context: dict[str, object] = {
        "asked": asking.granularity.value,
        "now": int(asking.now.timestamp()),
        "closed": int(closed_at(charter, asking.days[1]).timestamp()),
        "weeks": is_whole_weeks(asking.days),
        "months": is_whole_months(asking.days),
        "exported": asking.exported,
    }
    if asking.projects is not None:
        context["projects"] = sorted(asking.projects)
    return {
        "principal": f'Member::"{"+".join(sorted(asking.roles))}"',
        "action": f'Action::"{asking.purpose}"',
        "resource": f'Time::"{SUBJECTS.index(asking.subject)}"',
        "context": context,
    }


def cedar_entities() -> list[dict[str, object]]:
    attrs: dict[str, object] = {"team": DESIGN, "leads": [ENGINEERING], "manages": [10, 11, 12]}
    members = [
        {
            "uid": {"type": "Member", "id": "+".join(sorted(roles))},
            "attrs": attrs,
            "parents": [{"type": "Audience", "id": name} for name in ("member", *roles)],
        }
        for roles in ROLE_SETS
    ]
    times = []
    for number, subject in enumerate(SUBJECTS):
        known = {} if subject.team_id is None else {"team": subject.team_id}
        if subject.handed_in_at:
            known["handed_in"] = int(subject.handed_in_at.timestamp())
        times.append({"uid": {"type": "Time", "id": str(number)}, "attrs": known, "parents": []})
    return members + times


ENTITIES = Entities.from_json_str(json.dumps(cedar_entities()))


def differences_from_cedar(charter: Charter, askings: list[Asking]) -> list[Asking]:
    """Return the requests to which Cedar gives another answer than the door."""
    policies = PolicySet.from_str(cedar_policies(charter))
    requests = [cedar_request(charter, asking) for asking in askings]
    answers = is_authorized_batch(requests, policies, ENTITIES)
    assert not [error for answer in answers for error in answer.diagnostics.errors]
    return [
        asking
        for asking, answer in zip(askings, answers, strict=True)
        if answer.allowed != is_allowed(charter, asking)
    ]
