"""One's own name, and how pages show things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lentera.people import services
from lentera.people.cookies import remember
from lentera.people.forms.profile import PreferencesForm, ProfileForm
from lentera.web import clock, flash
from lentera.web.requests import posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from lentera.web.requests import AccountRequest


@require_http_methods(["GET", "POST"])
def profile(request: AccountRequest) -> HttpResponse:
    """Show and change one's own name."""
    form = ProfileForm(posted(request), initial={"name": request.user.name})
    if form.is_valid():
        services.change_name(request.user, name=form.cleaned_data["name"], now=clock.now())
        flash.say(request, _("Your name is saved."))
        return redirect("people:profile")
    return render(
        request, "people/profile.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def preferences(request: AccountRequest) -> HttpResponse:
    """Show and change how pages show days, times and numbers."""
    form = PreferencesForm.showing(request.user, posted(request))
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "people/preferences.html", {"form": form}, status=status)
    chosen = form.chosen()
    services.change_preferences(request.user, chosen)
    with translation.override(chosen.language):
        flash.say(request, _("Your preferences are saved."))
    response = redirect("people:preferences")
    return remember(request, response, theme=chosen.theme, language=chosen.language)
