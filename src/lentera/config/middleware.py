"""The door at which every request stops, and the line each leaves in the log."""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone, translation

from lentera.config.doors import DOORS, OPEN_UNCLAIMED, OWN_TIME, Door
from lentera.domain.doors import OwnTime, all_shut, innermost, leave_open, standing_open
from lentera.domain.viewer import Role
from lentera.people.refusals import NotForYourRole
from lentera.people.selectors import nobody_yet
from lentera.people.services import keep_signed_in
from lentera.people.viewer import WORKSPACE_IN_SESSION, viewer_for
from lentera.web import clock
from lentera.web.middleware import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import StreamingHttpResponse

    from lentera.domain.doors import Door as StandingDoor
    from lentera.domain.viewer import Viewer
    from lentera.people.models import Account
    from lentera.web.requests import ViewerRequest

    GetResponse = Callable[[HttpRequest], HttpResponse]

log = logging.getLogger("lentera.requests")


def log_requests(get_response: GetResponse) -> GetResponse:
    """Log method, route name, status and time: never an address, a query or a person."""

    def answer(request: HttpRequest) -> HttpResponse:
        started = monotonic()
        response = get_response(request)
        match = request.resolver_match
        facts = {
            "method": request.method,
            "route": match.view_name if match else "static or unknown",
            "status": response.status_code,
            "milliseconds": round((monotonic() - started) * 1000, 1),
        }
        log.info("request", extra=facts)
        return response

    return answer


class DoorMiddleware:
    """Let in who the door table lets in, as viewer; an address without a door does not exist."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; doors, language and zone are put back after it."""
        with all_shut():
            try:
                response = self.get_response(request)
            finally:
                timezone.deactivate()
            door = innermost()
        if door is not None and response.streaming:
            _keep_open(door, cast("StreamingHttpResponse", response))
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Check the door of the address that was matched."""
        match = request.resolver_match
        door = DOORS.get(match.view_name) if match else None
        if match is None or door is None:
            raise Http404
        if door is Door.EVERYBODY:
            return None if match.view_name in OPEN_UNCLAIMED else _to_claim()
        if not (request.user.is_authenticated and keep_signed_in(request.session, clock.now())):
            login = redirect_to_login(request.get_full_path(), resolve_url("account_login"))
            return _to_claim() or login
        translation.activate(request.user.language)
        request.LANGUAGE_CODE = request.user.language
        timezone.activate(request.user.zone)
        viewer = self._recognise(request)
        if door is Door.ACCOUNT:
            return None
        if viewer is None:
            return HttpResponseRedirect(resolve_url("people:workspaces"))
        if not opens(door, viewer):
            return refuse(request, NotForYourRole())
        if match.view_name in OWN_TIME:
            leave_open(OwnTime(viewer.member_id))
        return None

    def _recognise(self, request: HttpRequest) -> Viewer | None:
        """Make the account the viewer of the workspace this session is in.

        A session stays in its workspace until somebody switches: who has left it chooses again,
        so that nothing lands in another workspace unseen.
        """
        chosen = request.session.get(WORKSPACE_IN_SESSION)
        viewer = viewer_for(cast("Account", request.user), chosen)
        if viewer is not None:
            cast("ViewerRequest", request).viewer = viewer
            if chosen is None:
                request.session[WORKSPACE_IN_SESSION] = viewer.workspace_id
        return viewer


def _keep_open(door: StandingDoor, response: StreamingHttpResponse) -> None:
    parts = cast("Iterator[bytes]", response.streaming_content)
    response.streaming_content = _behind(door, parts)


def _behind(door: StandingDoor, parts: Iterator[bytes]) -> Iterator[bytes]:
    """Let the door of a request stand open while each part of a long answer is made."""
    while True:
        with all_shut(), standing_open(door):
            part = next(parts, None)
        if part is None:
            return
        yield part


def _to_claim() -> HttpResponse | None:
    """Lead to the claim page while nobody has an account here."""
    return HttpResponseRedirect(resolve_url("people:claim")) if nobody_yet() else None


def opens(door: Door, viewer: Viewer) -> bool:
    """Whether a member's door opens for this viewer."""
    if door is Door.OWNER:
        return Role.OWNER in viewer.roles
    if door is Door.ADMIN:
        return viewer.administers
    if door is Door.PLANNER:
        return viewer.plans_projects
    if door is Door.DRAFTER:
        return viewer.drafts_charter
    return door is Door.MEMBER
