"""Puts waiting messages into answers to htmx, so that a deed without a new page is told as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.messages import get_messages
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    GetResponse = Callable[[HttpRequest], HttpResponse]

# With one of these the browser goes to a whole page, which shows the messages itself.
LEAVES_THE_PAGE = ("HX-Redirect", "HX-Refresh", "HX-Location", "Location")


def show_toasts(get_response: GetResponse) -> GetResponse:
    """Append the messages to a fragment, aimed at the page's place for messages."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _is_fragment(request, response) and (messages := list(get_messages(request))):
            toasts = render_to_string("web/_toasts_apart.html", {"messages": messages}, request)
            response.content += toasts.encode(response.charset)
        return response

    return answer


def _is_fragment(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        bool(getattr(request, "htmx", False))
        and not response.streaming
        and response.status_code != 204
        and response.get("Content-Type", "").startswith("text/html")
        and not any(header in response for header in LEAVES_THE_PAGE)
    )
