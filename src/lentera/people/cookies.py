"""What a browser remembers of its person when nobody is signed in: theme and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

A_YEAR = 365 * 24 * 60 * 60


def remember(
    request: HttpRequest, response: HttpResponse, *, theme: str = "", language: str = ""
) -> HttpResponse:
    """Have the browser remember theme and language; what is empty stays as it was."""
    for name, value in (("theme", theme), (settings.LANGUAGE_COOKIE_NAME, language)):
        if value:
            response.set_cookie(
                name,
                value,
                max_age=A_YEAR,
                samesite="Lax",
                httponly=True,
                secure=request.is_secure(),
            )
    return response
