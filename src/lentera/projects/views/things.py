"""Clients and tags as lists, and the page of one client, tag or task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lentera.projects import services
from lentera.projects.forms import ClientForm, NameForm
from lentera.projects.kinds import Kind
from lentera.projects.selectors import details, lists
from lentera.projects.views.addresses import page_of, query_of, undo_of, undo_of_new
from lentera.web import clock, flash

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.paginator import Page

    from lentera.projects.services import Kept
    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
def clients(request: ViewerRequest) -> HttpResponse:
    """List the clients and make a new one."""
    form = NameForm(request.POST or None, viewer=request.viewer, kind=Kind.CLIENT)
    return _list(request, Kind.CLIENT, form, lists.client_lines, services.create_client)


@require_http_methods(["GET", "POST"])
def tags(request: ViewerRequest) -> HttpResponse:
    """List the tags and make a new one."""
    form = NameForm(request.POST or None, viewer=request.viewer, kind=Kind.TAG)
    return _list(request, Kind.TAG, form, lists.tag_lines, services.create_tag)


@require_http_methods(["GET", "POST"])
def thing(request: ViewerRequest, kind: Kind, thing_id: int) -> HttpResponse:
    """Show and change one client, tag or task; a project has its own page."""
    if kind is Kind.PROJECT:
        return redirect(page_of(kind, thing_id))
    found = details.thing_page(request.viewer, kind, thing_id)
    if found.id != thing_id:
        return redirect(page_of(kind, found.id))
    form = (ClientForm if kind is Kind.CLIENT else NameForm)(
        request.POST or None,
        viewer=request.viewer,
        kind=kind,
        but_not=thing_id,
        within=found.project.pk if found.project else None,
        initial={"name": found.name, "note": found.note},
    )
    if form.is_valid():
        kept = services.change(
            request.viewer,
            kind=kind,
            thing_id=thing_id,
            changes=form.cleaned_data,
            now=clock.now(),
        )
        flash.say(request, _("Saved."), undo=undo_of(kind, kept))
        return redirect(page_of(kind, thing_id))
    facts = {"it": found, "form": form}
    return render(request, "projects/thing.html", facts, status=422 if form.is_bound else 200)


def _list(
    request: ViewerRequest,
    kind: Kind,
    form: NameForm,
    lines: Callable[..., Page[Any]],
    create: Callable[..., Kept],
) -> HttpResponse:
    if form.is_valid():
        made = create(request.viewer, name=form.cleaned_data["name"], now=clock.now())
        words = _("“%(name)s” was added.") % {"name": made.name}
        flash.say(request, words, undo=undo_of_new(request.viewer, kind, made))
        return redirect(f"projects:{kind}s")
    find, archived = request.GET.get("find", ""), "archived" in request.GET
    facts = {
        "kind": kind,
        "page": lines(
            request.viewer, find=find, archived=archived, page=request.GET.get("page", "")
        ),
        "find": find,
        "archived": archived,
        "query": query_of(request),
        "form": form,
    }
    template = f"projects/{'_' if request.htmx else ''}{kind}s.html"
    return render(request, template, facts, status=422 if form.is_bound else 200)
