"""Who may see how much of whom: the one place that decides it.

Every question gets an answer, and the answer to what is not known is no.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from lentera.domain.charter.asking import (
    Asker,
    Decision,
    Question,
    Reason,
    Refused,
    Scope,
    Subject,
)
from lentera.domain.charter.history import effective
from lentera.domain.charter.model import Charter, Version
from lentera.domain.charter.scales import REACH, Audience, Granularity, Purpose, Reach

NOBODY = 0  # whoever looks where the server itself does; no member has this id


def may_see(
    charter: Charter | None, asker: Asker, subject: Subject, question: Question, now: datetime
) -> Decision:
    """Return the finest that one person may see of another, or why they may see nothing.

    Args:
        charter: what binds the days asked about, by ``effective``; None if nothing was agreed.
        asker: who asks.
        subject: about whom.
        question: what for, and about which days.
        now: the present.
    """
    if asker.member_id == subject.member_id:
        return Decision(Granularity.ENTRIES)
    if charter is None:
        return _no(Reason.NO_CHARTER)
    if question.purpose is Purpose.OWN_USE:
        return _no(Reason.OWN_USE_ONLY)
    granting = _granting(charter, asker, subject, question)
    if isinstance(granting, Reason):
        return _no(granting)
    shut = _still_shut(charter, subject, question, now)
    if shut is not None:
        return _no(shut)
    widest = max(charter.granted(audience, question.purpose) for audience in granting)
    fitting = (step for step in Granularity if step <= widest and _fits(step, charter, question))
    finest = max(fitting, default=Granularity.NOTHING)
    return Decision(finest) if finest else _no(Reason.PERIOD_DOES_NOT_FIT)


def scope_for(  # noqa: PLR0913  the agreement, who, whom, what for, how finely and when
    versions: Sequence[Version],
    asker: Asker,
    subjects: Iterable[Subject],
    question: Question,
    *,
    granularity: Granularity,
    now: datetime,
) -> Scope | Refused:
    """Return what the door may open for this question, or why it stays shut.

    One person who may not be seen so finely shuts it for all: the gap would name them.

    Args:
        versions: all charters of the workspace, with the instants from which they hold.
        asker: who asks.
        subjects: about whom.
        question: what for, and about which days.
        granularity: how finely it is asked.
        now: the present.
    """
    people = {subject.member_id: subject for subject in subjects}
    charter = effective(versions, question.period, now)
    if charter is None:
        return Refused(Reason.NO_CHARTER, frozenset(people))
    if not people or granularity is Granularity.NOTHING:
        return Refused(Reason.NOTHING_ASKED)
    if not _fits(granularity, charter, question):
        return Refused(Reason.PERIOD_DOES_NOT_FIT, frozenset(people))
    refused = {
        member_id: decision.reason or Reason.TOO_FINE
        for member_id, subject in sorted(people.items())
        if (decision := may_see(charter, asker, subject, question, now)).granularity < granularity
    }
    if refused:
        return Refused(next(iter(refused.values())), frozenset(refused))
    return _scope(charter, asker.member_id, frozenset(people), question, granularity)


def scope_for_sums(
    versions: Sequence[Version],
    member_ids: frozenset[int],
    question: Question,
    *,
    granularity: Granularity,
    now: datetime,
) -> Scope | Refused:
    """Return what the server itself may read, to work out sums of everybody that it will publish.

    It may where the charter grants anybody such sums: who then reads them, the door asks again.

    Args:
        versions: all charters of the workspace, with the instants from which they hold.
        member_ids: about whom.
        question: what for, and about which days.
        granularity: of which sums; single people it never reads for this.
        now: the present.
    """
    charter = effective(versions, question.period, now)
    if charter is None:
        return Refused(Reason.NO_CHARTER, member_ids)
    granted = max(charter.granted(audience, question.purpose) for audience in Audience)
    if granularity.names_people or granted < granularity:
        return Refused(Reason.NOT_GRANTED, member_ids)
    if not _fits(granularity, charter, question):
        return Refused(Reason.PERIOD_DOES_NOT_FIT, member_ids)
    if not _is_past(question.period.closed_at, now):
        return Refused(Reason.STILL_OPEN, member_ids)
    return _scope(charter, NOBODY, member_ids, question, granularity)


def audiences_of(asker: Asker) -> frozenset[Audience]:
    """Return the audiences a person belongs to: every member, and those of their roles."""
    return frozenset(
        audience
        for audience in Audience
        if audience is Audience.MEMBER or audience.value in asker.roles
    )


def _scope(
    charter: Charter,
    viewer_id: int,
    member_ids: frozenset[int],
    question: Question,
    granularity: Granularity,
) -> Scope:
    return Scope(
        viewer_id,
        member_ids,
        granularity,
        question,
        charter.results_only_projects,
        charter.smallest_group,
        charter.smallest_group_about_people,
    )


def _no(reason: Reason) -> Decision:
    return Decision(Granularity.NOTHING, reason)


def _granting(
    charter: Charter, asker: Asker, subject: Subject, question: Question
) -> frozenset[Audience] | Reason:
    """Return through which audiences the charter shows this person, or why through none."""
    granted = frozenset(
        audience
        for audience in audiences_of(asker)
        if charter.granted(audience, question.purpose) > Granularity.NOTHING
    )
    if not granted:
        return Reason.NOT_GRANTED
    reaching = frozenset(
        audience for audience in granted if _reaches(REACH[audience], asker, subject, question)
    )
    if not reaching:
        return Reason.OUT_OF_REACH
    taking = reaching & charter.exporters if question.exported else reaching
    return taking or Reason.MAY_NOT_EXPORT


def _reaches(reach: Reach, asker: Asker, subject: Subject, question: Question) -> bool:
    if reach is Reach.OWN_TEAM:
        return subject.team_id is not None and subject.team_id == asker.team_id
    if reach is Reach.LED_TEAMS:
        return subject.team_id in asker.leads
    if reach is Reach.MANAGED_PROJECTS:
        projects = question.projects or frozenset()
        return bool(projects) and projects <= asker.manages
    return reach is Reach.EVERYBODY


def _still_shut(
    charter: Charter, subject: Subject, question: Question, now: datetime
) -> Reason | None:
    """Return why these days are not to be seen by others yet, or at all."""
    if question.projects and question.projects & charter.results_only_projects:
        return Reason.ONLY_RESULTS_COUNT
    if question.purpose is Purpose.TIMESHEET_APPROVAL:
        return None if _is_past(subject.handed_in_at, now) else Reason.NOT_HANDED_IN
    return None if _is_past(question.period.closed_at, now) else Reason.STILL_OPEN


def _is_past(instant: datetime | None, now: datetime) -> bool:
    return instant is not None and instant <= now


def _fits(granularity: Granularity, charter: Charter, question: Question) -> bool:
    """Return whether these days can be shown so, without cutting a month or a week."""
    step = granularity.whole
    if step is None:
        return granularity > Granularity.NOTHING
    return step <= charter.step_shown(question.purpose) and question.period.is_whole(step)
