"""Whether anybody but the viewer could ever have recorded on a thing.

Only then may deleting depend on what stands on it: of everything else the answer would tell
whether somebody else recorded there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lentera.people.selectors.presence import always_alone
from lentera.projects.kinds import Kind
from lentera.projects.models import Task
from lentera.projects.selectors.things import things
from lentera.witness.selectors import shared_history_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lentera.domain.viewer import Viewer

ADDED, CHANGED = "project.added", "project.changed"


def only_the_viewer_recorded(viewer: Viewer, kind: Kind, thing_id: int) -> bool:
    """Return whether all that can stand on it is the viewer's own time.

    No time stands on a client: who plans sees all that points to it. A tag is everybody's from
    its first moment. A project is the viewer's own while it never had another member and never
    was public, and its tasks with it.
    """
    if kind is Kind.CLIENT or always_alone(viewer):
        return True
    if kind is Kind.TAG:
        return False
    if kind is Kind.TASK:
        task = things(viewer, kind).filter(pk=thing_id).first()
        return isinstance(task, Task) and _was_never_open(viewer, task.project_id)
    return _was_never_open(viewer, thing_id)


def _was_never_open(viewer: Viewer, project_id: int) -> bool:
    """Read it in what the witness kept from the project's beginning; a merge opens it, too."""
    state: dict[str, Any] = {}
    for event in shared_history_of(viewer, project_id):
        if event.kind != (CHANGED if state else ADDED) or event.after is None:
            return False
        state |= event.after
        if _is_open(state, viewer.member_id):
            return False
    return bool(state)


def _is_open(state: Mapping[str, Any], member_id: int) -> bool:
    others = set(state.get("member_ids", ())) - {member_id}
    return not state["template"] and bool(state["public"] or others)
