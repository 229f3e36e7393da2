"""Forgetting looks and requests whose time is over; every proof stays valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.doors import Upkeep, standing_open
from lentera.witness.models import Look, LookSubject, Notice, Request, RequestWord
from lentera.witness.selectors import sequences_about
from lentera.witness.services.erasing import erase_events

if TYPE_CHECKING:
    from datetime import datetime

AT_ONCE = 500
OF_REQUESTS = ("request.asked", "request.word")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of a kind went, and whom they were about."""

    count: int
    member_ids: frozenset[int]


@standing_open(Upkeep.ERASING)
@transaction.atomic
def forget_looks(workspace_id: int, *, before: datetime, reason: str, now: datetime) -> Forgotten:
    """Remove the oldest looks that were taken before then, a portion of them, with their events.

    Nothing went when none is left. What somebody asked about a look stays, with the look as it was
    handed over.
    """
    looks = Look.objects.over(workspace_id, before=before, at_most=AT_ONCE)
    ids = [look.pk for look in looks]
    if not ids:
        return Forgotten(0, frozenset())
    subjects = LookSubject.objects.of_looks(ids)
    member_ids = frozenset(subjects.values_list("member_id", flat=True))
    Notice.objects.forget(ids)
    Request.objects.without_look(ids)
    subjects.delete()
    Look.objects.forget(ids)
    _erase([look.sequence for look in looks], workspace_id, reason, now)
    return Forgotten(len(ids), member_ids)


@standing_open(Upkeep.ERASING)
@transaction.atomic
def forget_requests(
    workspace_id: int, *, before: datetime, reason: str, now: datetime
) -> Forgotten:
    """Remove the oldest requests that were answered before then, a portion, with their events.

    Nothing went when none is left. What still waits for an answer stays, however old it is.
    """
    requests = Request.objects.over(workspace_id, before=before, at_most=AT_ONCE)
    ids = [request.pk for request in requests]
    if not ids:
        return Forgotten(0, frozenset())
    RequestWord.objects.forget(ids)
    Request.objects.forget(ids)
    _erase(sequences_about(ids, OF_REQUESTS), workspace_id, reason, now)
    return Forgotten(len(ids), frozenset(request.member_id for request in requests))


def _erase(sequences: list[int], workspace_id: int, reason: str, now: datetime) -> None:
    erase_events(sequences, workspace_id=workspace_id, actor_id=None, reason=reason, now=now)
