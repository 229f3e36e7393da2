"""Asking why somebody looked, reporting a look as wrong, and answering."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from lentera.domain.answering import answer_due
from lentera.domain.charter import Granularity, Purpose
from lentera.domain.ids import new_id, to_hex
from lentera.domain.viewer import Role
from lentera.witness import letters
from lentera.witness.contacts import contacts
from lentera.witness.kinds import Kind
from lentera.witness.models import Request, RequestWord
from lentera.witness.refusals import AlreadyAsked, NobodyToAsk, NoRepresentative
from lentera.witness.selectors import line_of, look_row, request_row, thread_of
from lentera.witness.services.looking import Looking, keep_look
from lentera.witness.services.recording import record

if TYPE_CHECKING:
    from datetime import datetime

    from lentera.domain.viewer import Viewer
    from lentera.witness.models import Look
    from lentera.witness.selectors import Thread


@transaction.atomic
def ask_why(viewer: Viewer, *, look_id: int, text: str, now: datetime) -> Request:
    """Ask who looked why they did; they are told by mail, and answer by the due date.

    Raises:
        NoSuchLook: it was no look at the viewer's time.
        NobodyToAsk: who looked has left, or was no person.
        AlreadyAsked: there is a question about it.
    """
    look = look_row(viewer, look_id)
    request = _request(viewer, look, Kind.WHY, now)
    request.addressee_id = look.viewer_id
    _open(viewer, request, text, now)
    reached = look.viewer_id is not None and contacts().write_to(
        [look.viewer_id], partial(letters.asked_why, request, look.looked_at), now=now
    )
    if not reached:
        raise NobodyToAsk
    return request


@transaction.atomic
def report_wrong(viewer: Viewer, *, look_id: int, text: str, now: datetime) -> Request:
    """Report a look as wrong to the elected representatives; who looked does not learn of it.

    Raises:
        NoSuchLook: it was no look at the viewer's time.
        NoRepresentative: nobody is elected, beside the viewer and who looked.
        AlreadyAsked: it is reported already.
    """
    look = look_row(viewer, look_id)
    elected = contacts().representatives_of(viewer.workspace_id)
    others = elected - {viewer.member_id, look.viewer_id or 0}
    if not others:
        raise NoRepresentative
    request = _request(viewer, look, Kind.WRONG_LOOK, now)
    _open(viewer, request, text, now)
    contacts().write_to(others, partial(letters.reported, request), now=now)
    return request


@transaction.atomic
def say(viewer: Viewer, *, request_id: int, text: str, now: datetime) -> None:
    """Answer a request, or go on asking: then an answer is due anew. The other side is told.

    Raises:
        NoSuchRequest: the viewer neither asked it nor is to answer it.
    """
    request = request_row(viewer, request_id)
    _add_word(viewer, request, text, now)
    if request.member_id == viewer.member_id:
        due_at = answer_due(now, request.workspace.zone)
        Request.objects.asked_again(request, due_at=due_at)
        others = _answerers(request)
    else:
        Request.objects.answered(request, now=now)
        others = frozenset({request.member_id})
    _keep(viewer, request, "request.word", now)
    contacts().write_to(others, partial(letters.new_word, request), now=now)


def read_request(viewer: Viewer, *, request_id: int, now: datetime) -> Thread:
    """Return a request with everything said; a representative's look at the log is kept first.

    Raises:
        NoSuchRequest: as above.
    """
    request = request_row(viewer, request_id)
    thread = thread_of(viewer, request, now=now)
    about = thread.request.about
    if request.kind == Kind.WRONG_LOOK and not thread.request.mine and about is not None:
        day = request.asked_at.date()
        looking = Looking(
            workspace_id=request.workspace_id,
            viewer_id=viewer.member_id,
            actor_id=viewer.account_id,
            role=Role.REPRESENTATIVE.value,
            purpose=Purpose.SUPPORT.value,
            granularity=Granularity.NOTHING.slug,
            first_on=about.first_on or day,
            last_on=about.last_on or day,
            channel="page",
            reference=to_hex(request.pk),
        )
        keep_look(looking, subject_ids=[request.member_id], now=now)
    return thread


def _request(viewer: Viewer, look: Look, kind: Kind, now: datetime) -> Request:
    return Request(
        id=new_id(now),
        workspace_id=viewer.workspace_id,
        kind=kind.value,
        member_id=viewer.member_id,
        concerns_id=look.viewer_id,
        look_id=look.pk,
        about=line_of(look).as_plain(),
        asked_at=now,
        due_at=answer_due(now, look.workspace.zone),
    )


def _open(viewer: Viewer, request: Request, text: str, now: datetime) -> None:
    try:
        with transaction.atomic():
            Request.objects.add(request)
    except IntegrityError as error:
        raise AlreadyAsked from error
    _add_word(viewer, request, text, now)
    _keep(viewer, request, "request.asked", now)


def _add_word(viewer: Viewer, request: Request, text: str, now: datetime) -> None:
    word = RequestWord(
        id=new_id(now), request=request, author_id=viewer.member_id, text=text, said_at=now
    )
    RequestWord.objects.add(word)


def _keep(viewer: Viewer, request: Request, kind: str, now: datetime) -> None:
    """Keep that it was asked or answered, and by when; the words stay between the two sides."""
    record(
        kind=kind,
        workspace_id=request.workspace_id,
        subject_id=request.member_id,
        actor_id=viewer.account_id,
        object_id=request.pk,
        after={
            "kind": request.kind,
            "look": request.look_id,
            "due_at": request.due_at.isoformat(),
        },
        now=now,
    )


def _answerers(request: Request) -> frozenset[int]:
    if request.addressee_id is not None:
        return frozenset({request.addressee_id})
    elected = contacts().representatives_of(request.workspace_id)
    return elected - {request.member_id, request.concerns_id or 0}
