"""What can be chosen, and in which order what was typed finds it.

Every typed word must stand somewhere in the name (of a project also in its client's, of a task
also in its project's). Names that begin with the text come first, then those with a word that
does, then the others; equal ones by name.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from lentera.projects.models import Project, Tag, Task
from lentera.projects.selectors.usable import recordable_projects

if TYPE_CHECKING:
    from collections.abc import Collection

    from lentera.domain.viewer import Viewer

BEGINS, WORD_BEGINS, HOLDS, ELSEWHERE = range(4)


def offered_projects(viewer: Viewer) -> QuerySet[Project, dict[str, Any]]:
    """Return the projects the viewer may record on, with the client that stays."""
    return (
        recordable_projects(viewer)
        .annotate(
            client_name=of_stays("client", "name"),
            client_search=of_stays("client", "name_search"),
        )
        .values("pk", "name", "colour", "client_name")
    )


def offered_tasks(
    viewer: Viewer, *, of: Collection[int] | None = None
) -> QuerySet[Task, dict[str, Any]]:
    """Return the open tasks of those projects (or some of them), each with the one that stays."""
    projects = recordable_projects(viewer).values("pk")
    if of is not None:
        projects = projects.filter(pk__in=of)
    # Two IN, no join on what is computed: PostgreSQL reads the projects once for each.
    tasks = Task.objects.filter(
        Q(project__in=projects) | Q(project__merged_into__in=projects),
        merged_into__isnull=True,
        done_at__isnull=True,
    )
    return tasks.annotate(
        of_id=Coalesce("project__merged_into_id", "project_id"),
        of_name=of_stays("project", "name"),
        of_search=of_stays("project", "name_search"),
        of_colour=Coalesce("project__merged_into__colour", "project__colour"),
    ).values("pk", "name", "of_id", "of_name", "of_colour")


def offered_tags(viewer: Viewer) -> QuerySet[Tag]:
    """Return the tags that can be put on new time."""
    return Tag.objects.filter(
        workspace_id=viewer.workspace_id, merged_into__isnull=True, archived_at__isnull=True
    )


def found(rows: QuerySet[Any, Any], text: str, *columns: str) -> QuerySet[Any, Any]:
    """Return the rows with every word of ``text``, the best first.

    Args:
        rows: things with a name.
        text: what was typed, as search text (see ``names``).
        columns: other columns of search text in which a word may stand.
    """
    places = ("name_search", *columns)
    words = [
        reduce(or_, (Q(**{f"{place}__contains": word}) for place in places))
        for word in text.split()
    ]
    fitting = rows.filter(reduce(and_, words)) if words else rows
    rank = Case(
        When(name_search__startswith=text, then=BEGINS),
        When(name_search__contains=f" {text}", then=WORD_BEGINS),
        When(name_search__contains=text, then=HOLDS),
        default=ELSEWHERE,
        output_field=IntegerField(),
    )
    in_order: QuerySet[Any, Any] = fitting.alias(rank=rank).order_by("rank", "name_search", "pk")
    return in_order


def of_stays(path: str, column: str) -> Coalesce:
    """Return a column of what a row points to, or of what that was merged into."""
    return Coalesce(
        F(f"{path}__merged_into__{column}"),
        F(f"{path}__{column}"),
        Value(""),
        output_field=CharField(),
    )
