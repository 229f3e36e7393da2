"""What a browser remembers of its person: theme, language, and what they put off."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings

from lentera.domain.ids import to_hex

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from lentera.people.models import Account

A_YEAR = 365 * 24 * 60 * 60
A_WEEK = 7 * 24 * 60 * 60
SECOND_STEP_LATER = "second-step-later"


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


def put_off_second_step(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Have the browser say nothing of a second step to this account for a week."""
    response.set_cookie(
        SECOND_STEP_LATER,
        to_hex(cast("Account", request.user).pk),
        max_age=A_WEEK,
        samesite="Lax",
        httponly=True,
        secure=request.is_secure(),
    )
    return response


def second_step_is_put_off(request: HttpRequest, account_id: int) -> bool:
    """Whether this account put it off, in this browser, within the week."""
    return request.COOKIES.get(SECOND_STEP_LATER) == to_hex(account_id)
