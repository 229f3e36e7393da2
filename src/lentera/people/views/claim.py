"""The door of a fresh server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.core.ratelimit import consume, respond_429
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lentera.people import selectors, wizard
from lentera.people.forms.claim import ClaimForm
from lentera.web.requests import posted

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("token")
def claim(request: HttpRequest) -> HttpResponse:
    """Ask for the one-time token from the server's log."""
    if not selectors.nobody_yet():
        return redirect("/")
    if request.method == "POST" and not consume(request, action="claim"):
        return respond_429(request)  # type: ignore[no-any-return]  # allauth has no types
    form = ClaimForm(posted(request), initial={"token": request.GET.get("token", "")})
    if form.is_valid():
        wizard.begin(request, claimed=form.cleaned_data["token"])
        return redirect("people:welcome")
    return render(request, "people/claim.html", {"form": form}, status=422 if form.errors else 200)
