"""Finding or making by name, thousands at a time: for imports and the API.

What a name means is in ``selectors.known``. Who does not plan projects gets what is there, and a
refusal that names what is missing. Nothing is cut, renamed or taken out of the archive on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from lentera.domain.ids import new_ids
from lentera.projects.kinds import Kind
from lentera.projects.models import Client, Project, Tag, Task
from lentera.projects.names import clean_name, key_of, name_columns, tidy
from lentera.projects.refusals import MissingNames
from lentera.projects.selectors.hues import next_colours
from lentera.projects.selectors.known import (
    AT_ONCE,
    ProjectName,
    TaskName,
    known_clients,
    known_projects,
    known_tags,
    known_tasks,
    stays_of,
)
from lentera.projects.selectors.things import all_of
from lentera.projects.services.creating import ADDED
from lentera.projects.services.keeping import keep_all, kind_of, new_facts
from lentera.witness.services import Happening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.projects.models.thing import Thing

Name = TypeVar("Name", str, ProjectName, TaskName)
# Two writers may want the same name at once, and ids of one second may meet: then once more.
ATTEMPTS = 5


@transaction.atomic
def ensure_clients(
    viewer: Viewer, names: Iterable[str], *, now: datetime, channel: str = "import"
) -> dict[str, int]:
    """Return the id for each name; clients that are missing are made.

    Raises:
        MissingNames: some are missing and the viewer does not plan projects.
        NameMissing, NameTooLong: a name cannot be kept as it is.
    """

    def make(missing: Sequence[str], ids: Sequence[int]) -> list[Client]:
        return [
            Client(id=pk, workspace_id=viewer.workspace_id, **_columns(Kind.CLIENT, name))
            for pk, name in zip(ids, missing, strict=True)
        ]

    return _ensure(viewer, names, known_clients, make, now=now, channel=channel)


@transaction.atomic
def ensure_projects(
    viewer: Viewer,
    wanted: Iterable[ProjectName],
    *,
    now: datetime,
    public: bool = True,
    channel: str = "import",
) -> dict[ProjectName, int]:
    """Return the id for each project; those that are missing are made, with their clients.

    Raises:
        MissingNames: some are missing and the viewer does not plan projects.
        NameMissing, NameTooLong: a name cannot be kept as it is.
    """

    def make(missing: Sequence[ProjectName], ids: Sequence[int]) -> list[Project]:
        named = {one.client for one in missing if tidy(one.client)}
        clients = ensure_clients(viewer, named, now=now, channel=channel)
        colours = next_colours(viewer, len(missing))
        return [
            Project(
                id=pk,
                workspace_id=viewer.workspace_id,
                client_id=clients.get(one.client),
                colour=colour,
                public=public,
                created_at=now,
                **_columns(Kind.PROJECT, one.name),
            )
            for pk, one, colour in zip(ids, missing, colours, strict=True)
        ]

    return _ensure(viewer, wanted, known_projects, make, now=now, channel=channel)


@transaction.atomic
def ensure_tasks(
    viewer: Viewer, wanted: Iterable[TaskName], *, now: datetime, channel: str = "import"
) -> dict[TaskName, int]:
    """Return the id for each task; those that are missing are added to their projects.

    Raises:
        MissingNames: some are missing and the viewer does not plan projects.
        NameMissing, NameTooLong: a name cannot be kept as it is.
        UnknownProject: a project is not of this workspace, or not the viewer's to know.
    """
    wanted = list(wanted)
    stays = stays_of(viewer, {one.project_id for one in wanted})

    def make(missing: Sequence[TaskName], ids: Sequence[int]) -> list[Task]:
        return [
            Task(id=pk, project_id=stays[one.project_id], **_columns(Kind.TASK, one.name))
            for pk, one in zip(ids, missing, strict=True)
        ]

    return _ensure(viewer, wanted, known_tasks, make, now=now, channel=channel)


@transaction.atomic
def ensure_tags(
    viewer: Viewer, names: Iterable[str], *, now: datetime, channel: str = "import"
) -> dict[str, int]:
    """Return the id for each name; tags that are missing are made. Every member may.

    Raises:
        NameMissing, NameTooLong: a name cannot be kept as it is.
    """

    def make(missing: Sequence[str], ids: Sequence[int]) -> list[Tag]:
        return [
            Tag(id=pk, workspace_id=viewer.workspace_id, **_columns(Kind.TAG, name))
            for pk, name in zip(ids, missing, strict=True)
        ]

    return _ensure(viewer, names, known_tags, make, now=now, channel=channel, planners_only=False)


def _ensure(  # noqa: PLR0913  what is wanted, how it is found and made, and the request
    viewer: Viewer,
    wanted: Iterable[Name],
    find: Callable[[Viewer, Iterable[Name]], dict[Name, int]],
    make: Callable[[Sequence[Name], Sequence[int]], Sequence[Thing]],
    *,
    now: datetime,
    channel: str,
    planners_only: bool = True,
) -> dict[Name, int]:
    in_order = list(dict.fromkeys(wanted))
    for _ in range(ATTEMPTS):
        found = find(viewer, in_order)
        missing = _distinct(one for one in in_order if one not in found)
        if not missing:
            return found
        if planners_only and not viewer.plans_projects:
            raise MissingNames(count=len(missing), name=_text(missing[0]))
        rows = make(missing, new_ids(now, len(missing)))
        _insert(viewer, rows, now=now, channel=channel)
    message = "names that were just made cannot be found"
    raise RuntimeError(message)


def _insert(viewer: Viewer, rows: Sequence[Thing], *, now: datetime, channel: str) -> None:
    kind = kind_of(rows[0])
    all_of(kind).bulk_create(rows, batch_size=500, ignore_conflicts=True)
    stored = dict(_stored_keys(kind, [row.pk for row in rows]))
    made = [row for row in rows if stored.get(row.pk) == row.name_key]
    happenings = [Happening(f"{kind}.{ADDED}", row.pk, after=new_facts(row)) for row in made]
    keep_all(viewer, happenings, now=now, channel=channel)


def _stored_keys(kind: Kind, ids: list[int]) -> Iterator[tuple[int, str]]:
    for start in range(0, len(ids), AT_ONCE):
        rows = all_of(kind).filter(pk__in=ids[start : start + AT_ONCE])
        yield from rows.values_list("pk", "name_key")


def _columns(kind: Kind, name: str) -> dict[str, str]:
    return name_columns(clean_name(kind, name))


def _distinct(names: Iterable[Name]) -> list[Name]:
    """Return the first of each group of names that mean the same: its spelling is kept."""
    by_meaning: dict[tuple[str | int, ...], Name] = {}
    for one in names:
        by_meaning.setdefault(_meaning(one), one)
    return list(by_meaning.values())


def _meaning(one: str | ProjectName | TaskName) -> tuple[str | int, ...]:
    if isinstance(one, ProjectName):
        return key_of(one.name), key_of(one.client)
    if isinstance(one, TaskName):
        return key_of(one.name), one.project_id
    return (key_of(one),)


def _text(one: str | ProjectName | TaskName) -> str:
    return one if isinstance(one, str) else one.name
