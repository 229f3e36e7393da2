"""The page behind an invitation's link: look at it, then accept it, as somebody new or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from lentera.people import services
from lentera.people.forms.invitations import JoinForm
from lentera.people.selectors.invitations import Offer, State, offer_of
from lentera.people.selectors.workspaces import belongs_to
from lentera.people.signing_in import sign_in
from lentera.people.viewer import WORKSPACE_IN_SESSION
from lentera.web import clock, flash
from lentera.web.back import SeeOther

if TYPE_CHECKING:
    from lentera.people.models import Account, Member

GONE = 410


@require_GET
@sensitive_variables("secret")
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Say who invites to what. Looking uses nothing up: mail scanners look, too."""
    offer = _offer(request, secret)
    if offer.state is not State.OPEN:
        return render(request, "people/invitation_closed.html", {"offer": offer}, status=GONE)
    return _show(request, secret, offer)


@require_POST
@sensitive_post_parameters("password")
@sensitive_variables("secret", "form")
def join_as_new(request: HttpRequest, secret: str) -> HttpResponse:
    """Make an account for the invited address, let it in, and sign it in."""
    offer = _offer(request, secret)
    form = JoinForm(request.POST, email=offer.email, initial={})
    if not form.is_valid():
        return _show(request, secret, offer, form)
    member = services.accept_as_new(secret=secret, **form.cleaned_data, now=clock.now())
    sign_in(request, member.account)
    return _welcome(request, member)


@require_POST
@sensitive_variables("secret")
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Let the account that is signed in into the workspace."""
    _offer(request, secret)
    if not request.user.is_authenticated:
        return SeeOther(reverse("people:accept", args=[secret]))
    member = services.accept_invitation(request.user, secret=secret, now=clock.now())
    return _welcome(request, member)


def _offer(request: HttpRequest, secret: str) -> Offer:
    """Read the invitation, and answer in the reader's language: their own, else the mail's."""
    offer = offer_of(secret, now=clock.now())
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or offer.language
    language = getattr(request.user, "language", chosen)
    translation.activate(language)
    request.LANGUAGE_CODE = language
    return offer


def _show(
    request: HttpRequest, secret: str, offer: Offer, form: JoinForm | None = None
) -> HttpResponse:
    is_signed_in = request.user.is_authenticated
    first = {
        "name": offer.name,
        "language": translation.get_language(),
        "zone": offer.zone,
    }
    facts = {
        "offer": offer,
        "secret": secret,
        "form": form or JoinForm(None, email=offer.email, initial=first),
        "is_signed_in": is_signed_in,
        "is_other": is_signed_in and cast("Account", request.user).email != offer.email,
        "is_member": is_signed_in and belongs_to(cast("Account", request.user), offer.workspace_id),
    }
    status = 422 if form is not None else 200
    return render(request, "people/invitation_accept.html", facts, status=status)


def _welcome(request: HttpRequest, member: Member) -> HttpResponse:
    request.session[WORKSPACE_IN_SESSION] = member.workspace_id
    flash.say(request, _("Welcome to %(workspace)s.") % {"workspace": member.workspace.name})
    return SeeOther("/")
