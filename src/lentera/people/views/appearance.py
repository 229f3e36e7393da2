"""Light or dark, English or Indonesian: for people signed in, and before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.views.decorators.http import require_POST

from lentera.people import services
from lentera.people.cookies import remember
from lentera.people.models import Account
from lentera.web.back import back

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class AppearanceForm(forms.Form):
    """One or both of theme and language."""

    theme = forms.ChoiceField(choices=Account.Theme.choices, required=False)
    language = forms.ChoiceField(choices=Account.Language.choices, required=False)


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep theme and language with the account and in cookies, so that both wait at the door."""
    response = back(request)
    form = AppearanceForm(request.POST)
    if not form.is_valid():
        return response
    theme, language = form.cleaned_data["theme"], form.cleaned_data["language"]
    if request.user.is_authenticated:
        services.keep_appearance(request.user.pk, theme=theme, language=language)
    return remember(request, response, theme=theme, language=language)
