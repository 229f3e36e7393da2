"""What the viewer was told of, and how they want to be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lentera.domain.telling import Cause, Manner, Wish
from lentera.witness.models import Notice, NoticeChoice
from lentera.witness.selectors.looks import LookLine, line_of

if TYPE_CHECKING:
    from lentera.domain.viewer import Viewer

NEWEST = 30


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One look the viewer is told of; without ``mailed_at`` and ``due_at`` on the page only."""

    cause: Cause
    look: LookLine
    made_at: datetime
    due_at: datetime | None
    mailed_at: datetime | None


def wish_of(choice: NoticeChoice | None) -> Wish:
    """Return how somebody wants to be told; as it begins for who chose nothing."""
    return Wish(Manner(choice.news), Manner(choice.routine)) if choice else Wish()


def own_wish(viewer: Viewer) -> Wish:
    """Return how the viewer wants to be told."""
    return wish_of(NoticeChoice.objects.own(viewer).first())


def notices_to(viewer: Viewer) -> Sequence[NoticeLine]:
    """Return the newest notices to the viewer."""
    rows = Notice.objects.own(viewer).select_related("look__viewer").order_by("-pk")[:NEWEST]
    return [
        NoticeLine(Cause(one.cause), line_of(one.look), one.made_at, one.due_at, one.mailed_at)
        for one in rows
    ]
