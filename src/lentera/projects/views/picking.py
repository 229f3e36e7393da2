"""The pickers' addresses: find as you type, and make what was not there. HTML, or JSON if asked."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lentera.domain.ids import to_hex
from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.selectors import picking
from lentera.projects.services import NewProject
from lentera.web import clock
from lentera.web.pick import Create, Option

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest


@require_GET
def pick(request: ViewerRequest) -> HttpResponse:
    """Find projects and tasks; ``recent`` names what comes first while nothing is typed."""
    text = request.GET.get("q", "")
    recent = picking.pairs_of(request.GET.getlist("recent"))
    options = picking.picked_projects(request.viewer, text, recent=recent)
    return _answer(request, options, Kind.PROJECT, text)


@require_GET
def pick_tags(request: ViewerRequest) -> HttpResponse:
    """Find tags."""
    text = request.GET.get("q", "")
    return _answer(request, picking.picked_tags(request.viewer, text), Kind.TAG, text)


@require_GET
def pick_clients(request: ViewerRequest) -> HttpResponse:
    """Find clients."""
    text = request.GET.get("q", "")
    return _answer(request, picking.picked_clients(request.viewer, text), Kind.CLIENT, text)


@require_POST
def make_project(request: ViewerRequest) -> HttpResponse:
    """Make the project a picker did not find."""
    project = NewProject(request.POST.get("name", ""))
    made = services.create_project(request.viewer, project=project, now=clock.now())
    return _one(request, Option(to_hex(made.id), made.name, colour=made.colour))


@require_POST
def make_tag(request: ViewerRequest) -> HttpResponse:
    """Make the tag a picker did not find."""
    name = request.POST.get("name", "")
    made = services.create_tag(request.viewer, name=name, now=clock.now())
    return _one(request, Option(to_hex(made.id), made.name))


@require_POST
def make_client(request: ViewerRequest) -> HttpResponse:
    """Make the client a picker did not find."""
    name = request.POST.get("name", "")
    made = services.create_client(request.viewer, name=name, now=clock.now())
    return _one(request, Option(to_hex(made.id), made.name))


def _answer(request: ViewerRequest, options: list[Option], kind: Kind, text: str) -> HttpResponse:
    name = picking.new_name(request.viewer, kind, text)
    words = _("Create “%(name)s”") % {"name": name}
    create = Create(words, name, reverse(f"projects:make_{kind}")) if name else None
    if "application/json" in request.headers.get("Accept", ""):
        listed = [asdict(option) for option in options]
        return JsonResponse({"options": listed, "create": asdict(create) if create else None})
    return render(request, "projects/_pick.html", {"options": options, "create": create})


def _one(request: ViewerRequest, option: Option) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(asdict(option), status=201)
    return render(request, "projects/_pick.html", {"options": [option]}, status=201)
