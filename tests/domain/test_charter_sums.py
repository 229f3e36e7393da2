"""What the server itself may read to publish sums: only what the charter lets somebody see."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lentera.domain.charter import (
    DEFAULT_CHARTER,
    Cadence,
    Charter,
    Granularity,
    Period,
    Purpose,
    Question,
    Reason,
    Refused,
    Scope,
    Version,
    scope_for_sums,
)

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
CLOSED_AT = datetime(2026, 11, 26, tzinfo=UTC)
NOW = datetime(2026, 11, 30, tzinfo=UTC)
WEEK = Period(date(2026, 11, 16), date(2026, 11, 22), BEGUN, CLOSED_AT)
PLANNING = Question(Purpose.PLANNING, WEEK)
BY_WEEK = Granularity.TEAM_PER_CLOSED_WEEK


def found(
    charter: Charter | None = DEFAULT_CHARTER,
    question: Question = PLANNING,
    granularity: Granularity = BY_WEEK,
) -> Scope | Refused:
    versions = [Version(charter, BEGUN)] if charter else []
    return scope_for_sums(versions, frozenset({1, 2}), question, granularity=granularity, now=NOW)


def test_the_server_reads_sums_that_the_charter_grants_to_somebody() -> None:
    scope = found()

    assert isinstance(scope, Scope)
    assert (scope.member_ids, scope.granularity) == ({1, 2}, BY_WEEK)


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        (Reason.NO_CHARTER, {"charter": None}),
        (Reason.NOT_GRANTED, {"charter": Charter()}),
        (Reason.NOT_GRANTED, {"granularity": Granularity.PERSON_PER_CLOSED_WEEK}),
        (Reason.NOT_GRANTED, {"question": Question(Purpose.OWN_USE, WEEK)}),
        (Reason.STILL_OPEN, {"question": replace(PLANNING, period=replace(WEEK, closed_at=None))}),
        (
            Reason.PERIOD_DOES_NOT_FIT,
            {"charter": replace(DEFAULT_CHARTER, cadence=Cadence.MONTH)},
        ),
    ],
)
def test_it_reads_nothing_else(reason: Reason, changes: dict[str, object]) -> None:
    assert found(**changes) == Refused(reason, frozenset({1, 2}))
