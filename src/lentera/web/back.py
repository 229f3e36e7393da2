"""After a deed the browser is sent to a page, so that reloading repeats nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class SeeOther(HttpResponseRedirect):
    """303: look there, with GET."""

    status_code = 303


def back(request: HttpRequest, default: str = "/") -> HttpResponse:
    """Send the browser to the form's ``next`` if it is an address of ours, else to ``default``."""
    address = request.POST.get("next", "")
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return SeeOther(address if ours else default)


def address_back(request: HttpRequest, default: str = "/") -> str:
    """Return where a form should send the browser afterwards: the page it was opened from."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    if not address and request.headers.get("HX-Current-URL"):
        parts = urlsplit(request.headers["HX-Current-URL"])
        address = f"{parts.path}?{parts.query}" if parts.query else parts.path
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else default
