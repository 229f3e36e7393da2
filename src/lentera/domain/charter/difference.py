"""What changes from one charter to the next, and whether the next one is wider.

Every clause is a point on an ordered scale, so "wider" is a comparison and no judgement. Wider
means: somebody may see more, sooner, or out of smaller groups; facts about people are kept longer;
or people know less, later, or for a shorter time about what is done with their time.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import product

from lentera.domain.charter.model import Charter, ReminderHours, Retention
from lentera.domain.charter.scales import Audience, Cadence, Granularity, Kind, Purpose

Value = Granularity | Cadence | ReminderHours | date | bool | int | None


class Clause(StrEnum):
    """The clauses of a charter, named like its fields."""

    GRANTS = "grants"
    SMALLEST_GROUP = "smallest_group"
    SMALLEST_GROUP_ABOUT_PEOPLE = "smallest_group_about_people"
    CADENCE = "cadence"
    EDIT_WINDOW_DAYS = "edit_window_days"
    RETENTION = "retention"
    NOTICE_DAYS = "notice_days"
    REVIEW_ON = "review_on"
    RESULTS_ONLY_PROJECTS = "results_only_projects"
    REMINDER_HOURS = "reminder_hours"
    NAMES_SHOWN_FOR_LOOKS = "names_shown_for_looks"
    LOOKS_TOLD_WITHIN_DAYS = "looks_told_within_days"
    EXPORTERS = "exporters"


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that is another than before.

    A grant names its audience and purpose, an exporter its audience, a retention its kind, a
    project of results only its id; whether it stands on the list is then ``before`` and ``after``.
    """

    clause: Clause
    before: Value
    after: Value
    wider: bool
    audience: Audience | None = None
    purpose: Purpose | None = None
    kind: Kind | None = None
    project_id: int | None = None


# How far open each single value stands: of two values, the one with the larger rank is wider.
_RANKS: dict[Clause, Callable[[Charter], int]] = {
    # A smaller group hides people less well.
    Clause.SMALLEST_GROUP: lambda charter: -charter.smallest_group,
    Clause.SMALLEST_GROUP_ABOUT_PEOPLE: lambda charter: -charter.smallest_group_about_people,
    # Weeks show more than months, and sooner.
    Clause.CADENCE: lambda charter: charter.cadence,
    # Fewer days to put right what one wrote before others see it.
    Clause.EDIT_WINDOW_DAYS: lambda charter: -charter.edit_window_days,
    # Fewer days to object before more is shown.
    Clause.NOTICE_DAYS: lambda charter: -charter.notice_days,
    # A later look at the agreement, or none.
    Clause.REVIEW_ON: lambda charter: (
        (charter.review_on or date.max).toordinal() + (charter.review_on is None)
    ),
    # A role without a name tells a person less about who looked.
    Clause.NAMES_SHOWN_FOR_LOOKS: lambda charter: not charter.names_shown_for_looks,
    # A later notice of a look.
    Clause.LOOKS_TOLD_WITHIN_DAYS: lambda charter: charter.looks_told_within_days,
}
# What is kept longer can be looked at longer; but these two are kept for the people themselves:
# who looked, and what was asked and answered.
_KEPT_FOR_PEOPLE = frozenset({Kind.LOOKS, Kind.REQUESTS})


def changes(old: Charter, new: Charter) -> tuple[Change, ...]:
    """Return every change from one charter to the other, in the order a reader expects."""
    return (
        *_granted(old, new),
        *_ranked(old, new),
        *_kept(old, new),
        *_listed(old, new),
        *_reminded(old, new),
    )


def is_wider(new: Charter, *, than: Charter) -> bool:
    """Return whether a charter allows anything that the other one does not."""
    return any(change.wider for change in changes(than, new))


def narrower_of(one: Charter, other: Charter) -> Charter:
    """Return the charter that allows only what both of them allow, clause by clause."""
    both = (one, other)
    narrow = {clause.value: getattr(min(both, key=rank), clause) for clause, rank in _RANKS.items()}
    months = {
        kind.value: _narrower_months(kind)(charter.retention.months(kind) for charter in both)
        for kind in Kind
    }
    grants = (
        (grant, min(grant.granularity, other.granted(grant.audience, grant.purpose)))
        for grant in one.grants
    )
    return Charter(
        grants=frozenset(replace(grant, granularity=least) for grant, least in grants),
        retention=Retention(**months),
        results_only_projects=one.results_only_projects | other.results_only_projects,
        reminder_hours=_shared_hours(one.reminder_hours, other.reminder_hours),
        exporters=one.exporters & other.exporters,
        **narrow,
    )


def _granted(old: Charter, new: Charter) -> Iterator[Change]:
    for audience, purpose in product(Audience, Purpose):
        before, after = old.granted(audience, purpose), new.granted(audience, purpose)
        if before != after:
            # A week instead of a month shows no more where only months close.
            wider = new.shown(audience, purpose) > old.shown(audience, purpose)
            yield Change(Clause.GRANTS, before, after, wider, audience, purpose)


def _ranked(old: Charter, new: Charter) -> Iterator[Change]:
    for clause, rank in _RANKS.items():
        before, after = getattr(old, clause), getattr(new, clause)
        if before != after:
            yield Change(clause, before, after, rank(new) > rank(old))


def _kept(old: Charter, new: Charter) -> Iterator[Change]:
    for kind in Kind:
        before, after = old.retention.months(kind), new.retention.months(kind)
        if before != after:
            wider = _narrower_months(kind)((before, after)) == before
            yield Change(Clause.RETENTION, before, after, wider, kind=kind)


def _listed(old: Charter, new: Charter) -> Iterator[Change]:
    # Another audience that may export is wider; another project of results only is narrower.
    for audience in Audience:
        before, after = audience in old.exporters, audience in new.exporters
        if before != after:
            yield Change(Clause.EXPORTERS, before, after, after, audience)
    for project_id in sorted(old.results_only_projects ^ new.results_only_projects):
        hidden = project_id in new.results_only_projects
        yield Change(
            Clause.RESULTS_ONLY_PROJECTS, not hidden, hidden, not hidden, project_id=project_id
        )


def _reminded(old: Charter, new: Charter) -> Iterator[Change]:
    before, after = old.reminder_hours, new.reminder_hours
    if before != after:
        # Wider as soon as one minute is new, also when others are given up for it.
        wider = _shared_hours(before, after) != after
        yield Change(Clause.REMINDER_HOURS, before, after, wider)


def _narrower_months(kind: Kind) -> Callable[[Iterable[int]], int]:
    return max if kind in _KEPT_FOR_PEOPLE else min


def _shared_hours(one: ReminderHours | None, other: ReminderHours | None) -> ReminderHours | None:
    if one is None or other is None:
        return None
    from_at = max(one.from_at, other.from_at)
    until_at = min(one.until_at, other.until_at)
    return ReminderHours(from_at, until_at) if from_at < until_at else None
