"""Light or dark, English or Indonesian: for people signed in, and before."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lentera.people import services
from lentera.people.models import Account

A_YEAR = 365 * 24 * 60 * 60


class AppearanceForm(forms.Form):
    """One or both of theme and language, and where to go afterwards."""

    theme = forms.ChoiceField(choices=Account.Theme.choices, required=False)
    language = forms.ChoiceField(choices=Account.Language.choices, required=False)
    next = forms.CharField(required=False)


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep theme and language with the account and in cookies, so that both wait at the door."""
    form = AppearanceForm(request.POST)
    chosen = form.cleaned_data if form.is_valid() else {"theme": "", "language": "", "next": ""}
    if request.user.is_authenticated:
        services.keep_appearance(
            request.user.pk, theme=chosen["theme"], language=chosen["language"]
        )
    response = HttpResponseRedirect(_local(request, chosen["next"]))
    for name, value in (
        ("theme", chosen["theme"]),
        (settings.LANGUAGE_COOKIE_NAME, chosen["language"]),
    ):
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


def _local(request: HttpRequest, address: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"
