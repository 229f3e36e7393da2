"""One's own entries as a list: search, change many, merge, bring back what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lentera.tracking import selectors, services
from lentera.tracking.forms import BulkForm, ChosenForm, MergeForm, SearchForm
from lentera.tracking.selectors import choices_for
from lentera.tracking.views.back import back, once_per_key, undo_address
from lentera.web import clock, flash
from lentera.web.back import address_back

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import ViewerRequest


@require_safe
def entries(request: ViewerRequest) -> HttpResponse:
    """Search one's own entries; 50 a page."""
    now = clock.now()
    form = SearchForm(request.GET)
    form.is_valid()
    found = selectors.find_entries(
        request.viewer, form.filters(), cursor=request.GET.get("after", "")
    )
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "form": form,
        "found": found,
        "now": now,
        "query": query.urlencode(),
        **choices_for(request.viewer),
    }
    template = "tracking/_found.html" if request.htmx else "tracking/entries.html"
    return render(request, template, context, status=200 if form.is_valid() else 422)


@require_POST
@once_per_key
def bulk(request: ViewerRequest) -> HttpResponse:
    """Change every ticked entry."""
    form = BulkForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "next": address_back(request)}
        return render(request, "tracking/bulk.html", context, status=422)
    now = clock.now()
    ids = services.bulk_edit(
        request.viewer, entry_ids=form.cleaned_data["entries"], change=form.change(), now=now
    )
    words = ngettext("%(count)s entry changed", "%(count)s entries changed", len(ids))
    flash.say(request, words % {"count": len(ids)}, undo=undo_address(request, ids, now=now))
    return back(request)


@require_POST
@once_per_key
def delete_many(request: ViewerRequest) -> HttpResponse:
    """Delete every ticked entry; the page of deleted entries brings each back."""
    form = ChosenForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "next": address_back(request)}
        return render(request, "tracking/bulk.html", context, status=422)
    now = clock.now()
    ids = services.delete_entries(request.viewer, entry_ids=form.cleaned_data["entries"], now=now)
    words = ngettext("%(count)s entry deleted", "%(count)s entries deleted", len(ids))
    flash.say(request, words % {"count": len(ids)}, undo=undo_address(request, ids, now=now))
    return back(request)


@require_safe
def deleted(request: ViewerRequest) -> HttpResponse:
    """Show what was deleted; each can come back."""
    gone = selectors.deleted_entries(request.viewer)
    return render(request, "tracking/deleted.html", {"gone": gone})


@require_http_methods(["GET", "POST"])
@once_per_key
def merge(request: ViewerRequest) -> HttpResponse:
    """Say what merging would do, then merge."""
    now = clock.now()
    form = MergeForm(request.POST or request.GET)
    if not form.is_valid():
        context = {"form": form, "next": address_back(request)}
        return render(request, "tracking/bulk.html", context, status=422)
    ids = form.cleaned_data["entries"]
    if request.method == "POST" and "preview" not in request.POST:
        entry = services.merge_entries(
            request.viewer, entry_ids=ids, rule=form.merge_rule(), now=now
        )
        flash.say(request, _("Merged into one"), undo=undo_address(request, [entry.pk], now=now))
        return back(request, entry)
    preview = selectors.merge_preview(request.viewer, ids, now=now)
    template = "tracking/_merge.html" if request.htmx else "tracking/merge.html"
    context = {"form": form, "preview": preview, "next": address_back(request), "now": now}
    return render(request, template, context)
