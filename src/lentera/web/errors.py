"""Pages for what went wrong before or outside a view."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    GetResponse = Callable[[HttpRequest], HttpResponse]

# Answers that Django and its parts give without a word.
WORDLESS = {405, 413, 429, 503}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read; 413: it was too much to read."""
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, f"{status}.html", status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the door is closed for this person."""
    del exception
    return render(request, "403.html", status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's token is too old or came from elsewhere; nothing was changed."""
    del reason
    return render(request, "web/stale_form.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing for this person."""
    del exception
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake; 503: the database does not answer.

    Nothing is asked of the request, the session or the database any more.
    """
    del request
    status = 503 if isinstance(sys.exc_info()[1], OperationalError) else 500
    return HttpResponse(render_to_string(f"{status}.html"), status=status)


def put_into_words(get_response: GetResponse) -> GetResponse:
    """Give an empty answer of an error its page, when a person with a browser asked."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        wanted = response.status_code in WORDLESS and request.accepts("text/html")
        if not wanted or response.streaming or response.content:
            return response
        page = render(request, f"{response.status_code}.html", status=response.status_code)
        for header in ("Allow", "Retry-After"):
            if header in response:
                page[header] = response[header]
        return page

    return answer
