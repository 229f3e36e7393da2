"""Deleting what was never used, where nobody but the viewer could have used it.

Everything else is archived. Whether others recorded on it decides nothing, so no answer tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import ProtectedError

from lentera.projects.kinds import Kind
from lentera.projects.models import Task
from lentera.projects.refusals import OthersMayRecord, TimeStandsOnIt
from lentera.projects.selectors.alone import only_the_viewer_recorded
from lentera.projects.selectors.things import all_of
from lentera.projects.services.keeping import Kept, check_may_plan, facts, keep, locked
from lentera.witness.selectors import is_named

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
        OthersMayRecord: somebody else could have recorded on it, whether they did or not.
        TimeStandsOnIt: time of the viewer's own (also what can still be brought back), projects
            or a merge point to it.
    """
    check_may_plan(viewer)
    thing = locked(viewer, kind, thing_id)
    if not only_the_viewer_recorded(viewer, kind, thing_id):
        raise OthersMayRecord(name=thing.name)
    if is_named(viewer, thing_id):
        raise TimeStandsOnIt(name=thing.name)
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
