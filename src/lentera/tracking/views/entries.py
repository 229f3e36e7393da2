"""One entry: edit, duplicate, split, delete, bring back, mend, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lentera.tracking import selectors, services
from lentera.tracking.forms import EntryForm, SplitForm
from lentera.tracking.selectors import choices_for
from lentera.tracking.views.back import back, once_per_key, undo_address
from lentera.web import clock, flash
from lentera.web.back import address_back

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_http_methods(["GET", "POST"])
@once_per_key
def edit(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Change one entry, in its row, in the dialog or on a page of its own."""
    now = clock.now()
    line = selectors.entry_line(request.viewer, entry_id)
    form = EntryForm(request.POST or None, line=line, viewer=request.viewer, now=now)
    ready = request.method == "POST" and form.is_valid()
    asks = ready and form.asks_again()
    if ready and not asks:
        entry = services.edit_entry(
            request.viewer,
            entry_id=entry_id,
            changes=form.changes(),
            tag_ids=form.content().tag_ids,
            version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            now=now,
        )
        flash.say(request, _("Saved"), undo=undo_address(request, [entry_id], now=now))
        return back(request, entry)
    in_row = "tracking/_edit_row.html" if "row" in request.GET else "tracking/_edit.html"
    context = {
        "form": form,
        "line": line,
        "asks": asks,
        "echo": form.echo() if asks else "",
        "doubts": form.doubts() if asks else [],
        "next": address_back(request),
        **choices_for(request.viewer, line.content),
    }
    template = in_row if request.htmx else "tracking/edit.html"
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_POST
@once_per_key
def undo(request: ViewerRequest, entry_id: int, sequence: int) -> HttpResponse:
    """Take back one deed with an entry; that can be taken back, too."""
    now = clock.now()
    undone = services.undo_deed(request.viewer, entry_id=entry_id, sequence=sequence, now=now)
    words = _("It is as it was before")
    if undone.left:
        names = [name or _("No description") for name in undone.left]
        words = _("Taken back, except for what was changed again since: %(names)s.")
        words %= {"names": ", ".join(names)}
    flash.say(request, words, undo=undo_address(request, undone.entry_ids, now=now))
    return back(request, selectors.entry_if_there(request.viewer, entry_id))


@require_POST
@once_per_key
def continue_(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Start a timer that says the same."""
    now = clock.now()
    return back(request, services.continue_entry(request.viewer, entry_id=entry_id, now=now))


@require_POST
@once_per_key
def duplicate(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Add a second entry that says the same at the same time."""
    now = clock.now()
    entry = services.duplicate_entry(request.viewer, entry_id=entry_id, now=now)
    words = _("Duplicated. Change its times now.")
    flash.say(request, words, undo=undo_address(request, [entry.pk], now=now))
    return back(request, entry)


@require_http_methods(["GET", "POST"])
@once_per_key
def split(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Split an entry at a time inside it; the middle, or now, is proposed."""
    now = clock.now()
    line = selectors.entry_line(request.viewer, entry_id)
    form = SplitForm(request.POST or None, line=line, viewer=request.viewer, now=now)
    if request.method == "POST" and form.is_valid():
        later = services.split_entry(request.viewer, entry_id=entry_id, at=form.at(), now=now)
        flash.say(request, _("Split in two"), undo=undo_address(request, [later.pk], now=now))
        return back(request, later)
    template = "tracking/_split.html" if request.htmx else "tracking/split.html"
    context = {"form": form, "line": line, "now": now, "next": address_back(request)}
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_POST
@once_per_key
def delete(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Delete an entry; the message takes it back, and so does its history later."""
    now = clock.now()
    services.delete_entry(request.viewer, entry_id=entry_id, now=now)
    flash.say(request, _("Deleted"), undo=undo_address(request, [entry_id], now=now))
    return back(request)


@require_POST
@once_per_key
def restore(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Bring a deleted entry back as it was."""
    entry = services.restore_entry(request.viewer, entry_id=entry_id, now=clock.now())
    flash.say(request, _("It is back"))
    return back(request, entry)


@require_POST
@once_per_key
def mend(request: ViewerRequest, entry_id: int, other_id: int) -> HttpResponse:
    """Mend the overlap of two entries."""
    now = clock.now()
    changed = services.mend_overlap(request.viewer, entry_id=entry_id, other_id=other_id, now=now)
    undo = undo_address(request, [changed.pk], now=now)
    flash.say(request, _("They do not overlap any more"), undo=undo)
    return back(request)


@require_safe
def history(request: ViewerRequest, entry_id: int) -> HttpResponse:
    """Show what happened to one entry: who, when, what stood before and after, and why."""
    changes = selectors.entry_history(request.viewer, entry_id)
    template = "tracking/_history.html" if request.htmx else "tracking/history.html"
    return render(request, template, {"changes": changes, "entry_id": entry_id})
