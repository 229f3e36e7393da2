"""One entry: edit, duplicate, split, delete, bring back, mend, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lentera.tracking import selectors, services
from lentera.tracking.forms import EntryForm, SplitForm
from lentera.tracking.selectors import choices_for
from lentera.tracking.views.back import back
from lentera.web import clock, flash
from lentera.web.back import address_back

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
def edit(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Change one entry, in its row, in the dialog or on a page of its own."""
    line = selectors.entry_line(request.viewer, entry_id)
    form = EntryForm(request.POST or None, line=line, viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        entry = services.edit_entry(
            request.viewer,
            entry_id=entry_id,
            changes=form.changes(),
            tag_ids=form.content().tag_ids,
            version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            now=clock.now(),
        )
        flash.say(request, _("Saved"), undo=reverse("tracking:undo", args=[entry_id]))
        return back(request, entry)
    in_row = "tracking/_edit_row.html" if "row" in request.GET else "tracking/_edit.html"
    context = {
        "form": form,
        "line": line,
        "next": address_back(request),
        **choices_for(request.viewer, line.content),
    }
    template = in_row if request.htmx else "tracking/edit.html"
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_POST
def undo(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Take back the last change of an entry."""
    return back(request, services.undo_change(request.viewer, entry_id=entry_id, now=clock.now()))


@require_POST
def continue_(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Start a timer that says the same."""
    now = clock.now()
    return back(request, services.continue_entry(request.viewer, entry_id=entry_id, now=now))


@require_POST
def duplicate(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Add a second entry that says the same at the same time."""
    entry = services.duplicate_entry(request.viewer, entry_id=entry_id, now=clock.now())
    undo_address = reverse("tracking:delete", args=[entry.pk])
    flash.say(request, _("Duplicated. Change its times now."), undo=undo_address)
    return back(request, entry)


@require_http_methods(["GET", "POST"])
def split(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Split an entry at a time inside it; the middle, or now, is proposed."""
    now = clock.now()
    line = selectors.entry_line(request.viewer, entry_id)
    form = SplitForm(request.POST or None, line=line, viewer=request.viewer, now=now)
    if request.method == "POST" and form.is_valid():
        later = services.split_entry(request.viewer, entry_id=entry_id, at=form.at(), now=now)
        flash.say(request, _("Split in two"))
        return back(request, later)
    template = "tracking/_split.html" if request.htmx else "tracking/split.html"
    context = {"form": form, "line": line, "now": now, "next": address_back(request)}
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_POST
def delete(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Delete an entry; the message takes it back, and so does its history later."""
    services.delete_entries(request.viewer, entry_ids=[entry_id], now=clock.now())
    flash.say(request, _("Deleted"), undo=reverse("tracking:restore", args=[entry_id]))
    return back(request)


@require_POST
def restore(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Bring a deleted entry back as it was."""
    entry = services.restore_entry(request.viewer, entry_id=entry_id, now=clock.now())
    flash.say(request, _("It is back"))
    return back(request, entry)


@require_POST
def mend(request: ViewerRequest, entry_id: int, other_id: int) -> HttpResponse:
    """Mend the overlap of two entries."""
    services.mend_overlap(request.viewer, entry_id=entry_id, other_id=other_id, now=clock.now())
    flash.say(request, _("They do not overlap any more"))
    return back(request)


@require_safe
def history(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Show what happened to one entry: who, when, what stood before and after, and why."""
    changes = selectors.entry_history(request.viewer, entry_id)
    template = "tracking/_history.html" if request.htmx else "tracking/history.html"
    return render(request, template, {"changes": changes, "entry_id": entry_id})
