"""How one's own account is kept safe, all on one page, and what belongs to signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.account.views import logout
from allauth.socialaccount.providers.openid_connect.views import login as ask_provider
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lentera.people import selectors, services
from lentera.people.cookies import put_off_second_step
from lentera.people.secure_context import passkeys_possible
from lentera.people.selectors.second_step import lacks_second_step
from lentera.web import clock, flash
from lentera.web.back import back

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lentera.web.requests import AccountRequest


@require_GET
def security(request: AccountRequest) -> HttpResponse:
    """Show password, second step, passkeys, devices and keys."""
    context = {
        "locks": selectors.locks(request.user, session_key=request.session.session_key),
        "keys": selectors.api_keys(request.user, now=clock.now()),
        "passkeys_possible": passkeys_possible(request),
        "lacks_second_step": (viewer := getattr(request, "viewer", None)) is not None
        and lacks_second_step(viewer),
    }
    return render(request, "people/security.html", context)


@require_POST
def second_step_later(request: AccountRequest) -> HttpResponse:
    """Say nothing of a second step for a week."""
    return put_off_second_step(request, back(request))


def to_security(_request: HttpRequest) -> HttpResponse:
    """Lead from allauth's own lists to the one page that shows them all."""
    return redirect("people:security")


@require_POST
def end_session(request: AccountRequest, session_id: int) -> HttpResponse:
    """Sign one device out."""
    services.end_session(request.user, session_id=session_id)
    flash.say(request, _("That device is signed out."))
    return redirect("people:security")


@require_POST
def end_other_sessions(request: AccountRequest) -> HttpResponse:
    """Sign every other device out."""
    services.end_sessions(request.user.pk, keep=request.session.session_key)
    flash.say(request, _("All other devices are signed out."))
    return redirect("people:security")


def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and have the browser forget what it kept of our pages."""
    response = cast("HttpResponse", logout(request))
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache"'
    return response


def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the company's own sign-in by a page that goes on by itself.

    A redirect would be refused by our Content-Security-Policy: forms stay on this server.
    """
    response = cast("HttpResponse", ask_provider(request, provider_id))
    address = response.headers.get("Location", "")
    if "://" not in address:
        return response
    name = settings.ENVIRONMENT.oidc_name
    return render(request, "people/to_provider.html", {"address": address, "name": name})
