"""Adding thousands of finished entries at once, for imports and the sample company."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lentera.tracking.services import recording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.tracking.content import Content


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A finished entry that is to be added; its content was checked by whoever made it."""

    content: Content
    started_at: datetime
    ended_at: datetime
    zone: str


def add_entries(
    viewer: Viewer,
    entries: Sequence[NewEntry],
    *,
    ids: Iterator[int],
    now: datetime,
    channel: str = "import",
) -> list[int]:
    """Add the viewer's entries in the transaction of the caller; returns their ids in order.

    ``ids`` is one stream (`domain.ids.id_stream`) for the whole deed: a hundred thousand ids of
    one second would meet each other if every portion drew its own.
    """
    drawn = list(islice(ids, len(entries)))
    rows = [
        (
            recording.draft(
                viewer,
                entry_id,
                entry.content,
                started_at=entry.started_at,
                ended_at=entry.ended_at,
                zone=entry.zone,
                now=now,
            ),
            entry.content.tag_ids,
        )
        for entry_id, entry in zip(drawn, entries, strict=True)
    ]
    recording.insert_all(viewer, rows, now=now, channel=channel)
    return drawn
