"""The first run, kept in the session: which steps there are, and what was typed in each.

The whole run claims a server; an account that founds a further workspace begins at its name. What
was typed stays when somebody goes back, except passwords.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lentera.web.back import SeeOther

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise

IN_SESSION = "welcome"
NEVER_KEPT = {"csrfmiddlewaretoken", "password", "back"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, its title and its address."""

    name: str
    title: str | _StrPromise
    url_name: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A step as the bar above the form shows it."""

    title: str
    is_done: bool
    is_current: bool


STEPS = (
    Step("place", _("Place"), "people:welcome"),
    Step("you", _("You"), "people:welcome_you"),
    Step("purpose", _("Purpose"), "people:welcome_purpose"),
    Step("workspace", _("Workspace"), "people:found"),
    Step("hours", _("Hours"), "worktime:first_hours"),
    Step("ready", _("Ready"), "people:ready"),
)
STEPS_OF_ANOTHER = STEPS[3:]


def begin(request: HttpRequest, *, claimed: str) -> None:
    """Begin the whole run with the claim of a fresh server."""
    request.session[IN_SESSION] = {"claimed": claimed}


def end(request: HttpRequest) -> None:
    """Forget the run."""
    request.session.pop(IN_SESSION, None)


def recall(request: HttpRequest, name: str) -> Any:
    """Return what was kept under a name, or None."""
    return request.session.get(IN_SESSION, {}).get(name)


def keep(request: HttpRequest, name: str, value: object) -> None:
    """Keep something for the later steps."""
    request.session[IN_SESSION] = request.session.get(IN_SESSION, {}) | {name: value}


def keep_typed(request: HttpRequest, name: str) -> None:
    """Keep what was typed in a step as it is, right or wrong."""
    typed = {field: text for field, text in request.POST.items() if field not in NEVER_KEPT}
    keep(request, name, typed)


def steps(request: HttpRequest) -> tuple[Step, ...]:
    """Return the steps of this run."""
    return STEPS if recall(request, "claimed") else STEPS_OF_ANOTHER


def progress(request: HttpRequest, name: str) -> list[Progress]:
    """Return the bar above the form of a step."""
    names = [step.name for step in steps(request)]
    here = names.index(name) if name in names else 0
    return [
        Progress(str(step.title), is_done=place < here, is_current=place == here)
        for place, step in enumerate(steps(request))
    ]


def onward(request: HttpRequest, name: str) -> HttpResponse:
    """Go to the step after this one."""
    return _go(request, name, 1)


def backward(request: HttpRequest, name: str) -> HttpResponse:
    """Go to the step before this one; what was typed here waits."""
    keep_typed(request, name)
    return _go(request, name, -1)


def _go(request: HttpRequest, name: str, way: int) -> HttpResponse:
    run = steps(request)
    names = [step.name for step in run]
    here = names.index(name) if name in names else 0
    there = min(max(here + way, 0), len(run) - 1)
    return SeeOther(reverse(run[there].url_name))
