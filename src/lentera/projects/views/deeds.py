"""Archive, undo, delete, merge: the same for all four kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lentera.projects import services
from lentera.projects.kinds import Kind
from lentera.projects.selectors import choosing, previews
from lentera.projects.views.addresses import list_of, page_of, undo_of
from lentera.web import clock, flash
from lentera.web.back import back

if TYPE_CHECKING:
    from lentera.web.requests import ViewerRequest


@require_POST
def archive(request: ViewerRequest, kind: Kind, thing_id: int) -> HttpResponse:
    """Put a thing into the archive; a task is done."""
    kept = services.archive(request.viewer, kind=kind, thing_id=thing_id, now=clock.now())
    done, archived = _("“%(name)s” is done."), _("“%(name)s” is in the archive.")
    words = (done if kind is Kind.TASK else archived) % {"name": kept.name}
    flash.say(request, words, undo=undo_of(kind, kept))
    return back(request, page_of(kind, thing_id))


@require_POST
def unarchive(request: ViewerRequest, kind: Kind, thing_id: int) -> HttpResponse:
    """Take a thing out of the archive; a task is open again."""
    kept = services.unarchive(request.viewer, kind=kind, thing_id=thing_id, now=clock.now())
    again, out = _("“%(name)s” is open again."), _("“%(name)s” is out of the archive.")
    words = (again if kind is Kind.TASK else out) % {"name": kept.name}
    flash.say(request, words, undo=undo_of(kind, kept))
    return back(request, page_of(kind, thing_id))


@require_POST
def undo(request: ViewerRequest, kind: Kind, thing_id: int, event_id: int) -> HttpResponse:
    """Take a change back."""
    services.take_back(
        request.viewer, kind=kind, thing_id=thing_id, event_id=event_id, now=clock.now()
    )
    flash.say(request, _("It is as it was before."))
    return back(request, page_of(kind, thing_id))


@require_POST
def delete(request: ViewerRequest, kind: Kind, thing_id: int) -> HttpResponse:
    """Delete a thing on which nothing stands. Its page is gone, so the list follows."""
    kept = services.delete(request.viewer, kind=kind, thing_id=thing_id, now=clock.now())
    flash.say(
        request, _("“%(name)s” is deleted. Nothing had been recorded on it.") % {"name": kept.name}
    )
    return redirect(
        list_of(kind) if kept.project_id is None else page_of(Kind.PROJECT, kept.project_id)
    )


@require_http_methods(["GET", "POST"])
def merge(request: ViewerRequest, kind: Kind, thing_id: int) -> HttpResponse:
    """Choose into what a thing is merged, see what will happen, and do it."""
    viewer = request.viewer
    thing = previews.one_of(viewer, kind, thing_id)
    into_id = choosing.id_or_none(request.POST.get("into") or request.GET.get("into"))
    if request.method == "POST" and into_id is not None:
        services.merge(viewer, kind=kind, thing_id=thing_id, into_id=into_id, now=clock.now())
        flash.say(
            request,
            _("“%(name)s” is merged.") % {"name": thing.name},
            undo=reverse("projects:unmerge", args=[kind, thing_id]),
        )
        return redirect(page_of(kind, into_id))
    facts = {
        "kind": kind,
        "thing": thing,
        "back": page_of(kind, thing_id),
        "options": previews.target_options(viewer, kind, thing, chosen=into_id),
        "preview": previews.merge_preview(viewer, kind, thing_id=thing_id, into_id=into_id)
        if into_id
        else None,
    }
    return render(request, "projects/merge.html", facts)


@require_GET
def merge_pick(request: ViewerRequest, kind: Kind, thing_id: int) -> HttpResponse:
    """Find what a thing can be merged into."""
    thing = previews.one_of(request.viewer, kind, thing_id)
    text = request.GET.get("q", "")
    options = previews.target_options(request.viewer, kind, thing, text=text)
    return render(request, "projects/_pick.html", {"options": options})


@require_POST
def unmerge(request: ViewerRequest, kind: Kind, thing_id: int) -> HttpResponse:
    """Take a merge back."""
    kept = services.unmerge(request.viewer, kind=kind, thing_id=thing_id, now=clock.now())
    flash.say(request, _("“%(name)s” stands by itself again.") % {"name": kept.name})
    return back(request, page_of(kind, thing_id))
