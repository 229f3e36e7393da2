"""The request as views of signed-in members receive it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django.http import QueryDict
    from django_htmx.middleware import HtmxDetails

    from lentera.domain.viewer import Viewer
    from lentera.people.models import Account


class ViewerRequest(HttpRequest):
    """A request that came through a member's door: ``viewer`` is who looks."""

    viewer: Viewer
    htmx: HtmxDetails


class AccountRequest(HttpRequest):
    """A request of somebody signed in, member of a workspace or not."""

    user: Account
    htmx: HtmxDetails


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, even if it is nothing; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None
