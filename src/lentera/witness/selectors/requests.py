"""What the viewer asked about looks, what the viewer is to answer, and what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lentera.domain.answering import State, state_of
from lentera.witness.kinds import Kind
from lentera.witness.models import Request, RequestWord
from lentera.witness.refusals import NoSuchRequest
from lentera.witness.selectors.looks import LookLine, line_of_plain

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from lentera.domain.viewer import Viewer

AT_MOST = 100


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request, as one of its two sides sees it."""

    id: int
    kind: Kind
    mine: bool
    asked_by: str
    asked_at: datetime
    due_at: datetime
    answered_at: datetime | None
    state: State
    about: LookLine | None


@dataclass(frozen=True, slots=True)
class Said:
    """What one side said; ``author`` is empty where the charter tells only their role."""

    author: str
    mine: bool
    text: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """A request and everything said about it, oldest first."""

    request: RequestLine
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Requests:
    """What the viewer asked, and what the viewer is to answer."""

    asked: Sequence[RequestLine]
    to_answer: Sequence[RequestLine]


def requests_of(viewer: Viewer, *, now: datetime) -> Requests:
    """Return the viewer's requests of both sides; what is open stands first."""
    return Requests(
        asked=_lines(Request.objects.own(viewer), viewer, now),
        to_answer=_lines(Request.objects.to_answer(viewer), viewer, now),
    )


def own_threads(viewer: Viewer, *, now: datetime) -> Iterator[Thread]:
    """Yield everything the viewer ever asked, with what was said, oldest first."""
    rows = Request.objects.own(viewer).select_related("member").order_by("asked_at", "pk")
    for request in rows:
        yield thread_of(viewer, request, now=now)


def waits_for(viewer: Viewer) -> int:
    """Return how many requests wait for an answer of the viewer's."""
    return Request.objects.to_answer(viewer).filter(answered_at__isnull=True).count()


def requests_about(viewer: Viewer, look_id: int, *, now: datetime) -> dict[Kind, RequestLine]:
    """Return what the viewer asked about one look, by kind."""
    lines = _lines(Request.objects.own(viewer).filter(look_id=look_id), viewer, now)
    return {line.kind: line for line in lines}


def request_row(viewer: Viewer, request_id: int) -> Request:
    """Return the row of a request the viewer asked or is to answer.

    Raises:
        NoSuchRequest: it is somebody else's, or does not exist.
    """
    rows = Request.objects.seen_by(viewer).select_related("member", "workspace")
    request = rows.filter(pk=request_id).first()
    if request is None:
        raise NoSuchRequest
    return request


def thread_of(viewer: Viewer, request: Request, *, now: datetime) -> Thread:
    """Return a request that came through a door with everything said about it."""
    line = _line(request, viewer, now)
    unnamed = request.concerns_id if line.about and not line.about.who else None
    said = [
        Said(
            author="" if word.author_id == unnamed else word.author.name,
            mine=word.author_id == viewer.member_id,
            text=word.text,
            said_at=word.said_at,
        )
        for word in RequestWord.objects.about(request).select_related("author")
    ]
    return Thread(line, said)


def _lines(rows: QuerySet[Request], viewer: Viewer, now: datetime) -> list[RequestLine]:
    newest = rows.select_related("member").order_by("-asked_at", "-pk")[:AT_MOST]
    lines = [_line(one, viewer, now) for one in newest]
    return sorted(lines, key=lambda line: line.state is State.ANSWERED)


def _line(request: Request, viewer: Viewer, now: datetime) -> RequestLine:
    return RequestLine(
        id=request.pk,
        kind=Kind(request.kind),
        mine=request.member_id == viewer.member_id,
        asked_by=request.member.name,
        asked_at=request.asked_at,
        due_at=request.due_at,
        answered_at=request.answered_at,
        state=state_of(due_at=request.due_at, answered_at=request.answered_at, now=now),
        about=line_of_plain(request.about) if request.about else None,
    )
