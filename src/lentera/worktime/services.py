"""Agreeing on hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lentera.witness.services import record
from lentera.worktime.models import AgreedHours
from lentera.worktime.querysets import WEEKDAYS
from lentera.worktime.refusals import NothingAgreed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def agree_hours(
    viewer: Viewer, *, minutes: Sequence[int], from_on: date, now: datetime
) -> AgreedHours:
    """Agree on the viewer's hours from a day on; what was agreed for earlier days stays.

    Units: ``minutes`` for each weekday, Monday first.
    """
    by_weekday = dict(zip(WEEKDAYS, minutes, strict=True))
    agreement = AgreedHours(member_id=viewer.member_id, from_on=from_on, **by_weekday)
    AgreedHours.objects.add(agreement)
    record(
        kind="hours.agreed",
        workspace_id=viewer.workspace_id,
        subject_id=viewer.member_id,
        actor_id=viewer.account_id,
        object_id=viewer.member_id,
        after={"from_on": from_on.isoformat(), **by_weekday},
        now=now,
    )
    return agreement


@transaction.atomic
def withdraw_hours(viewer: Viewer, *, from_on: date, now: datetime) -> None:
    """Take back the viewer's agreement that begins on a day; what held before holds on.

    Raises:
        NothingAgreed: none begins on that day.
    """
    agreement = AgreedHours.objects.own(viewer).filter(from_on=from_on).first()
    if agreement is None:
        raise NothingAgreed
    by_weekday = {weekday: getattr(agreement, weekday) for weekday in WEEKDAYS}
    AgreedHours.objects.own(viewer).filter(from_on=from_on).delete()
    record(
        kind="hours.withdrawn",
        workspace_id=viewer.workspace_id,
        subject_id=viewer.member_id,
        actor_id=viewer.account_id,
        object_id=viewer.member_id,
        before={"from_on": from_on.isoformat(), **by_weekday},
        now=now,
    )
