"""Telling people that somebody looked: at once, in letters with others, or on the page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from lentera.domain.charter import Granularity
from lentera.domain.doors import Upkeep, standing_open
from lentera.domain.telling import Cause, Manner, Wish, cause_of, mail_due
from lentera.witness import letters
from lentera.witness.contacts import contacts
from lentera.witness.models import Look, LookSubject, Notice, NoticeChoice, NoticeMark
from lentera.witness.selectors import wish_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer

LOOKS_AT_ONCE = 200
MAILS_AT_ONCE = 2000
GRANULARITIES = {one.slug: one for one in Granularity}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who was looked at: where they are, and how they want to be told."""

    zone: str
    week_starts_on: int
    wish: Wish


def tell_of_looks(*, now: datetime) -> int:
    """Tell everybody of looks they were not told of, and send what is due; gives how many mails.

    For the worker. Looks are taken in the order of the ledger, each for good in one transaction:
    whoever is interrupted goes on where it stopped, and nobody is told twice.
    """
    with standing_open(Upkeep.TELLING):
        while _tell_some(now):
            pass
        return _send_due(now)


@transaction.atomic
def choose_notices(viewer: Viewer, *, news: Manner, routine: Manner, now: datetime) -> None:
    """Keep how the viewer wants to be told; what waits to be sent waits as chosen now."""
    NoticeChoice.objects.keep(
        NoticeChoice(member_id=viewer.member_id, news=news.value, routine=routine.value)
    )
    reader = Reader(viewer.zone, viewer.week_starts_on, Wish(news, routine))
    waiting = Notice.objects.own(viewer).filter(mailed_at__isnull=True, due_at__isnull=False)
    for cause in Cause:
        ids = list(waiting.filter(cause=cause.value).values_list("pk", flat=True))
        if ids and cause is not Cause.EXPORT:
            Notice.objects.wait_until(ids, _due(cause, reader, now))


def _tell_some(now: datetime) -> bool:
    """Make the notices of the next looks; whether there may be more."""
    mark = NoticeMark.objects.filter(pk=1).values_list("sequence", flat=True).first()
    looks = Look.objects.untold(after=-1 if mark is None else mark, at_most=LOOKS_AT_ONCE)
    if looks:  # every round of the worker comes here, and mostly there is nothing to write
        _tell_these(looks, now)
    return len(looks) == LOOKS_AT_ONCE


@transaction.atomic
def _tell_these(looks: Sequence[Look], now: datetime) -> None:
    for look in looks:
        Notice.objects.add(list(_notices_of(look, now)))
    NoticeMark.objects.update_or_create(pk=1, defaults={"sequence": looks[-1].sequence})


def _notices_of(look: Look, now: datetime) -> Iterable[Notice]:
    readers = _readers(look)
    seen_by, seen_for = _known_before(look, readers)
    for member_id, reader in readers.items():
        cause = cause_of(
            granularity=GRANULARITIES.get(look.granularity, Granularity.ENTRIES),
            channel=look.channel,
            refused=bool(look.refused),
            new_person=member_id not in seen_by,
            new_purpose=member_id not in seen_for,
        )
        yield Notice(
            look_id=look.pk,
            member_id=member_id,
            cause=cause.value,
            made_at=now,
            due_at=_due(cause, reader, now),
        )


def _readers(look: Look) -> Mapping[int, Reader]:
    columns = ("member_id", "member__account__zone", "member__account__week_starts_on")
    rows = list(LookSubject.objects.of_looks([look.pk]).values_list(*columns))
    wishes = {one.member_id: wish_of(one) for one in NoticeChoice.objects.of([r[0] for r in rows])}
    return {
        member_id: Reader(zone, week_starts_on, wishes.get(member_id, Wish()))
        for member_id, zone, week_starts_on in rows
    }


def _known_before(look: Look, member_ids: Collection[int]) -> tuple[set[int], set[int]]:
    """Return at whom this person looked before, and whom anybody looked at for this purpose."""
    before = LookSubject.objects.before(look.sequence, member_ids)
    by_server = {"look__viewer__isnull": True}
    seen_by = before.filter(**{"look__viewer_id": look.viewer_id} if look.viewer_id else by_server)
    seen_for = before.filter(look__purpose=look.purpose)
    return (
        set(seen_by.values_list("member_id", flat=True).distinct()),
        set(seen_for.values_list("member_id", flat=True).distinct()),
    )


def _due(cause: Cause, reader: Reader, now: datetime) -> datetime | None:
    return mail_due(
        cause, reader.wish, now=now, zone=reader.zone, week_starts_on=reader.week_starts_on
    )


def _send_due(now: datetime) -> int:
    """Write one letter to each person with all that is due."""
    waiting: dict[int, list[Notice]] = defaultdict(list)
    due = Notice.objects.due(now=now).select_related("look").order_by("member", "pk")
    for notice in due[:MAILS_AT_ONCE]:
        waiting[notice.member_id].append(notice)
    for member_id, notices in waiting.items():
        _send(member_id, notices, now)
    return len(waiting)


@transaction.atomic
def _send(member_id: int, notices: list[Notice], now: datetime) -> None:
    contacts().write_to([member_id], partial(letters.looks_happened, notices), now=now)
    # Who has left gets no letter, and nothing waits for them.
    Notice.objects.told([one.pk for one in notices], now=now)
