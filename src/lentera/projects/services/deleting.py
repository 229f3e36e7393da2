"""Deleting what was never used. What anything points to stays, and can be archived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import ProtectedError

from lentera.projects.kinds import Kind
from lentera.projects.models import Task
from lentera.projects.refusals import TimeStandsOnIt
from lentera.projects.selectors.things import all_of
from lentera.projects.services.keeping import Kept, check_may_plan, facts, keep, locked

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer


@transaction.atomic
def delete(
    viewer: Viewer, *, kind: Kind, thing_id: int, now: datetime, channel: str = "page"
) -> Kept:
    """Delete a thing on which nothing stands; a project goes with its tasks.

    Raises:
        NotYoursToPlan: the viewer does not plan projects.
        UnknownProject, UnknownClient, UnknownTask, UnknownTag: not of this workspace.
        TimeStandsOnIt: time entries, projects or a merge point to it.
    """
    check_may_plan(viewer)
    thing = locked(viewer, kind, thing_id)
    before = facts(thing)
    try:
        _delete_if_free(kind, thing.pk)
    except ProtectedError as fault:
        raise TimeStandsOnIt(name=thing.name) from fault
    return keep(viewer, "deleted", thing, before=before, now=now, channel=channel)


@transaction.atomic
def _delete_if_free(kind: Kind, thing_id: int) -> None:
    if kind is Kind.PROJECT:
        Task.objects.filter(project_id=thing_id).delete()
    all_of(kind).filter(pk=thing_id).delete()
