"""Wrong rules, put in on purpose: the comparisons must notice each of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest

from lentera.domain.charter import (
    DEFAULT_CHARTER,
    Charter,
    Version,
    changes,
    decision,
    difference,
    earliest_effect,
    history,
    narrower_of,
)
from lentera.domain.charter.scales import Kind, Reach
from tests.domain.charter_worlds import (
    Asking,
    dice,
    differences_from_cedar,
    everything_allowed,
    is_allowed,
    question_of,
    random_asking,
    random_charter,
)

SECOND = timedelta(seconds=1)
NOW = datetime(2026, 11, 24, tzinfo=UTC)
CHANGED_AT = datetime(2027, 5, 1, tzinfo=UTC)  # after all days that are asked about
reaches, granting, still_shut, fits = (
    decision._reaches,
    decision._granting,
    decision._still_shut,
    decision._fits,
)
begun = history._begun
# What a charter allows is the same for all mutants of the comparison.
allowed = cache(everything_allowed)


def cedar_disagrees() -> bool:
    for seed in range(60):
        rng = dice(seed)
        charter = random_charter(rng)
        if differences_from_cedar(charter, [random_asking(rng) for _ in range(150)]):
            return True
    return False


def wider_is_missed() -> bool:
    """Return whether something newly allowed is not called wider."""
    for seed in range(8):
        rng = dice(seed)
        for old, new in one_clause_apart(random_charter(rng), random_charter(rng)):
            said = any(change.wider for change in changes(old, new))
            if not said and allowed(new) - allowed(old):
                return True
    return False


def one_clause_apart(old: Charter, other: Charter) -> Iterator[tuple[Charter, Charter]]:
    for clause in Charter.__dataclass_fields__:
        yield old, replace(old, **{clause: getattr(other, clause)})
    for kind in Kind:
        months = replace(old.retention, **{kind: other.retention.months(kind)})
        yield old, replace(old, retention=months)


def old_days_are_opened() -> bool:
    """Return whether days are shown that some version since then does not show."""
    for seed in range(40):
        rng = dice(seed)
        old, new = random_charter(rng), random_charter(rng)
        versions = [Version(old, NOW - timedelta(days=900)), Version(new, CHANGED_AT)]
        for asking in (random_asking(rng) for _ in range(60)):
            if is_shown_under(versions, asking) and not is_allowed(old, asking):
                return True
    return False


def is_shown_under(versions: list[Version], asking: Asking) -> bool:
    question = question_of(asking, NOW - timedelta(days=800))
    charter = history.effective(versions, question.period, asking.now)
    return charter is not None and is_allowed(charter, asking)


def begins_too_soon() -> bool:
    """Return whether a widening holds one second before its time."""
    wider = Charter(grants=DEFAULT_CHARTER.grants)
    begins_at = history.earliest_effect(
        Charter(), wider, announced_at=NOW, has_representative=False
    )
    versions = [Version(Charter(), NOW), Version(wider, NOW + timedelta(days=14))]
    last_second = NOW + timedelta(days=14) - SECOND
    held = history.in_force(versions, last_second)
    return begins_at != NOW + timedelta(days=14) or held != versions[0]


def reaching_any_lead(reach: Reach, asker: Any, *facts: Any) -> bool:
    return bool(asker.leads) if reach is Reach.LED_TEAMS else reaches(reach, asker, *facts)


def reaching_any_project(reach: Reach, *facts: Any) -> bool:
    return reach is Reach.MANAGED_PROJECTS or reaches(reach, *facts)


def reaching_some_project(reach: Reach, asker: Any, subject: Any, question: Any) -> bool:
    if reach is Reach.MANAGED_PROJECTS:
        return bool(asker.manages & (question.projects or frozenset()))
    return reaches(reach, asker, subject, question)


def one_second_early(*args: Any, **facts: Any) -> datetime | None:
    begins_at = earliest_effect(*args, **facts)
    return begins_at and begins_at - SECOND


MUTANTS: dict[str, tuple[Any, str, Any, Callable[[], bool]]] = {
    "open periods are shown": (decision, "_still_shut", lambda *_: None, cedar_disagrees),
    "every team's lead": (decision, "_reaches", reaching_any_lead, cedar_disagrees),
    "every project's manager": (decision, "_reaches", reaching_any_project, cedar_disagrees),
    "one managed project is enough": (decision, "_reaches", reaching_some_project, cedar_disagrees),
    "everybody reaches everybody": (decision, "_reaches", lambda *_: True, cedar_disagrees),
    "a cut week is shown": (decision, "_fits", lambda *_: True, cedar_disagrees),
    "everybody holds every role": (
        decision,
        "audiences_of",
        lambda _: frozenset(decision.Audience),
        cedar_disagrees,
    ),
    "the wider for old days": (history, "narrower_of", lambda _, new: new, old_days_are_opened),
    "only the charter of now": (
        history,
        "_begun",
        lambda versions, now: begun(versions, now)[-1:],
        old_days_are_opened,
    ),
    "in force one second early": (
        history,
        "_begun",
        lambda versions, now: begun(versions, now + SECOND),
        begins_too_soon,
    ),
    "effect one second early": (history, "earliest_effect", one_second_early, begins_too_soon),
    "grants are not compared": (difference, "_granted", lambda *_: (), wider_is_missed),
    "single values are not compared": (difference, "_ranked", lambda *_: (), wider_is_missed),
    "retention is not compared": (difference, "_kept", lambda *_: (), wider_is_missed),
    "lists are not compared": (difference, "_listed", lambda *_: (), wider_is_missed),
    "reminders are not compared": (difference, "_reminded", lambda *_: (), wider_is_missed),
    "looks are kept like entries": (
        difference,
        "_KEPT_FOR_PEOPLE",
        frozenset({Kind.REQUESTS}),
        wider_is_missed,
    ),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_wrong_rule_is_noticed(mutant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    room, name, wrong, noticed = MUTANTS[mutant]

    monkeypatch.setattr(room, name, wrong)

    assert noticed()


@pytest.mark.parametrize(
    "noticed", [cedar_disagrees, wider_is_missed, old_days_are_opened, begins_too_soon]
)
def test_the_right_rules_are_not_called_wrong(noticed: Callable[[], bool]) -> None:
    assert not noticed()
    assert narrower_of(Charter(), DEFAULT_CHARTER).grants == frozenset()
