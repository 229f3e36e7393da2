"""Signing somebody in who has just shown who they are by other means than the sign-in page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession

from lentera.people.services.sessions import forget_where

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lentera.people.models import Account


def sign_in(request: HttpRequest, account: Account) -> None:
    """Begin a session under a new key, which its owner sees in their list of devices."""
    get_adapter().login(request, account)
    UserSession.objects.create_from_request(request)
    forget_where(account.pk)
