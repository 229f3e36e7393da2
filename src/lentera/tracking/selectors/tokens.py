"""``@project`` and ``#tag`` in a typed line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lentera.domain.naturalline import take_tokens
from lentera.domain.refusals import Refusal
from lentera.projects.selectors import project_named, tags_named
from lentera.tracking.content import Content

if TYPE_CHECKING:
    from lentera.domain.natural import Reading
    from lentera.domain.viewer import Viewer


def with_tokens(viewer: Viewer, content: Content, reading: Reading) -> Content:
    """Return the content with what the line names; fields that were filled in by hand win.

    Raises:
        UnknownProject, UnknownTag: nothing of the viewer's begins with a name in the line.
    """
    if content.kind == "break" or reading.is_break:
        return Content.of(description=content.description or reading.title, kind="break")
    return with_names(
        viewer,
        replace(content, description=content.description or reading.title),
        project=reading.project,
        tags=reading.tags,
    )


def with_known_tokens(viewer: Viewer, content: Content) -> Content:
    """Return the content of a typed description with the ``@project`` and ``#tags`` in it.

    A sign that names nothing of ours ("Fix #123", "call @home") stays among the words: the timer
    starts whatever was typed.
    """
    tokens = take_tokens(content.description)
    if content.kind == "break" or not (tokens.project or tokens.tags):
        return content
    named = replace(content, description=tokens.words)
    try:
        return with_names(viewer, named, project=tokens.project, tags=tokens.tags)
    except Refusal:
        return content


def with_names(
    viewer: Viewer, content: Content, *, project: str | None, tags: tuple[str, ...]
) -> Content:
    """Return the content with a project and tags found by name.

    Raises:
        UnknownProject, UnknownTag: nothing of the viewer's begins with that name.
    """
    tag_ids = {*content.tag_ids, *tags_named(viewer, tags)}
    project_id = content.project_id
    if project and project_id is None:
        project_id = project_named(viewer, project)
    return replace(content, project_id=project_id, tag_ids=tuple(sorted(tag_ids)))
