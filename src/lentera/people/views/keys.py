"""One's own keys for the API."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from allauth.account.decorators import reauthentication_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lentera.people import selectors, services
from lentera.people.forms.keys import KeyForm
from lentera.people.selectors.workspaces import workspaces_of
from lentera.web import clock, flash
from lentera.web.requests import posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import AccountRequest


@require_http_methods(["GET", "POST"])
@reauthentication_required(app="allauth.account", allow_get=True)  # type: ignore[untyped-decorator]
def keys(request: AccountRequest) -> HttpResponse:
    """List one's keys and make a new one; its secret stands on the answer and nowhere else."""
    now = clock.now()
    new_form = partial(
        KeyForm,
        workspaces=[(one.workspace_id, one.name) for one in workspaces_of(request.user.pk)],
        today=now.astimezone(ZoneInfo(request.user.zone)).date(),
    )
    form = new_form(posted(request))
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        made, secret = services.create_key(
            request.user,
            name=form.cleaned_data["name"],
            workspace_id=form.cleaned_data["workspace"],
            expires_on=form.cleaned_data["expires_on"],
            read_only=form.cleaned_data["read_only"],
            now=now,
        )
        context = {"form": new_form(), "made": made, "secret": secret}
    context["keys"] = selectors.api_keys(request.user, now=now)
    return render(request, "people/keys.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def revoke_key(request: AccountRequest, key_id: int) -> HttpResponse:
    """Ask whether to revoke a key, and do so."""
    now = clock.now()
    if request.method == "GET":
        shown = selectors.own_key(request.user, key_id=key_id, now=now)
        return render(request, "people/revoke_key.html", {"key": shown})
    key = services.revoke_key(request.user, key_id=key_id, now=now)
    flash.say(request, _("The key “%(name)s” opens nothing any more.") % {"name": key.name})
    return redirect("people:keys")
