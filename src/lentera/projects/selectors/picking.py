"""Find as you type: what the pickers' addresses answer. Never more than twenty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from lentera.domain.ids import from_hex, to_hex
from lentera.projects.kinds import Kind
from lentera.projects.names import key_of, search_text, tidy
from lentera.projects.selectors.offers import found, offered_projects, offered_tags, offered_tasks
from lentera.projects.selectors.things import things, visible_clients
from lentera.web.pick import Option

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer

AT_MOST = 20
# One letter stands in nearly every task; projects alone answer it.
LETTERS_FOR_TASKS = 2
Pair = tuple[int, int | None]


def picked_projects(viewer: Viewer, text: str, *, recent: Sequence[Pair] = ()) -> list[Option]:
    """Return projects and open tasks as options.

    Args:
        viewer: who chooses.
        text: what was typed so far.
        recent: what the viewer worked on last (project and task), shown first while nothing is
            typed; what they may not record on any more is left out.
    """
    wanted = search_text(text)
    if wanted:
        return _by_text(viewer, wanted)
    lately = _recent(viewer, recent)
    known = {option.value for option in lately}
    projects = [_project(row) for row in found(offered_projects(viewer), "")[:AT_MOST]]
    others = [option for option in projects if option.value not in known]
    if lately:
        others = [replace(option, group=gettext("All projects")) for option in others]
    return [*lately, *others][:AT_MOST]


def picked_tags(viewer: Viewer, text: str) -> list[Option]:
    """Return tags as options."""
    return _named(found(offered_tags(viewer), search_text(text)))


def picked_clients(viewer: Viewer, text: str) -> list[Option]:
    """Return clients as options."""
    clients = visible_clients(viewer).filter(archived_at__isnull=True)
    return _named(found(clients, search_text(text)))


def new_name(viewer: Viewer, kind: Kind, text: str) -> str:
    """Return the text as the name of something the viewer could make, or nothing.

    Nothing where one of the kind has the name already, or where the viewer may not make one.
    """
    name = tidy(text)
    if not name or not (viewer.plans_projects or kind is Kind.TAG):
        return ""
    same = things(viewer, kind).filter(name_key=key_of(name), merged_into__isnull=True)
    return "" if same.exists() else name


def value_of(project_id: int, task_id: int | None = None) -> str:
    """Return a choice as forms send it: ``project`` or ``project:task``, in hex digits."""
    return f"{to_hex(project_id)}:{to_hex(task_id)}" if task_id else to_hex(project_id)


def pairs_of(values: Iterable[str]) -> list[Pair]:
    """Return the ids of choices; what is none is left out."""
    pairs: list[Pair] = []
    for value in values:
        project, _, task = value.partition(":")
        try:
            pairs.append((from_hex(project), from_hex(task) if task else None))
        except ValueError:
            continue
    return pairs


def _by_text(viewer: Viewer, wanted: str) -> list[Option]:
    projects = found(offered_projects(viewer), wanted, "client_search")[:AT_MOST]
    options = [_project(row) for row in projects]
    if len(options) < AT_MOST and len(wanted) >= LETTERS_FOR_TASKS:
        tasks = found(offered_tasks(viewer), wanted, "of_search")
        options += [_task(row) for row in tasks[: AT_MOST - len(options)]]
    return options


def _recent(viewer: Viewer, recent: Sequence[Pair]) -> list[Option]:
    pairs = list(dict.fromkeys(recent))[:AT_MOST]
    if not pairs:
        return []
    projects = offered_projects(viewer).filter(pk__in={project for project, _ in pairs})
    tasks = offered_tasks(viewer).filter(pk__in={task for _, task in pairs if task})
    known: dict[Pair, Option] = {(row["pk"], None): _project(row) for row in projects}
    known |= {(row["of_id"], row["pk"]): _task(row) for row in tasks}
    group = gettext("Recent")
    return [replace(known[pair], group=group) for pair in pairs if pair in known]


def _project(row: dict[str, Any]) -> Option:
    return Option(value_of(row["pk"]), row["name"], row["client_name"], row["colour"])


def _task(row: dict[str, Any]) -> Option:
    value = value_of(row["of_id"], row["pk"])
    return Option(value, f"{row['of_name']}: {row['name']}", colour=row["of_colour"])


def _named(rows: QuerySet[Any]) -> list[Option]:
    return [Option(to_hex(pk), name) for pk, name in rows.values_list("pk", "name")[:AT_MOST]]
