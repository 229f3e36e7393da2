"""Deleting one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lentera.people import selectors, services
from lentera.people.forms.deletion import DeletionForm
from lentera.web import clock, flash
from lentera.web.requests import posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import AccountRequest


@require_http_methods(["GET", "POST"])
@reauthentication_required(app="allauth.account", allow_get=True)  # type: ignore[untyped-decorator]
def delete_account(request: AccountRequest) -> HttpResponse:
    """Say what goes and what stays, and delete the account of whoever says yes."""
    memberships = selectors.endings(request.user)
    form = DeletionForm(posted(request))
    if not form.is_valid():
        context = {
            "form": form,
            "memberships": memberships,
            "blocked": any(one.must_hand_over for one in memberships),
        }
        status = 422 if form.errors else 200
        return render(request, "people/delete_account.html", context, status=status)
    services.delete_account(request.user, now=clock.now())
    get_adapter().logout(request)
    flash.say(request, _("Your account is deleted. Take care."))
    return redirect("account_login")
