"""Making one of two, and two of one again. Time entries are never rewritten by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from lentera.projects.kinds import Kind
from lentera.projects.models import Task
from lentera.projects.refusals import CannotMerge, NotMerged
from lentera.projects.selectors.merges import stays_by_id
from lentera.projects.selectors.previews import merge_targets, same_named_tasks
from lentera.projects.selectors.things import all_of
from lentera.projects.services.keeping import (
    Kept,
    check_may_plan,
    keep,
    kind_of,
    locked,
    one_of_a_name,
)

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.projects.models.thing import Thing


@transaction.atomic
def merge(  # noqa: PLR0913  the two and the request
    viewer: Viewer,
    *,
    kind: Kind,
    thing_id: int,
    into_id: int,
    now: datetime,
    channel: str = "page",
) -> Kept:
    """Merge one thing into another of its kind, which stays and keeps its name and settings.

    With a project its tasks come along; those of the same name are merged, too.

    Raises:
        NotYoursToPlan: the viewer does not plan projects.
        UnknownProject, UnknownClient, UnknownTask, UnknownTag: not of this workspace.
        CannotMerge: the same one twice, a merged one, a template with none, tasks of two projects.
    """
    check_may_plan(viewer)
    thing, into = locked(viewer, kind, thing_id), locked(viewer, kind, into_id)
    targets = merge_targets(viewer, kind, thing)
    if thing.merged_into_id is not None or not targets.filter(pk=into.pk).exists():
        raise CannotMerge
    pairs = same_named_tasks(thing.pk, into.pk) if kind is Kind.PROJECT else []
    for one, stays in [(thing, into), *pairs]:
        rows = all_of(kind_of(one))
        rows.filter(merged_into_id=one.pk).update(merged_into_id=stays.pk)
        rows.filter(pk=one.pk).update(merged_into_id=stays.pk, merged_directly_into_id=stays.pk)
    after = {"merged_into": into.pk, "task_ids": [task.pk for task, _ in pairs]}
    return keep(viewer, "merged", thing, after=after, now=now, channel=channel)


@transaction.atomic
def unmerge(
    viewer: Viewer, *, kind: Kind, thing_id: int, now: datetime, channel: str = "page"
) -> Kept:
    """Take a merge back: the thing is itself again, with all that was merged into it before.

    Raises:
        NotYoursToPlan: the viewer does not plan projects.
        UnknownProject, UnknownClient, UnknownTask, UnknownTag: not of this workspace.
        NotMerged: it is not merged.
        NameTaken: its name was given to another one in the meantime.
    """
    check_may_plan(viewer)
    thing = locked(viewer, kind, thing_id)
    stays_id = thing.merged_into_id
    if stays_id is None:
        raise NotMerged
    before = {"merged_into": thing.merged_directly_into_id}
    with one_of_a_name(thing.name):
        _part(_family(kind, stays_id), {thing.pk})
        if kind is Kind.PROJECT:
            _part_tasks({stays_id, thing.pk})
    return keep(viewer, "unmerged", thing, before=before, now=now, channel=channel)


def _family(kind: Kind, stays_id: int) -> list[Thing]:
    return list(all_of(kind).filter(Q(pk=stays_id) | Q(merged_into_id=stays_id)))


def _part(family: list[Any], parted: set[int]) -> None:
    """Cut the direct pointers of some, and let every row of the family point where it leads now."""
    direct = {row.pk: None if row.pk in parted else row.merged_directly_into_id for row in family}
    stays = stays_by_id(direct)
    for row in family:
        leads_to = stays[row.pk] if stays[row.pk] != row.pk else None
        if (row.merged_into_id, row.merged_directly_into_id) != (leads_to, direct[row.pk]):
            all_of(kind_of(row)).filter(pk=row.pk).update(
                merged_into_id=leads_to, merged_directly_into_id=direct[row.pk]
            )


def _part_tasks(project_ids: set[int]) -> None:
    """Part the tasks whose projects are no longer one."""
    family = Q(project_id__in=project_ids) | Q(project__merged_into_id__in=project_ids)
    tasks = list(Task.objects.filter(family).select_related("project"))
    of = {task.pk: _project_that_stays(task) for task in tasks}
    parted = {
        task.pk
        for task in tasks
        if task.merged_directly_into_id and of[task.pk] != of[task.merged_directly_into_id]
    }
    _part(tasks, parted)


def _project_that_stays(task: Task) -> int:
    return task.project.merged_into_id or task.project_id
